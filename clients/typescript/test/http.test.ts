import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import type { GameError } from "../src/errors.js";
import { LARGEST_PACKET } from "../src/transports/httpLine.js";
import type { TransportName } from "../src/index.js";
import { fixture, heard, linkIs, type Fixture, type Room } from "./support/fixture.js";
import type { HttpPeer } from "./support/httpPeer.js";
import type { Message } from "./support/peer.js";
import { until } from "./support/until.js";

interface HttpFixture extends Fixture {
  readonly room: Room;
  readonly peer: HttpPeer;
}

/** A room joined over one HTTP transport. */
async function joinedOver(t: TestContext, transport: TransportName, welcome: Message = {}): Promise<HttpFixture> {
  const f = await fixture(t, { transports: [transport] });
  const room = f.client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Ann" } });
  const peer = await f.server.acceptHttp();
  await peer.welcome({ session: "secret", ...welcome });
  await peer.joined();
  await room.ready;
  return { ...f, room, peer };
}

/** The client comes back after its link has ended. */
async function back({ client, clock, server }: Fixture): Promise<HttpPeer> {
  await linkIs(client, "waiting");
  clock.advance(30_000);
  return server.acceptHttp();
}

test("send_WhatWaitsWhileARequestIsUnderWay_GoesTogetherInTheNext", async (t) => {
  const { room, peer } = await joinedOver(t, "sse");
  peer.holding = true;
  const calls = ["1", "2", "3", "4"].map((text) => room.sendMessage(text));
  const first = [1, 2, 3, 4].map(() => peer.expect("call"));
  const ids = (await Promise.all(first)).map(({ id }) => id);
  const late = [room.sendMessage("5"), room.sendMessage("6")];
  peer.holding = false;
  peer.raw(JSON.stringify(ids.map((id, index) => ({ t: "result", id, d: index + 1 }))));
  assert.deepEqual(await Promise.all(calls), [1, 2, 3, 4]);
  for (const each of ["5", "6"]) assert.deepEqual((await peer.result(each)).args, [each]);
  assert.deepEqual(await Promise.all(late), ["5", "6"]);
  const posts: string[] = [];
  while (peer.requests.size > 0) posts.push(await peer.requests.next());
  assert.equal(posts.filter((each) => each.startsWith("POST")).length, 3); // the join, the first four, the others
});

test("send_MoreThanAPacketMayHold_GoesInSeveral", async (t) => {
  const { room, peer } = await joinedOver(t, "sse", { max: 1000 });
  const calls = Array.from({ length: 250 }, (_, index) => room.sendMessage(`${index}`));
  for (let index = 0; index < 250; index++) assert.deepEqual((await peer.result(index)).args, [`${index}`]);
  await Promise.all(calls);
  assert.ok(peer.largest.bytes <= 1000, `${peer.largest.bytes} bytes`);
});

test("send_ManySmallMessages_AreAtMostAHundredInAPacket", async (t) => {
  const { room, peer } = await joinedOver(t, "sse");
  const calls = Array.from({ length: 250 }, (_, index) => room.sendMessage(`${index}`));
  for (let index = 0; index < 250; index++) await peer.result(index);
  await Promise.all(calls);
  assert.equal(peer.largest.messages, 100);
});

test("send_ServerTooBusy_IsSentAgainAfterRetryAndOnce", async (t) => {
  const { room, peer, clock } = await joinedOver(t, "sse");
  peer.refuse(429, { code: "rate_limited", message: "slow down", retry: 700 });
  const call = room.sendMessage("patience");
  await until(() => clock.due.includes(700));
  assert.equal(peer.unread, 0);
  clock.advance(700);
  await peer.result("ran");
  assert.equal(await call, "ran");
});

test("poll_AnswerLargerThanAnyServerGives_IsGivenUp", async (t) => {
  const { client, room, peer } = await joinedOver(t, "longpolling");
  const texts = heard(room, "messageReceived");
  await until(() => peer.polled);
  peer.event(1, "messageReceived", "a".repeat(LARGEST_PACKET));
  assert.match((await linkIs(client, "waiting")).reason.message, /as one packet/);
  assert.equal(texts.size, 0);
});

test("send_Fails_SessionIsResumedAndTheCallSentAgain", async (t) => {
  const f = await joinedOver(t, "sse");
  f.peer.holding = true;
  const call = f.room.sendMessage("1");
  const sent = await f.peer.expect("call");
  f.peer.cut();
  const peer = await back(f);
  const hello = await peer.welcome({ session: "secret", resumed: true });
  assert.equal(hello.session, "secret");
  assert.equal((await peer.result("once")).id, sent.id);
  assert.equal(await call, "once");
});

test("send_NoAnswerForAHeartbeat_LinkIsLost", async (t) => {
  const f = await joinedOver(t, "longpolling", { heartbeat: 1000 });
  f.peer.holding = true;
  void f.room.sendMessage("1").catch(() => {});
  await f.peer.expect("call");
  f.clock.advance(1000);
  await linkIs(f.client, "waiting");
});

