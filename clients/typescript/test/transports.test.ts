import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { WebSocket } from "ws";
import type { Client, ClientOptions } from "../src/index.js";
import type { Actors } from "./support/actors.js";
import { fixture, heard, linkIs, type Fixture } from "./support/fixture.js";
import type { Message, Peer } from "./support/peer.js";
import { until } from "./support/until.js";

const A = "chatRoom/general";

/** A client that may use every transport. */
function anyTransport(t: TestContext, options: ClientOptions = {}): Promise<Fixture> {
  return fixture(t, { transports: ["websocket", "sse", "longpolling", "shortpolling"], ...options });
}

function connect(client: Client<Actors>) {
  return client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Ann" } });
}

/** Takes a link in, and tells which transport the client found. */
async function enter({ client }: Fixture, peer: Peer, members: Message = {}): Promise<string> {
  await peer.welcome(members);
  return (await linkIs(client, "connected")).transport;
}

for (const status of [403, 502] as const) {
  test(`fallback_UpgradeRefusedWith${status}_NextTransportAtOnce`, async (t) => {
    const f = await anyTransport(t);
    f.server.upgrading = status;
    const room = connect(f.client);
    const peer = await f.server.acceptHttp();
    assert.equal(await enter(f, peer), "sse");
    await peer.joined();
    assert.equal((await room.ready).id, "c1");
  });
}

test("fallback_UpgradeAcceptedThenSilent_NextTransportWithinFiveSeconds", async (t) => {
  const f = await anyTransport(t);
  f.server.upgrading = "silent";
  connect(f.client);
  await f.server.upgrades.next();
  f.clock.advance(5_000);
  assert.equal(await enter(f, await f.server.acceptHttp()), "sse");
});

test("fallback_StreamThatIsBuffered_NextTransportWithinFiveSecondsAndTheUnusedSessionEnds", async (t) => {
  const f = await anyTransport(t, { transports: ["sse", "longpolling"] });
  connect(f.client);
  const buffered = await f.server.acceptHttp();
  buffered.buffering = true;
  await buffered.welcome({ session: "unused" });
  assert.equal(await buffered.requests.next(), "GET /v1/sse");
  f.clock.advance(5_000);
  const peer = await f.server.acceptHttp();
  assert.equal(await enter(f, peer), "longpolling");
  await buffered.expect("bye");
});

test("fallback_LinksThatAreCutEveryTenSeconds_NextTransportWithinFiveSeconds", async (t) => {
  const f = await anyTransport(t);
  f.clock.dice = 1 - Number.EPSILON;
  connect(f.client);
  for (let cuts = 1; cuts <= 3; cuts++) {
    const peer = await f.server.accept();
    assert.equal(await enter(f, peer, { resumed: cuts > 1, session: "kept" }), "websocket");
    f.clock.advance(10_000);
    peer.cut();
    await linkIs(f.client, "waiting");
    f.clock.advance(5_000);
  }
  const peer = await f.server.acceptHttp();
  const hello = await peer.welcome({ resumed: true, session: "kept" });
  assert.equal(hello.session, "kept");
  assert.equal((await linkIs(f.client, "connected")).transport, "sse");
});

test("fallback_InMidSession_ResumesOverTheNextTransport", async (t) => {
  const f = await anyTransport(t);
  const room = connect(f.client);
  const peer = await f.server.accept();
  await peer.welcome({ session: "kept" });
  await peer.joined();
  await room.ready;
  const seen = heard<string>(room, "messageReceived"), reconnected = heard<Message>(room, "reconnected");
  const call = room.sendMessage("unanswered");
  const sent = await peer.expect("call");
  f.server.upgrading = 403;
  peer.cut();
  await linkIs(f.client, "waiting");
  f.clock.advance(1_000);
  const next = await f.server.acceptHttp();
  const hello = await next.expect("hello");
  assert.deepEqual([hello.session, hello.seen.at(-1)], ["kept", { a: A, e: "E", s: 0 }]);
  next.raw(JSON.stringify([
    { t: "welcome", v: 1, session: "kept", user: "ann", resumed: true, window: 1, heartbeat: 15000, max: 65536, id: 2, streams: [] },
    { t: "event", a: A, s: 1, n: "messageReceived", d: "missed" },
    { t: "caughtup", a: A, e: "E", s: 1, replayed: 1 },
  ]));
  assert.equal(await seen.next(), "missed");
  assert.deepEqual([(await reconnected.next()).recovered, f.client.link.state.status], [true, "connected"]);
  assert.equal((await next.result("once")).id, sent.id);
  assert.equal(await call, "once");
});

test("fallback_NobodyThere_AsksOnceByHttpAndWaits", async (t) => {
  const f = await anyTransport(t);
  await f.server.stop();
  const { mock: asked } = t.mock.method(globalThis, "fetch");
  connect(f.client);
  const { reason, attempt } = await linkIs(f.client, "waiting");
  assert.deepEqual([reason.code, attempt], ["connection_lost", 1]);
  assert.equal(asked.callCount(), 2); // for the transports, and to open a session
  f.clock.advance(30_000);
  assert.equal((await linkIs(f.client, "connecting")).attempt, 1);
});

