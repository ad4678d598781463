import assert from "node:assert/strict";
import { test } from "node:test";
import { WebSocket } from "ws";
import { fixture, linkIs } from "./support/fixture.js";

test("token_String_IsSent", async (t) => {
  const { client, server } = await fixture(t, { token: "abc" });
  client.counter.get("a").connect();
  const peer = await server.accept();
  assert.deepEqual(await peer.welcome(), { t: "hello", v: 1, token: "abc" });
});

test("token_Function_IsAskedAtEachConnect", async (t) => {
  let asked = 0;
  const { client, server, clock } = await fixture(t, { token: async () => `t${++asked}` });
  client.counter.get("a").connect();
  const peer = await server.accept();
  assert.equal((await peer.welcome()).token, "t1");
  await linkIs(client, "connected");
  peer.cut();
  await linkIs(client, "waiting");
  clock.advance(30_000);
  assert.equal((await (await server.accept()).welcome()).token, "t2");
});

test("unauthorized_TokenString_Stops", async (t) => {
  const { client, server, clock } = await fixture(t, { token: "old" });
  const room = client.counter.get("a").connect();
  const call = client.counter.get("a").increment(1);
  const peer = await server.accept();
  await peer.expect("hello");
  peer.send({ t: "bye", code: "unauthorized", message: "expired" });
  peer.close(4001);
  await assert.rejects(room.ready, { code: "unauthorized", message: "expired" });
  await assert.rejects(call, { code: "unauthorized" });
  assert.equal(clock.pending, 0);
});

test("unauthorized_NewTokenCanBeHad_TriesOnceMore", async (t) => {
  let asked = 0;
  const { client, server, clock } = await fixture(t, { token: () => `t${++asked}` });
  const room = client.counter.get("a").connect();
  for (const expected of ["t1", "t2"]) {
    const peer = await server.accept();
    assert.equal((await peer.expect("hello")).token, expected);
    peer.close(4001);
    if (expected === "t1") {
      await linkIs(client, "waiting");
      clock.advance(30_000);
    }
  }
  await assert.rejects(room.ready, { code: "unauthorized" });
  assert.equal(client.link.state.status, "stopped");
  assert.equal(clock.pending, 0);
});

test("unauthorized_FunctionGivesTheSameToken_StopsWithoutTrying", async (t) => {
  const { client, server, clock } = await fixture(t, { token: () => "same" });
  const room = client.counter.get("a").connect();
  const peer = await server.accept();
  await peer.expect("hello");
  peer.close(4001);
  await linkIs(client, "waiting");
  clock.advance(30_000);
  await assert.rejects(room.ready, { code: "unauthorized" });
  assert.equal(server.unseen, 0);
});

test("unauthorized_AcceptedInBetween_MayAskOnceMoreAgain", async (t) => {
  let asked = 0;
  const { client, server, clock } = await fixture(t, { token: () => `t${++asked}` });
  client.counter.get("a").connect();
  for (let round = 0; round < 3; round++) {
    const peer = await server.accept();
    await peer.welcome();
    await linkIs(client, "connected");
    peer.close(4001);
    await linkIs(client, "waiting");
    clock.advance(30_000);
  }
  assert.equal((await (await server.accept()).expect("hello")).token, "t4");
});

test("tokenFunction_Throws_IsAFailedAttempt", async (t) => {
  let asked = 0;
  const { client, server, clock } = await fixture(t, {
    token: async () => {
      if (++asked === 1) throw new Error("login is down");
      return "t";
    },
  });
  client.counter.get("a").connect();
  const { reason } = await linkIs(client, "waiting");
  assert.match(reason.message, /login is down/);
  clock.advance(30_000);
  assert.equal((await (await server.accept()).welcome()).token, "t");
});

test("tokenFunction_ClientDisposedMeanwhile_OpensNothing", async (t) => {
  let give = (_token: string): void => {};
  let opened = 0;
  class Counted extends WebSocket {
    constructor(url: string, protocols: string[]) {
      opened++;
      super(url, protocols);
    }
  }
  const { client } = await fixture(t, { WebSocket: Counted, token: () => new Promise((resolve) => (give = resolve)) });
  client.counter.get("a").connect();
  client.dispose();
  give("t");
  await new Promise(setImmediate);
  assert.equal(opened, 0);
  assert.equal(client.link.state.status, "disposed");
});