test("send_TooBigForSomethingOnTheWay_FailsWhatWasUnanswered", async (t) => {
  const { room, peer } = await joinedOver(t, "sse");
  peer.refuse(413, { code: "message_too_big", message: "too big" });
  await assert.rejects(room.sendMessage("1"), { code: "connection_lost" });
});

for (const transport of ["sse", "longpolling", "shortpolling"] as const) {
  test(`secret_Over${transport}_IsInNoUrl`, async (t) => {
    const { peer, room } = await joinedOver(t, transport);
    const call = room.sendMessage("1");
    await peer.result(1);
    await call;
    assert.ok(peer.requests.size >= 2);
    while (peer.requests.size > 0) assert.doesNotMatch(await peer.requests.next(), /secret/);
  });

  test(`dispose_Over${transport}_EndsTheSession`, async (t) => {
    const { peer, client, clock } = await joinedOver(t, transport);
    client.dispose();
    await peer.expect("bye");
    await until(() => clock.pending === 0);
  });

  test(`bye_Over${transport}_IsHonoured`, async (t) => {
    const { peer, client, clock } = await joinedOver(t, transport);
    peer.send({ t: "bye", code: "draining", message: "Restart", retry: 4321 });
    clock.signal("wake");
    const { retryAt, reason } = await linkIs(client, "waiting");
    assert.deepEqual([retryAt - clock.now(), reason.code], [4321, "draining"]);
  });

  test(`replaced_Over${transport}_Stops`, async (t) => {
    const { peer, room, client, clock } = await joinedOver(t, transport);
    const errors = heard<GameError>(room, "error");
    peer.send({ t: "bye", code: "replaced", message: "Elsewhere" });
    clock.signal("wake");
    assert.equal((await errors.next()).code, "replaced");
    assert.equal(client.link.state.status, "stopped");
    await until(() => clock.pending === 0);
  });

  test(`sessionUnknown_Over${transport}_BeginsAFreshOne`, async (t) => {
    const f = await joinedOver(t, transport);
    const reconnected = heard<Message>(f.room, "reconnected");
    f.peer.refuse(410, { code: "session_unknown", message: "gone" }, 9);
    const call = f.room.sendMessage("lost");
    const expired = call.catch((error: GameError) => error.code);
    const peer = await back(f);
    const hello = await peer.welcome({ session: "another" });
    assert.equal(hello.session, undefined);
    assert.equal(hello.seen.at(-1).a, "chatRoom/general");
    assert.deepEqual((await peer.joined()).seen, { e: "E", s: 0 });
    assert.equal((await reconnected.next()).recovered, false);
    assert.equal(await expired, "result_expired");
  });
}

test("early_EventDownTheStreamBeforeTheAnswerToTheJoin_IsDelivered", async (t) => {
  const f = await fixture(t, { transports: ["sse"] });
  const room = f.client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Ann" } });
  const seen = heard<string>(room, "messageReceived"), marks = heard(f.client.global, "annoy");
  const peer = await f.server.acceptHttp();
  peer.holding = true;
  await peer.welcome();
  const join = await peer.expect("join");
  peer.stream({ t: "event", a: "chatRoom/general", s: 8, n: "messageReceived", d: "after the join" });
  peer.stream({ t: "event", a: "global", n: "annoy" });
  await marks.next();
  peer.send({ t: "joined", id: join.id, a: "chatRoom/general", c: "c1", e: "E", s: 7, recovered: false, d: {} });
  assert.equal(await seen.next(), "after the join");
});

test("stream_SilentForOneAndAHalfHeartbeats_IsDropped", async (t) => {
  const f = await joinedOver(t, "sse", { heartbeat: 1000 });
  f.clock.advance(1499);
  assert.equal(f.client.link.state.status, "connected");
  f.clock.advance(1);
  assert.equal(f.client.link.state.status, "waiting");
});

test("stream_Comments_KeepTheLink", async (t) => {
  const f = await joinedOver(t, "sse", { heartbeat: 1000 });
  const marks = heard(f.client.global, "annoy");
  for (let times = 0; times < 5; times++) {
    f.clock.advance(1400);
    f.peer.write(": still here\n\n");
    f.peer.event(undefined, "annoy", {}, "global");
    await marks.next();
  }
  assert.equal(f.client.link.state.status, "connected");
});

test("stream_Ends_SessionIsResumed", async (t) => {
  const f = await joinedOver(t, "sse");
  f.peer.endStream();
  const hello = await (await back(f)).welcome({ session: "secret", resumed: true });
  assert.equal(hello.session, "secret");
});

test("stream_GarbageInIt_EndsTheLink", async (t) => {
  const f = await joinedOver(t, "sse");
  f.peer.write("data: <html>\n\n");
  await linkIs(f.client, "waiting");
});

