import assert from "node:assert/strict";
import { test } from "node:test";
import { bringBack, fixture, heard, joined, linkIs } from "./support/fixture.js";
import type { GameError } from "../src/errors.js";

test("linkLost_Joined_ComesBackAndJoinsAgainWithGapAndReconnected", async (t) => {
  const f = await joined(t);
  const { room } = f;
  const order: string[] = [];
  for (const name of ["connected", "disconnected", "gap", "reconnected"] as const) room.on(name, () => order.push(name));
  const disconnected = heard(room, "disconnected"), gaps = heard(room, "gap"), reconnected = heard(room, "reconnected");
  const back = await bringBack(f);
  assert.equal(room.status, "reconnecting");
  assert.deepEqual(await disconnected.next(), { code: "connection_lost", message: "The link closed (1006).", reconnecting: true });
  await back.welcome();
  const snapshot = { messages: [{ id: "x", text: "missed" }] };
  assert.deepEqual((await back.joined({ c: "c2", e: "F", s: 3, d: snapshot })).params, { name: "Ann" });
  assert.deepEqual(await gaps.next(), { reason: "epoch_changed", snapshot });
  assert.deepEqual(await reconnected.next(), { id: "c2", snapshot, recovered: false, replayed: 0 });
  assert.deepEqual(order, ["disconnected", "gap", "reconnected"]);
  assert.equal(room.status, "connected");
  assert.equal(room.id, "c2");
  assert.deepEqual(room.snapshot, snapshot);
});

test("linkLost_EventsAfterTheNewJoin_AreHeardWithoutSubscribingAgain", async (t) => {
  const f = await joined(t);
  const seen = heard<string>(f.room, "messageReceived"), gaps = heard<{ reason: string }>(f.room, "gap");
  f.peer.event(8, "messageReceived", "before");
  await seen.next();
  const back = await bringBack(f);
  await back.welcome();
  await back.joined({ s: 2 });
  back.event(3, "messageReceived", "after");
  assert.equal(await seen.next(), "after"); // the join's position counts, downwards too
  assert.equal((await gaps.next()).reason, "position_unknown");
});

test("linkLost_TwoHandlesOnOneActor_ComeBackWithOneJoinAndTheFirstsParams", async (t) => {
  const f = await joined(t);
  const second = f.client.chatRoom.get(["general"]).connect({ params: { name: "Second" } });
  await f.peer.joined();
  await second.ready;
  f.room.dispose();
  const third = f.client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Third" } });
  await f.peer.joined();
  await third.ready;
  const both = [heard(second, "reconnected"), heard(third, "reconnected")];
  const back = await bringBack(f);
  await back.welcome();
  const { mode, params } = await back.joined();
  assert.deepEqual({ mode, params }, { mode: "getOrCreate", params: { name: "Ann" } });
  for (const each of both) await each.next();
  assert.equal(back.unread, 0);
});

test("linkLost_CallsMeanwhile_WaitForTheJoinAndRunInOrder", async (t) => {
  const f = await joined(t);
  f.peer.cut();
  await linkIs(f.client, "waiting");
  const calls = ["1", "2", "3"].map((text) => f.room.sendMessage(text));
  f.clock.advance(30_000);
  const back = await f.server.accept();
  await back.welcome();
  const join = await back.expect("join");
  const probe = f.client.counter.get("a").increment(1); // needs no join, so it is the next to come
  assert.equal((await back.result(0)).action, "increment");
  await probe;
  back.send({ t: "joined", id: join.id, a: "chatRoom/general", c: "c2", e: "E", s: 0, recovered: false });
  for (const text of ["1", "2", "3"]) assert.deepEqual((await back.result(text)).args, [text]);
  assert.deepEqual(await Promise.all(calls), ["1", "2", "3"]);
});

test("linkLost_CallSentAndUnanswered_FailsWithResultExpiredAndIsNotSentAgain", async (t) => {
  const f = await joined(t);
  const sent = f.room.sendMessage("sent"), once = f.client.counter.get("a").increment(1);
  await f.peer.expect("call");
  await f.peer.expect("call");
  const back = await bringBack(f);
  const later = f.room.sendMessage("later");
  await back.welcome();
  await assert.rejects(sent, { code: "result_expired" });
  await assert.rejects(once, { code: "result_expired" });
  await back.joined();
  assert.deepEqual((await back.result("ok")).args, ["later"]);
  assert.equal(await later, "ok");
});

test("poisonedLink_CallSentAndUnanswered_FailsAtOnceWithConnectionLost", async (t) => {
  const { room, peer } = await joined(t);
  const call = room.sendMessage("?");
  await peer.expect("call");
  peer.close(1009);
  await assert.rejects(call, { code: "connection_lost" });
  assert.equal(room.status, "reconnecting");
});

