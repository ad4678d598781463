import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { FaultProxy } from "../support/faultProxy.mjs";
import { problemsOf } from "../support/browser.mjs";
import { Server } from "../support/server.mjs";
import { launch } from "./browser.mjs";

const bundle = readFileSync(new URL("../../clients/typescript/dist/gameevents.min.js", import.meta.url), "utf8");

let server, proxy, browser;
before(async () => {
  server = await Server.start();
  proxy = await FaultProxy.start(server.url);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await proxy?.stop();
  await server?.stop();
});

/** A page of the server's, with a client of its own in a room: what it hears is in `window.heard`. */
async function inRoom(room, name, origin, options) {
  const page = await (await browser.newContext()).newPage();
  page.problems = problemsOf(page);
  await page.route("**/client.js", (route) => route.fulfill({ contentType: "text/javascript", body: bundle }));
  await page.goto(`${origin}/arena`);
  const transport = await page.evaluate(async ([room, name, options]) => {
    const { createClient } = await import("/client.js");
    window.client = createClient(location.origin, options);
    window.room = client.chatRoom.getOrCreate([room]).connect({ params: { name } });
    window.heard = [];
    window.room.on("messageReceived", ({ text }) => heard.push(text));
    window.room.on("userLeft", ({ name }) => heard.push(`${name} left`));
    window.room.on("gap", () => heard.push("gap"));
    await window.room.ready;
    return client.link.state.transport;
  }, [room, name, options]);
  return { page, transport };
}

const hears = (page, expected) => page.waitForFunction((expected) => JSON.stringify(heard) === JSON.stringify(expected), expected);

for (const transport of ["websocket", "sse", "longpolling", "shortpolling"]) {
  test(`browser_Over_${transport}_ComesBackAfterACutAndLeavesWithThePage`, async () => {
    const ann = await inRoom(transport, "Ann", proxy.url, { transports: [transport] });
    const bob = await inRoom(transport, "Bob", server.url, {});
    assert.deepEqual([ann.transport, bob.transport], [transport, "websocket"]);
    proxy.cut();
    await bob.page.evaluate(() => room.sendMessage("Bob", "missed"));
    await ann.page.evaluate(() => room.sendMessage("Ann", "late"));
    await hears(ann.page, ["missed", "late"]);
    await ann.page.close(); // going elsewhere, the page might be kept for the way back
    await hears(bob.page, ["missed", "late", "Ann left"]);
    for (const { page } of [ann, bob]) await page.context().close();
  });
}
