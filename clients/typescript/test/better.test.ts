import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import type { ClientOptions } from "../src/index.js";
import { fixture, heard, linkIs, type Fixture, type Room } from "./support/fixture.js";
import type { HttpPeer } from "./support/httpPeer.js";
import { Mailbox } from "./support/mailbox.js";
import type { Message } from "./support/peer.js";
import { until } from "./support/until.js";
import type { WebSocketPeer } from "./support/webSocketPeer.js";

const A = "chatRoom/general";

interface Fallen extends Fixture {
  readonly room: Room;
  readonly peer: HttpPeer;
  /** Every state that the link has been in since. */
  readonly states: Mailbox<Message>;
}

/** A client in a room over long polling, because its WebSocket failed. */
async function fallen(t: TestContext, options: ClientOptions = {}): Promise<Fallen> {
  const f = await fixture(t, { transports: ["websocket", "longpolling"], ...options });
  f.server.upgrading = 403;
  const room = f.client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Ann" } });
  await f.server.refused.next();
  const peer = await f.server.acceptHttp();
  await peer.welcome({ session: "kept" });
  await peer.joined();
  await room.ready;
  const states = new Mailbox<Message>("state of the link");
  f.client.link.subscribe((state) => states.put(state));
  return { ...f, room, peer, states };
}

/** Lets time go by in which the long poll finds nothing new. */
async function pass({ clock, peer }: Fallen, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 20_000) {
    await until(() => peer.polled);
    clock.advance(Math.min(left, 20_000));
    peer.nothingNew();
  }
  await until(() => peer.polled);
}

/** The better transport is tried, and its hello has come. */
async function tried(f: Fallen, after = 60_000): Promise<{ peer: WebSocketPeer; hello: Message }> {
  f.server.upgrading = "accept";
  await pass(f, after);
  const peer = await f.server.accept();
  return { peer, hello: await peer.next() };
}

const resumedWelcome = {
  t: "welcome", v: 1, session: "kept", user: "ann", resumed: true, window: 30000, heartbeat: 15000, max: 65536, id: 9, streams: [],
};

test("better_WorksAgainAfterAMinute_TakesOverWithoutALoss", async (t) => {
  const f = await fallen(t);
  const seen = heard<string>(f.room, "messageReceived"), lost = heard(f.room, "disconnected"), back = heard(f.room, "reconnected");
  const { peer, hello } = await tried(f);
  assert.deepEqual([hello.session, hello.seen.at(-1)], ["kept", { a: A, e: "E", s: 0 }]);
  f.peer.event(1, "messageReceived", "over the old link");
  assert.equal(await seen.next(), "over the old link");
  const call = f.room.sendMessage("while changing");
  const sent = await f.peer.expect("call");
  peer.send(resumedWelcome);
  const again = await peer.result("done");
  assert.equal(again.id, sent.id);
  assert.equal(await call, "done");
  f.peer.event(2, "messageReceived", "abandoned");
  peer.event(1, "messageReceived", "again");
  peer.event(2, "messageReceived", "over the new link");
  peer.send({ t: "caughtup", a: A, e: "E", s: 2, replayed: 2 });
  peer.event(3, "messageReceived", "live");
  assert.deepEqual([await seen.next(), await seen.next()], ["over the new link", "live"]);
  assert.deepEqual([lost.size, back.size, f.room.status], [0, 0, "connected"]);
  assert.deepEqual(await f.states.next(), { status: "connected", user: "ann", transport: "websocket" });
  assert.equal(f.clock.pending, 1); // the heartbeat's: there is nothing better to look for
});

test("better_EarlierLinkEndsReplacedBeforeTheWelcome_IsNoEnd", async (t) => {
  const f = await fallen(t);
  const lost = heard(f.room, "disconnected");
  const { peer } = await tried(f);
  f.peer.refuse(409, { code: "replaced", message: "Taken over." }, 10);
  await until(() => f.clock.pending === 1); // only the wait for the welcome
  const call = f.room.sendMessage("on the way");
  peer.send(resumedWelcome);
  await peer.result("done");
  assert.equal(await call, "done");
  assert.deepEqual([lost.size, f.room.status], [0, "connected"]);
});

