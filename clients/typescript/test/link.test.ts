import assert from "node:assert/strict";
import { test } from "node:test";
import type { Client } from "../src/index.js";
import { fixture, heard, joined, linkIs } from "./support/fixture.js";

test("heartbeat_SilentLink_IsPingedThenDropped", async (t) => {
  const { room, peer, client, clock } = await joined(t, {}, { heartbeat: 1000 });
  const disconnected = heard(room, "disconnected");
  clock.advance(1000);
  await peer.expect("ping");
  clock.advance(499);
  assert.equal(client.link.state.status, "connected");
  clock.advance(1);
  assert.equal(client.link.state.status, "waiting");
  assert.equal((await disconnected.next() as { code: string }).code, "connection_lost");
  assert.equal(await peer.closed, 4012);
});

test("heartbeat_AnythingHeard_KeepsTheLink", async (t) => {
  const { room, peer, client, clock } = await joined(t, {}, { heartbeat: 1000 });
  const seen = heard(room, "messageReceived");
  clock.advance(900);
  peer.event(1, "messageReceived", {});
  await seen.next();
  clock.advance(900);
  assert.equal(peer.unread, 0);
  clock.advance(100);
  await peer.expect("ping");
  peer.send({ t: "pong", now: 0 });
  peer.event(2, "messageReceived", {});
  await seen.next();
  clock.advance(999);
  assert.equal(client.link.state.status, "connected");
  assert.equal(peer.unread, 0);
});

test("opening_NoWelcomeInTime_IsGivenUp", async (t) => {
  const { client, server, clock } = await fixture(t);
  client.counter.get("a").connect();
  const peer = await server.accept();
  await peer.expect("hello");
  clock.advance(10_000);
  assert.equal(client.link.state.status, "waiting");
  assert.equal(await peer.closed, 4010);
});

for (const [what, garbage] of Object.entries({ text: "hello there", number: "5", element: "[null]", binary: Buffer.from("{}") })) {
  test(`packet_ThatIsNone_${what}_DropsTheLinkAndFailsWhatWasUnanswered`, async (t) => {
    const { room, peer, client } = await joined(t);
    const call = room.sendMessage("?");
    await peer.expect("call");
    peer.raw(garbage);
    await assert.rejects(call, { code: "connection_lost" });
    assert.equal(client.link.state.status, "waiting");
    assert.equal(await peer.closed, 4002);
  });
}

test("message_BeforeWelcome_DropsTheLink", async (t) => {
  const { client, server } = await fixture(t);
  client.counter.get("a").connect();
  const peer = await server.accept();
  await peer.expect("hello");
  peer.send({ t: "event", a: "global", n: "x" });
  await linkIs(client, "waiting");
  assert.equal(await peer.closed, 4002);
});

test("url_BasePathAndScheme_AreKept", async () => {
  const { clientOn } = await import("../src/createClient.js");
  const { FakeClock } = await import("./support/clock.js");
  const opened: string[] = [];
  class Recorder {
    onopen = null; onmessage = null; onclose = null; onerror = null;
    constructor(url: string) { opened.push(url); }
    send(): void {}
    close(): void {}
  }
  for (const url of ["http://h:7350", "https://h/game", "https://h/game/", "ws://h", "wss://h/x"]) {
    const client = clientOn(new FakeClock(), url, { WebSocket: Recorder, transports: ["websocket"] }) as Client;
    client.actor("a").get().connect();
    await new Promise(setImmediate);
    client.dispose();
  }
  assert.deepEqual(opened, ["ws://h:7350/v1/ws", "wss://h/game/v1/ws", "wss://h/game/v1/ws", "ws://h/v1/ws", "wss://h/x/v1/ws"]);
});

test("link_Subscribe_HearsEveryStateUntilUnsubscribed", async (t) => {
  const { client, server } = await fixture(t);
  const states: string[] = [];
  const stop = client.link.subscribe(({ status }) => states.push(status));
  client.counter.get("a").connect();
  const peer = await server.accept();
  await peer.welcome();
  await linkIs(client, "connected");
  peer.cut();
  await linkIs(client, "waiting");
  stop();
  client.dispose();
  assert.deepEqual(states, ["connecting", "connected", "waiting"]);
});
