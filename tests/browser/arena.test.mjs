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

/** Opens the arena's room for people of these names, and waits until each is drawn on the boards of the others. */
async function together(room, names, options) {
  const pages = [];
  for (const name of names) pages.push(await visit(browser, `${server.url}/arena#${room}`, name, options));
  for (const page of pages) await page.waitForFunction((n) => globalThis.arena.scene?.others.length === n - 1, names.length);
  return pages;
}

const leave = (pages) => Promise.all(pages.map((page) => page.context().close()));

/** Waits until the player of that name is on the page's board, at a distance between `least` and `most` from (x, y); gives the place. */
async function drawn(page, name, { x = 0, y = 0, least = 0, most = Infinity } = {}) {
  const found = await page.waitForFunction(([label, x, y, least, most]) => {
    const { scene } = globalThis.arena;
    const { at } = (scene && [scene.me, ...scene.others].find((each) => each.label === label)) ?? {};
    const distance = at && Math.hypot(at.x - x, at.y - y);
    return distance >= least && distance <= most ? at : undefined;
  }, [name, x, y, least, most]);
  return found.jsonValue();
}

const near = (x, y) => ({ x, y, most: 2 });
const awayFrom = ({ x, y }, least = 100) => ({ x, y, least });

/** Waits until the page's own player stands still; gives the place. */
async function comesToRest(page) {
  const found = await page.waitForFunction(() => {
    const { at } = arena.scene.me;
    const still = globalThis.before?.x === at.x && globalThis.before.y === at.y;
    globalThis.before = at;
    return still && at;
  });
  return found.jsonValue();
}

/** Where on the page a place of the arena is. */
async function onScreen(page, x, y) {
  const { x: left, y: top, width } = await page.locator("#board").boundingBox();
  return [left + (x / 1000) * width, top + (y / 1000) * width];
}

async function click(page, x, y) {
  await page.mouse.click(...(await onScreen(page, x, y)));
}

test("arena_OnePlayerMoves_ItsDotGoesThereOnTheOthersBoard", async () => {
  const [ann, bob] = await together("moves", ["Ann", "Bob"]);
  await click(ann, 100, 100);
  await drawn(bob, "Ann", near(100, 100));
  await bob.evaluate(() => {
    globalThis.seen = [];
    const look = () => {
      seen.push(arena.scene.others[0]?.at.x);
      requestAnimationFrame(look);
    };
    look();
  });
  await click(ann, 800, 600);
  await drawn(ann, "Ann", near(800, 600));
  await drawn(bob, "Ann", near(800, 600));
  const seen = await bob.evaluate(() => seen);
  const between = new Set(seen.filter((x) => x > 110 && x < 790).map(Math.round));
  assert.ok(between.size >= 10, `it was drawn at ${between.size} places on the way`);
  for (const page of [ann, bob]) assert.deepEqual(page.problems, []);
  await leave([ann, bob]);
});

test("arena_Dragging_LeadsThePlayerAlong", async () => {
  const [ann, bob] = await together("drag", ["Ann", "Bob"]);
  await ann.mouse.move(...(await onScreen(ann, 500, 500)));
  await ann.mouse.down();
  await drawn(bob, "Ann", near(500, 500));
  await ann.mouse.move(...(await onScreen(ann, 200, 700)));
  await drawn(bob, "Ann", near(200, 700));
  await ann.mouse.up();
  await ann.mouse.move(...(await onScreen(ann, 900, 100)));
  await click(ann, 300, 300);
  await drawn(bob, "Ann", near(300, 300));
  await leave([ann, bob]);
});

test("arena_Keyboard_MovesWhileAKeyIsHeldAndReachesEverything", async () => {
  const [ann, bob] = await together("keys", ["Ann", "Bob"]);
  const { keyboard } = ann;
  await click(ann, 500, 500);
  await drawn(ann, "Ann", near(500, 500));
  await comesToRest(ann);
  for (const [keys, right, down] of [
    [["ArrowLeft"], -1, 0], [["ArrowRight"], 1, 0], [["ArrowUp"], 0, -1], [["ArrowDown"], 0, 1], [["ArrowLeft", "ArrowUp"], -1, -1],
    [["KeyD"], 1, 0], [["KeyA"], -1, 0], [["KeyS"], 0, 1], [["KeyW"], 0, -1],
  ]) {
    const from = await drawn(ann, "Ann");
    for (const key of keys) await keyboard.down(key);
    await drawn(bob, "Ann", awayFrom(from, 40));
    for (const key of keys) await keyboard.up(key);
    const to = await comesToRest(ann);
    assert.deepEqual([Math.sign(to.x - from.x), Math.sign(to.y - from.y)], [right, down], keys.join(" "));
    await drawn(bob, "Ann", near(to.x, to.y));
  }
  const { x, y } = await drawn(ann, "Ann");

  await tabTo(ann, "#board");
  await tabTo(ann, "#people-list");
  await tabTo(ann, "#me");
  await keyboard.press("Enter");
  await keyboard.type("Wanda"); // in a dialog, W and A are letters
  await keyboard.press("Enter");
  await drawn(bob, "Wanda", near(x, y));
  await countIs(bob, 2);
  await leave([ann, bob]);
});