test("create_SentAndUnanswered_CannotBeAskedAgain", async (t) => {
  const { client, server, clock } = await fixture(t);
  const unsure = client.counter.create("a").connect();
  const peer = await server.accept();
  await peer.welcome();
  await peer.expect("join");
  const late = client.counter.create("b").connect();
  await peer.expect("join");
  late.dispose();
  await peer.expect("leave");
  peer.cut();
  await linkIs(client, "waiting");
  const offline = client.counter.create("c").connect();
  clock.advance(30_000);
  const back = await server.accept();
  await back.welcome();
  await assert.rejects(unsure.ready, { code: "result_expired" });
  assert.deepEqual((await back.joined()).key, ["c"]);
  await offline.ready;
});

test("create_JoinedBefore_ComesBackCreatingIfItMust", async (t) => {
  const { client, server, clock } = await fixture(t);
  const counter = client.counter.create("a", { input: 1 }).connect();
  const peer = await server.accept();
  await peer.welcome();
  await peer.joined();
  await counter.ready;
  peer.cut();
  await linkIs(client, "waiting");
  clock.advance(30_000);
  const back = await server.accept();
  await back.welcome();
  assert.deepEqual(await back.joined(), {
    t: "join", id: 1, mode: "getOrCreate", seen: { e: "E", s: 0 }, actor: "counter", key: ["a"], input: 1,
  });
});

test("rejoin_Refused_ErrorAndClosed", async (t) => {
  const f = await joined(t);
  const errors = heard<GameError>(f.room, "error");
  const back = await bringBack(f);
  const call = f.room.sendMessage("waits");
  await back.welcome();
  back.send({ t: "error", id: (await back.expect("join")).id, code: "forbidden", message: "banned" });
  assert.equal((await errors.next()).code, "forbidden");
  await assert.rejects(call, { code: "forbidden" });
  assert.equal(f.room.status, "closed");
});

test("rejoin_ServerTooBusy_IsAskedAgainAfterRetry", async (t) => {
  const f = await joined(t);
  const reconnected = heard(f.room, "reconnected");
  const back = await bringBack(f);
  const call = f.room.sendMessage("waits");
  await back.welcome();
  back.send({ t: "error", id: (await back.expect("join")).id, code: "overloaded", message: "busy", retry: 700 });
  const probe = f.client.counter.get("a").increment(1);
  await back.result(1);
  await probe;
  assert.equal(f.room.status, "reconnecting");
  f.clock.advance(700);
  await back.joined();
  await back.result("ran");
  await reconnected.next();
  assert.equal(await call, "ran");
});

test("connect_WhileTheLinkIsDown_JoinsWithTheNextLink", async (t) => {
  const f = await joined(t);
  f.peer.cut();
  await linkIs(f.client, "waiting");
  const other = f.client.counter.get("a").connect();
  f.clock.advance(30_000);
  const back = await f.server.accept();
  await back.welcome();
  assert.equal((await back.joined()).actor, "chatRoom");
  assert.equal((await back.joined()).actor, "counter");
  await other.ready;
});

test("attempts_Failing_BackOffAndResetAfterALinkOfTenSeconds", async (t) => {
  const { client, server, clock } = await fixture(t);
  client.counter.get("a").connect();
  let peer = await server.accept();
  const delays: number[] = [];
  const attempts: number[] = [];
  const drop = async (): Promise<void> => {
    const waiting = linkIs(client, "waiting");
    peer.cut();
    const { retryAt, attempt } = await waiting;
    delays.push(retryAt - clock.now());
    attempts.push(attempt);
    clock.advance(retryAt - clock.now());
    peer = await server.accept();
  };
  const live = async (ms: number): Promise<void> => {
    await peer.welcome();
    await linkIs(client, "connected");
    clock.advance(ms);
  };
  await drop();
  await drop();
  await live(9_999);
  await drop();
  await live(10_000);
  await drop();
  assert.deepEqual(delays, [500, 1000, 2000, 500]); // half of the ceiling: the dice shows 0.5
  assert.deepEqual(attempts, [1, 2, 3, 1]);
});

test("bye_WithRetry_IsHonoured", async (t) => {
  const { room, peer, client, clock } = await joined(t);
  const disconnected = heard(room, "disconnected");
  peer.send({ t: "bye", code: "draining", message: "Restart", retry: 4321 });
  peer.close(1001);
  const { retryAt, reason } = await linkIs(client, "waiting");
  assert.equal(retryAt - clock.now(), 4321);
  assert.equal(reason.code, "draining");
  assert.deepEqual(await disconnected.next(), { code: "draining", message: "Restart", reconnecting: true });
});

test("url_InWelcomeOrBye_IsTriedOnceAndThenTheOwnOneAgain", async (t) => {
  const { server, client, clock } = await fixture(t);
  const elsewhere = await fixture(t);
  client.counter.get("a").connect();
  const peer = await server.accept();
  await peer.welcome({ url: elsewhere.server.url });
  await linkIs(client, "connected");
  peer.cut();
  await linkIs(client, "waiting");
  clock.advance(30_000);
  const there = await elsewhere.server.accept();
  there.cut();
  await linkIs(client, "waiting");
  clock.advance(30_000);
  const home = await server.accept();
  await home.welcome();
  home.send({ t: "bye", code: "draining", url: elsewhere.server.url });
  home.close(1001);
  await linkIs(client, "waiting");
  clock.advance(30_000);
  await (await elsewhere.server.accept()).welcome();
});

