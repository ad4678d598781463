import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { address } from "../src/actor/address.js";
import type { Connection } from "../src/index.js";
import { heard } from "./support/fixture.js";
import { textOf } from "./vectors/patterns.js";
import { transportNames } from "../src/transports/transports.js";
import { run, type Script } from "./vectors/script.js";
import { Outcome, Stage } from "./vectors/stage.js";

interface CloseVector { code: number; bye?: object; reaction: "stop" | "wait" | "reconnectAndFail" | "reconnect"; after?: number; newToken?: true }

const vectors = new URL("../../../../tests/vectors/", import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, vectors), "utf8"));
const addresses = read("addresses.json"), client = read("client.json");

for (const { type, key, text } of addresses.valid) {
  const expected = textOf(text);
  test(`address ${expected.slice(0, 40)}`, () => assert.equal(address(textOf(type), key.map(textOf)), expected));
}

for (const { why, type, key } of addresses.invalidParts) {
  test(`no address: ${why}`, () => assert.throws(() => address(textOf(type), key.map(textOf)), { code: "bad_message" }));
}

for (const transport of transportNames) {
  for (const script of (client.cases as Script[]).filter(({ only = [transport] }) => only.includes(transport))) {
    test(`case over ${transport}: ${script.name}`, async (t) => run(script, await Stage.open(t, transport, "token", script.emit)));
  }
}

for (const { code, bye, reaction, after = 0, newToken } of client.closes as CloseVector[]) {
  test(`close ${code}${bye === undefined ? "" : ` after ${JSON.stringify(bye)}`}${newToken ? " with a new token" : ""}: ${reaction}`, async (t) => {
    let asked = 0;
    const stage = await Stage.open(t, "websocket", newToken ? () => `token ${++asked}` : "token");
    await stage.enter({});
    const room: Connection = stage.handle("chatRoom", ["general"]).connect({ params: { name: "Ann" } });
    const errors = heard<{ code: string }>(room, "error");
    const { id } = await stage.receive();
    await stage.send({ t: "joined", id, a: "chatRoom/general", c: "c_1", e: "e1", s: 1, recovered: false, d: null });
    const call = new Outcome(room["f"]!());
    await stage.receive();
    if (bye !== undefined) await stage.send(bye);
    const state = await stage.close(code);

    if (reaction === "stop") {
      assert.equal(state.status, "stopped");
      assert.equal(stage.clock.pending, 0);
      await errors.next();
      assert.equal(room.status, "closed");
      await call.error();
      return;
    }
    assert.ok(state.status === "waiting", state.status);
    if (reaction === "reconnectAndFail") await call.error();
    if (after > 0) stage.clock.advance(after - 1);
    assert.equal(stage.client.link.state, state, `a link was tried before ${after} ms`);
    await new Promise(setImmediate);
    assert.equal(call.settled, reaction === "reconnectAndFail");
    await stage.nextLink();
    await stage.enter({});
    if (reaction !== "reconnectAndFail") assert.equal((await call.error()).code, "result_expired");
  });
}

test("back-off: attempts that fail one after the other", async (t) => {
  const stage = await Stage.open(t);
  stage.clock.dice = 1 - Number.EPSILON;
  for (const longest of client.backoff.atMost as number[]) {
    const state = await stage.close(1006);
    assert.ok(state.status === "waiting");
    const wait = state.retryAt - stage.clock.now();
    assert.ok(wait <= longest && wait > longest / 2, `waits ${wait} of at most ${longest}`);
    await stage.nextLink();
  }
});
