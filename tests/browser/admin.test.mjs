import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, linkSays, screenshot, visit } from "./browser.mjs";
import { Server } from "../support/server.mjs";

let server, browser;

before(async () => {
  server = await Server.startWithAdmin();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function inside(options) {
  const page = await visit(browser, server.admin, "", { viewport: { width: 1100, height: 940 }, ...options });
  await linkSays(page, "Connected");
  return page;
}

const actor = (page, address) => page.getByRole("button", { name: address, exact: true });

test("admin_APlayerInARoom_IsSeenCalledAndKicked", async () => {
  const ann = await visit(browser, `${server.url}/#inside`, "Ann");
  await ann.locator("#people-list", { hasText: "Ann" }).waitFor();
  const page = await inside();
  await page.getByRole("button", { name: "Watch" }).click();
  await page.locator("#tail-state", { hasText: "watching" }).waitFor();

  await page.getByRole("searchbox", { name: "Filter actors" }).fill("INSIDE");
  await actor(page, "chatRoom/inside").click();
  await page.locator("#actor-facts", { hasText: "1 connected" }).waitFor();
  await page.locator("#actor-state", { hasText: "messages" }).waitFor();

  await page.getByRole("combobox", { name: "Action" }).selectOption("sendMessage");
  await page.getByRole("textbox", { name: "Arguments" }).fill('"Admin", "hello from inside"');
  await page.getByRole("button", { name: "Call", exact: true }).click();
  await page.locator("#call-result", { hasText: "hello from inside" }).waitFor();
  await ann.locator("#messages .message", { hasText: "hello from inside" }).waitFor();
  await page.locator("#tail .event", { hasText: "messageReceived" }).waitFor();
  await page.locator(".plot b", { hasText: /^1$/ }).first().waitFor();
  assert.ok(await page.locator(".plot canvas").count() === 4);

  await page.getByRole("textbox", { name: "Arguments" }).fill("oops");
  await page.getByRole("button", { name: "Call", exact: true }).click();
  await page.locator("#call-result", { hasText: "must be JSON values" }).waitFor();
  await screenshot(page, "admin");

  await page.getByRole("button", { name: /^Kick/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Kick", exact: true }).click();
  await page.getByText("Nobody is here.").waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
  await ann.context().close();
});

test("admin_KeyboardOnly_OpensAnActorAndCallsIt", async () => {
  const ann = await visit(browser, `${server.url}/#keys`, "Ann");
  await ann.locator("#people-list", { hasText: "Ann" }).waitFor();
  const page = await inside();
  await page.getByRole("searchbox", { name: "Filter actors" }).focus();
  await page.keyboard.type("keys");
  await page.locator("#actor-count", { hasText: /^1$/ }).waitFor();
  await actor(page, "chatRoom/keys").waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "chatRoom/keys");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "chatRoom/keys" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "actor-name");
  await page.getByRole("textbox", { name: "Arguments" }).focus();
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  await page.locator("#call-result", { hasText: "bad_args" }).waitFor();
  await page.context().close();
  await ann.context().close();
});

test("admin_PhoneWidthInTheDark_Fits", async () => {
  const page = await inside({ viewport: { width: 375, height: 667 }, colorScheme: "dark" });
  await page.locator(".plot canvas").first().waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375);
  await screenshot(page, "admin-phone");
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("admin_ServerWithAToken_AsksForItUntilItIsRight", async () => {
  const token = "a token of the browser test, long enough";
  const guarded = await Server.startWithAdmin({ GAMEEVENTS_ADMIN_TOKEN: token });
  const page = await visit(browser, guarded.admin, "");
  for (const typed of ["a wrong one", token]) {
    await page.getByLabel("The server’s admin.token").fill(typed);
    await page.keyboard.press("Enter");
    if (typed !== token) await page.getByText("The server does not take that one.").waitFor();
  }
  await linkSays(page, "Connected");
  await page.getByText("None in memory.").waitFor();
  await page.context().close();
  await guarded.stop();
});