test("url_ThatIsNone_CostsOneAttempt", async (t) => {
  const { server, client, clock } = await fixture(t);
  client.counter.get("a").connect();
  const peer = await server.accept();
  await peer.welcome({ url: "//" });
  await linkIs(client, "connected");
  peer.cut();
  await linkIs(client, "waiting");
  clock.advance(30_000);
  await linkIs(client, "connecting");
  await linkIs(client, "waiting");
  clock.advance(30_000);
  await (await server.accept()).welcome();
});

for (const [code, name] of [[1000, "connection_lost"], [4002, "bad_message"], [4003, "forbidden"], [4009, "replaced"]] as const) {
  test(`stop_Close${code}_EndsConnectionsAndCallsAndStaysAway`, async (t) => {
    const { room, peer, client, clock } = await joined(t);
    const disconnected = heard(room, "disconnected"), errors = heard<GameError>(room, "error");
    const sent = room.sendMessage("sent");
    await peer.expect("call");
    peer.close(code);
    assert.equal((await disconnected.next() as { reconnecting: boolean }).reconnecting, false);
    assert.equal((await errors.next()).code, name);
    await assert.rejects(sent, { code: "connection_lost" });
    await assert.rejects(room.sendMessage("late"), { code: name });
    assert.equal(client.link.state.status, "stopped");
    assert.equal(clock.pending, 0);
  });
}

test("stop_AfterABye_GivesItsReason", async (t) => {
  const { peer, client } = await joined(t);
  peer.send({ t: "bye", code: "replaced", message: "Elsewhere" });
  peer.close(4009);
  assert.equal((await linkIs(client, "stopped")).reason.message, "Elsewhere");
});

test("stop_ThenConnectAgain_TriesAfterABackOff", async (t) => {
  const { peer, client, clock, server } = await joined(t);
  peer.close(4009);
  await linkIs(client, "stopped");
  const room = client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Ann" } });
  const { retryAt } = await linkIs(client, "waiting");
  assert.ok(retryAt > clock.now());
  clock.advance(30_000);
  const back = await server.accept();
  await back.welcome();
  await back.joined();
  await room.ready;
});

test("busy_Close1013_WaitsAtLeastFiveSeconds", async (t) => {
  const { peer, client, clock } = await joined(t);
  clock.dice = 0;
  peer.close(1013);
  assert.equal((await linkIs(client, "waiting")).retryAt - clock.now(), 5000);
});

test("disposeWhileWaiting_Client_NeverComesBack", async (t) => {
  const { peer, client, clock, server } = await joined(t);
  peer.cut();
  await linkIs(client, "waiting");
  client.dispose();
  assert.equal(clock.pending, 0);
  assert.equal(server.unseen, 0);
});

test("streams_OfAFreshSession_AreCaughtUpWithFromWhatHelloNames", async (t) => {
  const f = await joined(t, {}, { streams: [{ a: "user/ann", e: "U", s: 3 }, { a: "global", e: "G", s: 1 }] });
  const mine = heard<string>(f.client.user, "annoy"), everyones = heard(f.client.global, "gap");
  f.peer.event(4, "annoy", "before", "user/ann");
  assert.equal(await mine.next(), "before");
  const back = await bringBack(f);
  const { seen } = await back.welcome({ streams: [{ a: "user/ann", e: "U", s: 6 }, { a: "global", e: "H", s: 5 }] });
  assert.deepEqual(seen.slice(0, 2), [{ a: "user/ann", e: "U", s: 4 }, { a: "global", e: "G", s: 1 }]);
  back.event(4, "annoy", "known", "user/ann");
  back.event(5, "annoy", "missed", "user/ann");
  back.send({ t: "caughtup", a: "user/ann", e: "U", s: 6, replayed: 1 }, { t: "gap", a: "global", e: "H", s: 5, reason: "epoch_changed" });
  assert.equal(await mine.next(), "missed");
  assert.deepEqual(await everyones.next(), { reason: "epoch_changed" });
  back.event(6, "annoy", "behind the caughtup", "user/ann");
  back.event(7, "annoy", "new", "user/ann");
  assert.equal(await mine.next(), "new");
});

test("streams_AnotherGuestId_IsNoGap", async (t) => {
  const f = await joined(t, {}, { user: "guest-1", streams: [{ a: "user/guest-1", e: "U", s: 3 }] });
  const gaps = heard(f.client.user, "gap"), annoyed = heard<string>(f.client.user, "annoy");
  const back = await bringBack(f);
  await back.welcome({ user: "guest-2", streams: [{ a: "user/guest-2", e: "X", s: 0 }] });
  back.send({ t: "gap", a: "user/guest-1", e: "U", s: 9, reason: "position_unknown" });
  back.event(1, "annoy", "you", "user/guest-2");
  assert.equal(await annoyed.next(), "you");
  assert.equal(gaps.size, 0);
});
