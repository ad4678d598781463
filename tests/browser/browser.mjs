import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const screenshots = fileURLToPath(new URL("../../artifacts/screenshots/", import.meta.url));

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROME_BIN ?? "/usr/bin/chromium",
    args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
}

/** A person at a browser of their own, in a room. `problems` gathers what the page complains about in its console. */
export async function visit(browser, address, name, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 720 }, ...options });
  await context.addInitScript((chosen) => localStorage.setItem("gameevents.name", JSON.stringify([chosen])), name);
  const page = await context.newPage();
  page.problems = [];
  page.on("pageerror", (error) => page.problems.push(String(error)));
  page.on("console", (message) => {
    // A link that cannot be opened is told by the browser itself, whatever the page does.
    if (message.type() === "error" && !message.text().includes("WebSocket connection")) page.problems.push(message.text());
  });
  await page.goto(address);
  return page;
}

export async function screenshot(page, name) {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: `${screenshots}${name}.png` });
}