test("better_JoinedAfterItsHello_JoinsAgainFromThere", async (t) => {
  const f = await fallen(t);
  const other = f.client.chatRoom.getOrCreate(["other"]).connect({ params: { name: "Ann" } });
  const seen = heard<string>(other, "messageReceived");
  const join = await f.peer.expect("join");
  await until(() => !f.clock.due.includes(15_000)); // the limit of the request that it came in
  const { peer, hello } = await tried(f);
  f.peer.send({ t: "joined", id: join.id, a: "chatRoom/other", c: "c2", e: "F", s: 5, recovered: false, d: {} });
  await other.ready;
  assert.equal(hello.seen.some(({ a }: Message) => a === "chatRoom/other"), false);
  peer.send(resumedWelcome);
  const again = await peer.expect("join");
  assert.deepEqual([again.key, again.seen], [["other"], { e: "F", s: 5 }]);
  peer.send(
    { t: "joined", id: again.id, a: "chatRoom/other", c: "c2", e: "F", s: 5, recovered: true },
    { t: "event", a: "chatRoom/other", s: 6, n: "messageReceived", d: "between the links" },
  );
  assert.equal(await seen.next(), "between the links");
});

test("better_LinkLostWhileATokenIsAskedFor_IsNotTriedBeside", async (t) => {
  let give = (_token: string): void => {};
  let asked = 0;
  const token = (): string | Promise<string> => (++asked === 2 ? new Promise((resolve) => (give = resolve)) : "t");
  const f = await fallen(t, { token });
  f.server.upgrading = "silent";
  await pass(f, 60_000);
  f.peer.cut();
  assert.equal((await f.states.next()).status, "waiting");
  give("late");
  f.server.upgrading = "accept";
  f.clock.advance(1_000);
  await (await f.server.accept()).welcome({ session: "kept", resumed: true });
  await linkIs(f.client, "connected");
  assert.equal(f.server.unseen, 0);
  assert.equal(f.server.upgrades.size, 1);
});

test("better_TakesOverAndThenFails_ComesBackOverWhatWorked", async (t) => {
  const f = await fallen(t);
  const { peer } = await tried(f);
  f.peer.send({ t: "bye", code: "replaced", message: "Taken over." });
  await until(() => f.clock.pending === 1);
  peer.close(1011);
  const { status, reason } = await f.states.next();
  assert.deepEqual([status, reason.code], ["waiting", "replaced"]);
  f.clock.advance(1_000);
  const hello = await (await f.server.acceptHttp()).expect("hello");
  assert.equal(hello.session, "kept");
});

test("better_StillBad_IsTriedMoreAndMoreSeldom", async (t) => {
  const f = await fallen(t);
  for (const [wait, answer] of [[60_000, 403], [120_000, "silent"], [240_000, 502]] as const) {
    f.server.upgrading = answer;
    await until(() => f.clock.due.includes(wait));
    await pass(f, wait);
    await (answer === "silent" ? f.server.upgrades : f.server.refused).next();
    if (answer === "silent") f.clock.advance(3_000);
  }
  await until(() => f.clock.due.includes(480_000));
  assert.deepEqual([f.states.size, f.room.status], [0, "connected"]);
  const { peer } = await tried(f, 480_000);
  peer.send(resumedWelcome);
  assert.equal((await f.states.next()).transport, "websocket");
});

test("better_SessionUnknownThere_IsALossAndAFreshSession", async (t) => {
  const f = await fallen(t);
  const lost = heard<Message>(f.room, "disconnected"), back = heard<Message>(f.room, "reconnected");
  const { peer } = await tried(f);
  peer.send({ ...resumedWelcome, session: "other", resumed: false });
  assert.equal((await lost.next()).reconnecting, true);
  await peer.joined({ c: "c2" });
  assert.equal((await back.next()).id, "c2");
});

test("better_LinkLostWhileItIsTried_ComesBackAtOnce", async (t) => {
  const f = await fallen(t);
  f.server.upgrading = "silent";
  await pass(f, 60_000);
  await f.server.upgrades.next();
  f.peer.cut();
  assert.equal((await f.states.next()).status, "waiting");
});

test("better_NoTokenToBeHad_LinkGoesOn", async (t) => {
  let asked = 0;
  const token = (): string => {
    if (++asked > 1) throw new Error("logged out");
    return "t";
  };
  const f = await fallen(t, { token });
  f.server.upgrading = "accept";
  await pass(f, 60_000);
  const next = f.client.counter.get("a").increment(2);
  await f.peer.result(2);
  assert.equal(await next, 2);
  assert.deepEqual([asked, f.server.unseen], [2, 0]);
});

test("disposed_WhileABetterOneIsTried_EndsBoth", async (t) => {
  const f = await fallen(t);
  const { peer } = await tried(f);
  f.client.dispose();
  await f.peer.expect("bye");
  assert.equal(await peer.closed, 4009);
  assert.equal(f.clock.pending, 0);
});
