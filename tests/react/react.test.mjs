import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import * as playwright from "playwright-core";
import { launch, problemsOf } from "../support/browser.mjs";
import { Server } from "../support/server.mjs";

const folder = fileURLToPath(new URL(".", import.meta.url));
let server, browser, script;

before(async () => {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: ["page.jsx"],
    bundle: true,
    write: false,
    format: "esm",
    jsx: "automatic",
    alias: { react: "./node_modules/react" }, // the hooks, linked, would find the one of their own tests
    define: { "process.env.NODE_ENV": '"development"' }, // StrictMode does nothing otherwise
    logLevel: "warning",
  });
  script = outputFiles[0].text;
  server = await Server.start();
  browser = await launch(playwright);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A browser of one's own with the page of these tests, and all that it sends. Gone with the test, which fails if it complained. */
async function open(t) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const problems = problemsOf(page);
  page.setDefaultTimeout(15_000);
  page.sent = [];
  page.on("websocket", (socket) => socket.on("framesent", ({ payload }) => page.sent.push(...[JSON.parse(payload)].flat())));
  // The server's own page, from an origin that may open links, with another script.
  await page.route("**/app.js", (route) => route.fulfill({ contentType: "text/javascript", body: script }));
  await page.goto(server.url);
  t.after(async () => {
    await context.close();
    assert.deepEqual(problems, []);
  });
  return page;
}

const chat = (page, props) => page.evaluate((props) => stage.chat(props), props);
const status = (page, text) => page.locator("#status", { hasText: new RegExp(`^${text}$`) }).waitFor();
const people = (page, ...names) => page.waitForFunction(
  (names) => [...document.querySelectorAll("#people button")].map((each) => each.textContent).sort().join() === names, names.sort().join());
const message = (page, text) => page.locator("#messages li", { hasText: text });
const notes = (page) => page.evaluate(() => stage.notes);
const traffic = (page) => page.sent.filter(({ t }) => t === "join" || t === "leave").map(({ t, actor, key, a }) => `${t} ${a ?? `${actor}/${key}`}`);

async function say(page, text) {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.keyboard.press("Enter");
}

/** Ann and Bob in one room. */
async function together(t, room) {
  const [ann, bob] = [await open(t), await open(t)];
  await chat(ann, { name: "Ann", room });
  await people(ann, "Ann");
  await chat(bob, { name: "Bob", room });
  for (const page of [ann, bob]) await people(page, "Ann", "Bob");
  return [ann, bob];
}

test("react_TwoPeople_ChatWhisperAndSeeEachOther", async (t) => {
  const [ann, bob] = await together(t, "talk");
  await say(ann, "hello");
  for (const page of [ann, bob]) await message(page, "Ann: hello").waitFor();
  await bob.getByRole("button", { name: "Ann" }).click();
  await ann.waitForFunction(() => stage.notes.includes("Bob whispers psst"));

  const eve = await open(t);
  await chat(eve, { name: "Eve", room: "talk" });
  await message(eve, "Ann: hello").waitFor();
  for (const page of [ann, bob, eve]) await people(page, "Ann", "Bob", "Eve");
  await eve.evaluate(() => stage.clear());
  for (const page of [ann, bob]) await people(page, "Ann", "Bob");
});

test("react_StrictMode_OneJoinForEachSnapshotThatIsNeededAndNoLeave", async (t) => {
  const page = await open(t);
  await page.evaluate(() => stage.count("link")); // so that there is a link, and whatever is joined or left is sent at once
  await page.waitForFunction(() => stage.counter);
  page.sent.length = 0;
  await chat(page, { name: "Ann", room: "strict" });
  await people(page, "Ann");
  // The people come after the first snapshot, and ask for one that fits.
  assert.deepEqual(traffic(page), ["join chatRoom/strict", "leave counter/link", "join chatRoom/strict"]);
});