test("arena_SomebodyGoes_TheirDotGoesToo", async () => {
  const [ann, bob, eve] = await together("leaving", ["Ann", "Bob", "Eve"]);
  await leave([eve]);
  for (const page of [ann, bob]) {
    await countIs(page, 2);
    await page.waitForFunction(() => arena.scene.others.length === 1);
  }
  await ann.locator("#announce", { hasText: "Eve left." }).waitFor({ state: "attached" });
  await leave([ann, bob]);
});

test("arena_AnotherRoom_IsAnotherArena", async () => {
  const [ann, bob] = await together("here", ["Ann", "Bob"]);
  await ann.getByRole("button", { name: "Change room" }).click();
  await ann.keyboard.type("there");
  await ann.keyboard.press("Enter");
  await ann.getByRole("heading", { name: "there" }).waitFor();
  await countIs(ann, 1);
  await countIs(bob, 1);
  await ann.goBack();
  for (const page of [ann, bob]) await countIs(page, 2);
  await drawn(bob, "Ann");
  await ann.getByRole("link", { name: "Chat" }).click();
  await ann.waitForURL(`${server.url}/#here`);
  await ann.getByRole("link", { name: "Arena" }).click();
  await ann.waitForURL(`${server.url}/arena/#here`);
  await drawn(bob, "Ann");
  await leave([ann, bob]);
});

test("arena_Bots_AreTwentyMorePlayersWhoMoveAbout", async () => {
  const ann = await visit(browser, `${server.url}/arena?bots=20#crowd`, "Ann");
  const bob = await visit(browser, `${server.url}/arena#crowd`, "Bob", { colorScheme: "dark" });
  for (const page of [ann, bob]) await countIs(page, 22);
  const first = await drawn(bob, "Bot 1"), last = await drawn(bob, "Bot 20");
  await drawn(bob, "Bot 1", awayFrom(first));
  await drawn(bob, "Bot 20", awayFrom(last));
  for (const page of [ann, bob]) {
    await page.waitForFunction(() => Number(document.querySelector("#event-rate").textContent) >= 20);
    await page.waitForFunction(() => Number(document.querySelector("#round-trip").textContent) > 0);
    assert.deepEqual(page.problems, []);
  }
  await screenshot(ann, "arena");
  await screenshot(bob, "arena-dark");
  await ann.getByRole("button", { name: "Change room" }).click();
  await ann.keyboard.type("elsewhere");
  await ann.keyboard.press("Enter");
  await countIs(bob, 1);
  await leave([ann, bob]);
});

test("arena_ServerDiesAndComesBack_PlayersAreWhereTheyWere", async () => {
  const [ann, bob] = await together("phoenix", ["Ann", "Bob"]);
  await click(ann, 200, 300);
  await drawn(bob, "Ann", near(200, 300));
  await server.stop();
  await Promise.all([ann, bob].map((page) => linkSays(page, /Reconnecting/)));
  await click(ann, 700, 300); // the player goes on meanwhile
  await screenshot(ann, "arena-reconnecting");
  await server.start();
  for (const page of [ann, bob]) {
    await linkSays(page, /Back|Connected/);
    await countIs(page, 2);
    assert.deepEqual(page.problems, []);
  }
  await drawn(bob, "Ann", near(700, 300));
  await leave([ann, bob]);
});

test("arena_PhoneWidth_FitsAndATapMoves", async () => {
  const [ann, bob] = await together("pocket", ["Ann of the Very Long and Splendid Name", "Bob"], {
    viewport: { width: 375, height: 667 }, hasTouch: true, colorScheme: "dark", reducedMotion: "reduce",
  });
  await ann.touchscreen.tap(...(await onScreen(ann, 300, 200)));
  await drawn(bob, "Ann of the Very…", near(300, 200));
  for (const page of [ann, bob]) {
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375);
    assert.deepEqual(page.problems, []);
  }
  const { width, height } = await ann.locator("#board").boundingBox();
  assert.ok(width >= 340 && width === height);
  await screenshot(ann, "arena-phone");
  await leave([ann, bob]);
});

/** Presses Tab until the element has the focus, which must then be seen. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press("Tab");
    const outline = await page.locator(selector).evaluate((element) =>
      element === document.activeElement ? getComputedStyle(element).outlineStyle : undefined);
    if (outline === undefined) continue;
    assert.equal(outline, "solid", `the focus on ${selector} is not seen`);
    return;
  }
  assert.fail(`Tab does not reach ${selector}`);
}
