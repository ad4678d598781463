import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { countIs, launch, linkSays, screenshot, visit } from "./browser.mjs";
import { Server } from "../support/server.mjs";

let server, browser;

before(async () => {
  server = await Server.start();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens the room for people of these names, and waits until each sees all. */
async function together(room, names, options) {
  const pages = [];
  for (const name of names) pages.push(await visit(browser, `${server.url}/#${room}`, name, options));
  for (const page of pages) await countIs(page, names.length);
  return pages;
}

const message = (page, text) => page.locator("#messages .message", { hasText: text });

async function say(page, text) {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.keyboard.press("Enter");
}

test("chat_TwoPages_SeeEachOtherAndWhatTheyWrite", async () => {
  const [ann, bob] = await together("general", ["Ann", "Bob"]);
  await say(ann, "Hello everyone!");
  await say(bob, "Hi Ann. <b>Not markup</b>");
  for (const page of [ann, bob]) {
    await message(page, "Hello everyone!").waitFor();
    await message(page, "<b>Not markup</b>").waitFor();
    await page.locator("#people-list", { hasText: "Bob" }).waitFor();
    assert.deepEqual(page.problems, []);
  }
  assert.match(await message(ann, "Hello").locator("time").getAttribute("datetime"), /^\d{4}-\d\d-\d\dT/);
  await screenshot(ann, "chat");
  await bob.context().close();
  await countIs(ann, 1);
  await ann.context().close();
});

test("chat_PrivateMessage_ReachesOneOnlyAndCanBeAnswered", async () => {
  const [ann, bob, eve] = await together("secrets", ["Ann", "Bob", "Eve"]);
  await ann.getByRole("button", { name: "Bob, write privately" }).click();
  await ann.getByRole("textbox", { name: "Private message to Bob" }).fill("psst");
  await ann.keyboard.press("Enter");
  await message(bob, "psst").getByText("Ann to you, privately").waitFor();
  await message(ann, "psst").getByText("You to Bob, privately").waitFor();
  await screenshot(bob, "private");
  await bob.getByRole("button", { name: "Reply" }).click();
  await bob.keyboard.type("I hear you");
  await bob.keyboard.press("Enter");
  await message(ann, "I hear you").waitFor();
  await ann.keyboard.press("Escape");
  await say(ann, "to all");
  await message(eve, "to all").waitFor();
  assert.equal(await message(eve, "psst").count() + await message(eve, "I hear you").count(), 0);
  for (const page of [ann, bob, eve]) await page.context().close();
});

test("chat_OwnMessage_CanBeDeletedByItsWriterAlone", async () => {
  const [ann, bob] = await together("errors", ["Ann", "Bob"]);
  await say(ann, "a mistake");
  await message(bob, "a mistake").waitFor();
  assert.equal(await bob.getByRole("button", { name: /^Delete/ }).count(), 0);
  await ann.reload();
  await ann.getByRole("button", { name: "Delete your message: a mistake" }).click();
  for (const page of [ann, bob]) await message(page, "a mistake").waitFor({ state: "detached" });
  await ann.getByText("Nobody has written here yet.").waitFor();
  for (const page of [ann, bob]) await page.context().close();
});

test("chat_ServerDiesAndComesBack_BothComeBackAndWhatWaitedIsSent", async () => {
  const [ann, bob] = await together("phoenix", ["Ann", "Bob"]);
  await server.stop();
  await Promise.all([ann, bob].map((page) => linkSays(page, /Reconnecting/)));
  await say(ann, "written while it was away");
  await ann.locator("#pending", { hasText: "Waiting for the connection" }).waitFor();
  await screenshot(ann, "reconnecting");
  await server.start();
  for (const page of [ann, bob]) {
    await linkSays(page, /Back|Connected/);
    await message(page, "written while it was away").waitFor();
    await countIs(page, 2);
    assert.equal(await page.locator("#banner").isVisible(), false);
    assert.deepEqual(page.problems, []);
  }
  assert.equal(await ann.locator("#pending .message").count(), 0);
  await screenshot(ann, "back");
  await say(bob, "and we are back");
  await message(ann, "and we are back").waitFor();
  for (const page of [ann, bob]) await page.context().close();
});

test("chat_KeyboardOnly_DoesEverything", async () => {
  const [ann, bob] = await together("keys", ["Ann", "Bob"]);
  const { keyboard } = ann;
  await keyboard.type("first"); // the message field has the focus from the start
  await keyboard.press("Shift+Enter");
  await keyboard.type("second line");
  await keyboard.press("Enter");
  await message(bob, "first\nsecond line").waitFor();

  await tabTo(ann, "Bob, write privately");
  await screenshot(ann, "keyboard");
  await keyboard.press("Enter");
  await keyboard.type("only you");
  await keyboard.press("Enter");
  await message(bob, "only you").waitFor();
  await keyboard.press("Escape");
  await ann.getByRole("textbox", { name: "Message", exact: true }).waitFor();

  await tabTo(ann, /^Delete your message: first/);
  await keyboard.press("Enter");
  await message(bob, "second line").waitFor({ state: "detached" });
  assert.equal(await focused(ann), "Message");

  await tabTo(ann, "Ann, change your name");
  await keyboard.press("Enter");
  await keyboard.type("Anna");
  await keyboard.press("Enter");
  await bob.getByRole("button", { name: "Anna, write privately" }).waitFor();
  await message(ann, "only you").waitFor(); // what was private is known here alone, and stays

  await tabTo(ann, "Change room");
  await keyboard.press("Enter");
  await keyboard.press("Escape");
  await tabTo(ann, "Change room");
  await keyboard.press("Enter");
  await keyboard.type("#another room");
  await keyboard.press("Enter");
  await ann.getByRole("heading", { name: "another room" }).waitFor();
  assert.ok(ann.url().endsWith("/#another%20room"));
  await countIs(bob, 1);
  for (const page of [ann, bob]) await page.context().close();
});

test("chat_PhoneWidth_FitsAndThePeopleAreOneTapAway", async () => {
  const [ann, bob] = await together("pocket", ["Ann of the Very Long and Splendid Name", "Bob"], {
    viewport: { width: 375, height: 667 }, hasTouch: true, colorScheme: "dark",
  });
  await say(bob, "A-word-so-long-that-it-must-be-broken-somewhere-".repeat(5));
  await say(ann, "and a short one");
  await message(ann, "A-word").waitFor();
  await message(ann, "and a short one").waitFor();
  assert.equal(await ann.evaluate(() => document.documentElement.scrollWidth), 375);
  await screenshot(ann, "phone");
  await ann.getByRole("button", { name: "2 here" }).click();
  await ann.getByRole("button", { name: "Bob, write privately" }).waitFor();
  await screenshot(ann, "phone-people");
  await ann.keyboard.press("Escape");
  assert.equal(await ann.getByRole("button", { name: "Bob, write privately" }).isVisible(), false);
  for (const page of [ann, bob]) await page.context().close();
});

test("chat_RoomByQueryAndARandomName_WorkForANewcomer", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.url}/?room=lobby`);
  await page.getByRole("heading", { name: "lobby" }).waitFor();
  await page.getByText("Nobody has written here yet.").waitFor();
  await linkSays(page, "Connected");
  const name = await page.locator("#me-name").textContent();
  assert.match(name, /^\w+ \w+$/);
  await screenshot(page, "empty");
  await page.reload();
  assert.equal(await page.locator("#me-name").textContent(), name);
  await context.close();
});

const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  return element.ariaLabel ?? element.labels?.[0]?.textContent ?? element.textContent.replace(/\s+/g, " ").trim();
});

/** Presses Tab until the element of that name has the focus, which must then be seen. */
async function tabTo(page, name) {
  const target = page.getByRole("button", { name, exact: true });
  await target.waitFor();
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press("Tab");
    if (!(await target.evaluate((element) => element === document.activeElement))) continue;
    const outline = await target.evaluate((element) => getComputedStyle(element).outlineStyle);
    assert.equal(outline, "solid", `the focus on ${name} is not seen`);
    return;
  }
  assert.fail(`Tab does not reach ${name}`);
}