test("react_OnceAndAToggledListener_HearWhatTheyShould", async (t) => {
  const [ann, bob] = await together(t, "listeners");
  for (const [listens, text] of [[true, "one"], [false, "two"], [true, "three"]]) {
    await chat(ann, { name: "Ann", room: "listeners", listens });
    await say(bob, text);
    await message(ann, text).waitFor();
  }
  assert.deepEqual(await notes(ann), ["first one", "heard one", "heard three"]);
  await ann.evaluate(() => stage.clear());
  await people(bob, "Bob");
  await say(bob, "four");
  await message(bob, "four").waitFor();
  await chat(ann, { name: "Ann", room: "listeners", listens: true });
  await message(ann, "four").waitFor();
  await say(bob, "five");
  await message(ann, "five").waitFor();
  assert.deepEqual((await notes(ann)).slice(3), ["first five", "heard five"]);
});

test("react_ParamsAndKeyChange_AnotherConnectionJoinsWithThem", async (t) => {
  const [ann, bob] = await together(t, "params");
  const connections = () => ann.evaluate(() => stage.connections.size);
  const before = await connections();
  await chat(ann, { name: "Ann", room: "params", listens: true });
  assert.equal(await connections(), before);

  await chat(ann, { name: "Anna", room: "params" });
  await status(ann, "connected");
  for (const page of [ann, bob]) await people(page, "Anna", "Bob");
  await chat(ann, { name: "Anna", room: "params-next-door" });
  await people(ann, "Anna");
  await people(bob, "Bob");
});

test("react_Disabled_OpensNothingUntilItIsEnabled", async (t) => {
  const page = await open(t);
  await chat(page, { name: "Ann", room: "later", enabled: false });
  await status(page, "idle");
  assert.equal(await page.evaluate(() => [...stage.connections].at(-1).sendMessage("Ann", "hi").catch(({ code }) => code)), "not_joined");
  assert.deepEqual(page.sent, []);
  await chat(page, { name: "Ann", room: "later", enabled: true });
  await status(page, "connected");
  await people(page, "Ann");
  await chat(page, { name: "Ann", room: "later", enabled: false });
  await status(page, "idle");
  assert.deepEqual(traffic(page), ["join chatRoom/later", "join chatRoom/later", "leave chatRoom/later"]);
});

test("react_ManyEvents_RenderOnlyWhatTheyChange", async (t) => {
  const page = await open(t);
  await page.evaluate(() => stage.count("many"));
  await page.waitForFunction(() => stage.counter);
  await page.locator("#tens", { hasText: "0" }).waitFor();
  const before = await page.evaluate(() => stage.renders);
  for (let n = 0; n < 9; n++) await page.evaluate(() => stage.counter.increment(1));
  assert.deepEqual(await notes(page), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.equal(await page.evaluate(() => stage.renders), before);
  await page.evaluate(() => stage.counter.increment(1));
  await page.locator("#tens", { hasText: "1" }).waitFor();
  assert.equal(await page.evaluate(() => stage.renders), before + 2); // StrictMode renders twice
});

test("react_HiddenActivity_LeavesAndComesBackWhenItIsShown", async (t) => {
  const [ann, bob] = await together(t, "activity");
  const mode = (mode) => ann.evaluate((mode) => stage.chatWhile(mode, { name: "Ann", room: "activity" }), mode);
  await mode("visible");
  for (const page of [ann, bob]) await people(page, "Ann", "Bob");
  await mode("hidden");
  await people(bob, "Bob");
  await say(bob, "while Ann was hidden");
  await mode("visible");
  await message(ann, "while Ann was hidden").waitFor();
  for (const page of [ann, bob]) await people(page, "Ann", "Bob");
});

test("react_ServerDiesAndComesBack_TheRoomIsShownAsItIsNow", async (t) => {
  const [ann, bob] = await together(t, "phoenix");
  await say(ann, "before");
  await message(bob, "before").waitFor();
  await server.stop();
  for (const page of [ann, bob]) await status(page, "reconnecting");
  await message(ann, "before").waitFor();
  await server.start();
  for (const page of [ann, bob]) {
    await status(page, "connected");
    await people(page, "Ann", "Bob");
    await message(page, "before").waitFor({ state: "detached" });
  }
  await say(bob, "after");
  await message(ann, "after").waitFor();
});
