import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as playwright from "playwright-core";
import { launch as launchWith, problemsOf } from "../support/browser.mjs";

const screenshots = fileURLToPath(new URL("../../artifacts/screenshots/", import.meta.url));

export function launch() {
  return launchWith(playwright);
}

/** A person at a browser of their own, in a room. `problems` gathers what the page complains about in its console. */
export async function visit(browser, address, name, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 720 }, ...options });
  await context.addInitScript((chosen) => localStorage.setItem("gameevents.name", JSON.stringify([chosen])), name);
  const page = await context.newPage();
  page.problems = problemsOf(page);
  await page.goto(address);
  return page;
}

export async function screenshot(page, name) {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: `${screenshots}${name}.png` });
}

/** Until the page says so of its link, and that so many people are there. */
export const linkSays = (page, text) => page.locator("#link", { hasText: text }).waitFor();
export const countIs = (page, count) => page.waitForFunction((n) => document.querySelector("#people-count").textContent === String(n), count);