test("fallback_AllSilent_TakesMoreTimeInTheNextRound", async (t) => {
  const f = await anyTransport(t, { transports: ["websocket", "longpolling"] });
  f.server.upgrading = "silent";
  connect(f.client);
  await f.server.upgrades.next();
  f.clock.advance(3_000);
  await (await f.server.acceptHttp()).expect("hello");
  f.clock.advance(10_000); // the last one is given more
  await linkIs(f.client, "waiting");
  f.clock.advance(1_000);
  await f.server.upgrades.next();
  f.clock.advance(9_999);
  assert.equal(f.client.link.state.status, "connecting");
  assert.equal(f.server.unseen, 0);
  f.clock.advance(1);
  assert.equal(await enter(f, await f.server.acceptHttp()), "longpolling");
});

test("refusal_InTheServersOwnWords_IsNotTriedOverAnotherTransport", async (t) => {
  const f = await anyTransport(t, { transports: ["sse", "longpolling"] });
  f.server.opening = { status: 401, body: { code: "unauthorized", message: "expired" } };
  f.server.offer = { detect: ["sse", "longpolling"] };
  const { mock: asked } = t.mock.method(globalThis, "fetch");
  const room = connect(f.client);
  await assert.rejects(room.ready, { code: "unauthorized", message: "expired" });
  assert.equal(f.client.link.state.status, "stopped");
  assert.deepEqual([asked.callCount(), f.clock.pending], [2, 0]); // for the transports, and to open a session
});

for (const [status, body] of [[403, "<h1>Forbidden</h1>"], [404, { code: "not_found", message: "off" }], [200, "<h1>Log in first</h1>"]] as const) {
  test(`refusal_ByAProxyWith${status}_IsTriedOverTheNextTransport`, async (t) => {
    const f = await anyTransport(t, { transports: ["longpolling", "websocket"] });
    f.server.opening = { status, body };
    connect(f.client);
    assert.equal(await enter(f, await f.server.accept()), "websocket");
  });
}

test("busy_SessionLimit_WaitsAsLongAsTheServerSays", async (t) => {
  const f = await anyTransport(t, { transports: ["sse", "longpolling"] });
  f.server.opening = { status: 429, body: { code: "session_limit", message: "full", retry: 7_000 } };
  connect(f.client);
  const { retryAt, reason } = await linkIs(f.client, "waiting");
  assert.deepEqual([retryAt - f.clock.now(), reason.code], [7_000, "session_limit"]);
});

test("detect_ServersOrder_IsTheOrderOfTheClient", async (t) => {
  const f = await fixture(t, {}, "detected");
  f.server.offer = { detect: ["carrier-pigeon", "longpolling", "websocket"], longpolling: { heartbeat: 1234 }, shortpolling: { interval: 99 } };
  connect(f.client);
  const peer = await f.server.acceptHttp();
  assert.equal(await enter(f, peer), "longpolling");
  assert.equal(await peer.requests.next(), "GET /v1/poll?wait=1234");
});

test("detect_ServerDoesNotSay_IsTheDefaultOrderAndAskedAgainWithTheNextLink", async (t) => {
  const f = await fixture(t, {}, "detected");
  connect(f.client);
  const peer = await f.server.accept();
  assert.equal(await enter(f, peer), "websocket");
  assert.equal(f.server.asked, 1);
  peer.cut();
  await linkIs(f.client, "waiting");
  f.server.offer = { detect: ["sse"] };
  f.clock.advance(1_000);
  const next = await f.server.acceptHttp();
  assert.equal(await enter(f, next), "sse");
  next.cut();
  await linkIs(f.client, "waiting");
  f.clock.advance(2_000);
  await f.server.acceptHttp();
  assert.equal(f.server.asked, 2); // once told, it is known
});

test("detect_TransportsGivenThatNeedNoPolling_ServerIsNotAsked", async (t) => {
  const f = await anyTransport(t, { transports: ["sse", "websocket"] });
  connect(f.client);
  assert.equal(await enter(f, await f.server.acceptHttp()), "sse");
  assert.equal(f.server.asked, 0);
});

test("detect_PollingGiven_ServerIsAskedHowOftenButNotInWhichOrder", async (t) => {
  const f = await anyTransport(t, { transports: ["shortpolling", "websocket"] });
  f.server.offer = { detect: ["websocket"], longpolling: { heartbeat: 1234 }, shortpolling: { interval: 99 } };
  connect(f.client);
  assert.equal(await enter(f, await f.server.acceptHttp()), "shortpolling");
  await until(() => f.clock.due.includes(99));
});

test("detect_WebSocketThatThrows_IsAFailureOfThatTransport", async (t) => {
  class Forbidden extends WebSocket {
    constructor() {
      super("ws://127.0.0.1:1");
      this.on("error", () => {});
      throw new DOMException("mixed content", "SecurityError");
    }
  }
  const f = await anyTransport(t, { WebSocket: Forbidden });
  connect(f.client);
  assert.equal(await enter(f, await f.server.acceptHttp()), "sse");
});