test("poll_AnswerLostOnTheWay_IsGivenAgainAndDeliveredOnce", async (t) => {
  const f = await joinedOver(t, "longpolling");
  const seen = heard<string>(f.room, "messageReceived");
  await until(() => f.peer.polled);
  f.peer.loseNextAnswer();
  f.peer.event(1, "messageReceived", "one");
  f.peer.event(2, "messageReceived", "two");
  assert.deepEqual([await seen.next(), await seen.next()], ["one", "two"]);
  assert.equal(f.client.link.state.status, "connected");
  await until(() => f.peer.polled);
  assert.equal(seen.size, 0);
});

test("poll_CutAgainAndAgain_AsksShorterAndAtLastResumes", async (t) => {
  const f = await joinedOver(t, "longpolling");
  const waits: (string | undefined)[] = [];
  for (let times = 0; times < 3; times++) {
    await until(() => f.peer.polled);
    f.peer.loseAnswer();
  }
  const peer = await back(f);
  assert.equal((await peer.welcome({ session: "secret", resumed: true })).session, "secret");
  while (f.peer.requests.size > 0) waits.push((await f.peer.requests.next()).match(/wait=(\d+)/)?.[1]);
  assert.deepEqual(waits.filter((each) => each !== undefined).slice(-3), ["25000", "12500", "6250"]);
});

test("poll_NothingNew_AsksAgainWithTheSameCursor", async (t) => {
  const f = await joinedOver(t, "longpolling");
  const seen = heard(f.room, "messageReceived");
  f.peer.event(1, "messageReceived", "one");
  await seen.next();
  for (let times = 0; times < 2; times++) {
    await until(() => f.peer.polled);
    f.clock.advance(25_000);
    f.peer.nothingNew();
  }
  await until(() => f.peer.polled);
  const polls: string[] = [];
  while (f.peer.requests.size > 0) polls.push(await f.peer.requests.next());
  assert.ok(polls.at(-1) === polls.at(-2) && /cursor=\d+$/.test(polls.at(-1)!), polls.join(", "));
});

for (const [transport, first] of [["longpolling", "GET /v1/poll?wait=25000&cursor=7%2F0"], ["sse", "GET /v1/sse?cursor=7%2F0"]] as const) {
  test(`${transport}_WelcomeHasACursor_FirstRequestNamesIt`, async (t) => {
    const { peer } = await joinedOver(t, transport, { cursor: "7/0" });
    assert.equal(await peer.requests.next(), first);
  });
}

test("poll_NothingNewAndAtOnce_IsNoHotLoop", async (t) => {
  const f = await joinedOver(t, "longpolling");
  await until(() => f.peer.polled);
  f.peer.nothingNew();
  await until(() => f.clock.due.includes(1_000));
  assert.equal(f.peer.polled, false);
  f.clock.advance(1_000);
  await until(() => f.peer.polled);
});

test("poll_NoAnswerAtAll_IsGivenUpAfterItsTimeAndAHeartbeat", async (t) => {
  const f = await joinedOver(t, "longpolling", { heartbeat: 15_000 });
  await until(() => f.peer.polled);
  f.clock.advance(39_999);
  assert.equal(f.client.link.state.status, "connected");
  f.clock.advance(1);
  await linkIs(f.client, "waiting");
});

test("poll_CursorUnknown_ResumesWithSeen", async (t) => {
  const f = await joinedOver(t, "longpolling");
  await until(() => f.peer.polled);
  f.peer.refuse(409, { code: "cursor_unknown", message: "?" }, 1);
  const hello = await (await back(f)).welcome({ session: "secret", resumed: true });
  assert.deepEqual([hello.session, hello.seen.at(-1).a], ["secret", "chatRoom/general"]);
});

test("poll_RateLimited_WaitsAndGoesOn", async (t) => {
  const f = await joinedOver(t, "longpolling");
  const seen = heard(f.room, "messageReceived");
  await until(() => f.peer.polled);
  f.peer.refuse(429, { code: "rate_limited", message: "slow down", retry: 900 }, 1);
  await until(() => f.clock.due.includes(900));
  f.peer.event(1, "messageReceived", "one");
  f.clock.advance(900);
  await seen.next();
});

test("shortPoll_BetweenTwo_WaitsItsPause", async (t) => {
  const f = await joinedOver(t, "shortpolling");
  const seen = heard(f.room, "messageReceived");
  await until(() => f.clock.due.includes(5_000));
  f.peer.event(1, "messageReceived", "one");
  f.clock.advance(5_000);
  await seen.next();
});

test("shortPoll_AfterACall_AsksAtOnceForWhatItCaused", async (t) => {
  const f = await joinedOver(t, "shortpolling");
  const seen = heard(f.room, "messageReceived");
  await until(() => f.clock.due.includes(5_000));
  f.peer.holding = true;
  const call = f.room.sendMessage("1");
  const { id } = await f.peer.expect("call");
  f.peer.stream({ t: "event", a: "chatRoom/general", s: 1, n: "messageReceived", d: "mine" });
  f.peer.send({ t: "result", id, d: 1 });
  await call;
  await seen.next();
});
