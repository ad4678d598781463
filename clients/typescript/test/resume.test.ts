import assert from "node:assert/strict";
import { test } from "node:test";
import type { GameError } from "../src/errors.js";
import { bringBack, fixture, heard, joined, linkIs } from "./support/fixture.js";

const A = "chatRoom/general";

test("resumed_CaughtUp_ReplaysThenTellsReconnected", async (t) => {
  const f = await joined(t, {}, { session: "secret" });
  const { room } = f;
  f.peer.event(1, "messageReceived", "one");
  const order: unknown[] = [];
  for (const name of ["connected", "disconnected", "gap"] as const) room.on(name, () => order.push(name));
  room.on("messageReceived", (message) => order.push(message));
  const reconnected = heard(room, "reconnected");
  const back = await bringBack(f);
  const hello = await back.welcome({ resumed: true, session: "secret", id: 1 });
  assert.equal(hello.session, "secret");
  assert.deepEqual(hello.seen.at(-1), { a: A, e: "E", s: 1 });
  back.event(1, "messageReceived", "again");
  back.event(2, "messageReceived", "two");
  back.event(5, "messageReceived", "five");
  assert.equal(room.status, "reconnecting");
  back.send({ t: "caughtup", a: A, e: "E", s: 7, replayed: 2 });
  back.event(7, "messageReceived", "behind");
  back.event(8, "messageReceived", "eight");
  assert.deepEqual(await reconnected.next(), { id: "c1", snapshot: { messages: [] }, recovered: true, replayed: 2 });
  assert.equal(room.status, "connected");
  const call = room.sendMessage("x");
  assert.equal((await back.result(1)).t, "call"); // and no join before it
  await call;
  assert.deepEqual(order, ["one", "disconnected", "two", "five", "eight"]);
});

test("resumed_Gap_TellsGapWithTheSnapshotThenReconnected", async (t) => {
  const f = await joined(t);
  const { room } = f;
  f.peer.event(60, "messageReceived", "sixty");
  const order: string[] = [];
  for (const name of ["gap", "reconnected"] as const) room.on(name, () => order.push(name));
  const seen = heard(room, "messageReceived"), gaps = heard(room, "gap"), reconnected = heard(room, "reconnected");
  const back = await bringBack(f);
  await back.welcome({ resumed: true, id: 1 });
  const snapshot = { messages: [{ id: "x", text: "now" }] };
  back.send({ t: "gap", a: A, e: "E", s: 10, reason: "position_unknown", d: snapshot });
  assert.deepEqual(await gaps.next(), { reason: "position_unknown", snapshot });
  assert.deepEqual(await reconnected.next(), { id: "c1", snapshot, recovered: false, replayed: 0 });
  assert.deepEqual(order, ["gap", "reconnected"]);
  assert.deepEqual(room.snapshot, snapshot);
  back.event(11, "messageReceived", "eleven");
  await seen.next();
  assert.equal(await seen.next(), "eleven");
});

test("resumed_LinkLostWhileCatchingUp_GoesOnFromThere", async (t) => {
  const f = await joined(t);
  const reconnected = heard(f.room, "reconnected"), lost = heard(f.room, "disconnected"), seen = heard<string>(f.room, "messageReceived");
  let back = await bringBack(f);
  await back.welcome({ resumed: true, id: 1 });
  back.event(3, "messageReceived", "three");
  await seen.next();
  back = await bringBack({ ...f, peer: back });
  assert.deepEqual((await back.welcome({ resumed: true, id: 1 })).seen.at(-1), { a: A, e: "E", s: 3 });
  back.send({ t: "caughtup", a: A, e: "E", s: 3, replayed: 0 });
  assert.equal((await reconnected.next() as { replayed: number }).replayed, 0);
  assert.equal(lost.size, 1);
});

test("resumed_WhatWasUnanswered_IsSentAgainWithTheSameIdsBeforeWhatWaited", async (t) => {
  const f = await joined(t);
  const calls = [f.room.sendMessage("1"), f.client.counter.get("a").increment(2)];
  const sent = [await f.peer.expect("call"), await f.peer.expect("call")];
  f.peer.send({ t: "result", id: sent[1].id, d: "two" });
  assert.equal(await calls[1], "two");
  const other = f.client.counter.getOrCreate("b").connect();
  await f.peer.expect("join");
  const late = f.client.counter.getOrCreate("c").connect();
  await f.peer.expect("join");
  late.dispose();
  await f.peer.expect("leave");
  f.peer.cut();
  await linkIs(f.client, "waiting");
  const waiting = f.room.sendMessage("waits");
  f.clock.advance(30_000);
  const back = await f.server.accept();
  await back.welcome({ resumed: true, id: 5 });
  const again = await back.result("one");
  assert.deepEqual([again.id, again.args], [sent[0].id, ["1"]]);
  const join = await back.joined({ c: "c2" });
  assert.deepEqual([join.id, join.key], [4, ["b"]]);
  assert.equal((await back.expect("join")).id, 5);
  assert.equal((await back.expect("leave")).id, 6);
  const last = await back.result("waited");
  assert.deepEqual([last.id, last.args], [7, ["waits"]]);
  assert.deepEqual([await calls[0], await waiting], ["one", "waited"]);
  await other.ready;
});

test("resumed_DisposedWhileAway_IsLeft", async (t) => {
  const f = await joined(t);
  f.peer.cut();
  await linkIs(f.client, "waiting");
  f.room.dispose();
  f.clock.advance(30_000);
  const back = await f.server.accept();
  const { seen } = await back.welcome({ resumed: true, id: 1 });
  assert.deepEqual(seen.map(({ a }: { a: string }) => a), ["user/ann", "global"]);
  assert.equal((await back.expect("leave")).a, A);
});

test("resumed_DisposedBetweenHelloAndWelcome_IsLeftOnce", async (t) => {
  const f = await joined(t);
  const back = await bringBack(f);
  const hello = await back.expect("hello");
  f.room.dispose();
  back.send({ t: "welcome", v: 1, session: hello.session, user: "ann", resumed: true, window: 1, heartbeat: 15000, max: 65536, id: 1, streams: [] });
  assert.equal((await back.expect("leave")).a, A);
  const call = f.client.counter.get("a").increment(1);
  await back.result(1);
  await call;
});

test("resumed_AfterAPoisonedLink_WhatWasLeftIsLeft", async (t) => {
  const f = await joined(t);
  f.room.dispose();
  const { id } = await f.peer.expect("leave");
  f.peer.close(1009);
  await linkIs(f.client, "waiting");
  f.clock.advance(30_000);
  const back = await f.server.accept();
  await back.welcome({ resumed: true, id });
  assert.equal((await back.expect("leave")).id, id);
});

test("resumed_TwoHandlesOnOneActor_BeginWithTheOneThatIsFarthestBehind", async (t) => {
  const f = await joined(t);
  const ahead = f.client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Ahead" } });
  await f.peer.joined({ s: 10 }); // over a lagging link, the answer overtakes the events before it
  await ahead.ready;
  const firsts = heard<number>(f.room, "messageReceived"), seconds = heard<number>(ahead, "messageReceived");
  const both = [heard<{ recovered: boolean }>(f.room, "reconnected"), heard<{ recovered: boolean }>(ahead, "reconnected")];
  const back = await bringBack(f);
  const { seen } = await back.welcome({ resumed: true, id: 2 });
  assert.deepEqual(seen.at(-1), { a: A, e: "E", s: 0 });
  for (const s of [9, 10, 11]) back.event(s, "messageReceived", s);
  back.send({ t: "caughtup", a: A, e: "E", s: 11, replayed: 3 });
  for (const each of both) assert.equal((await each.next()).recovered, true);
  assert.deepEqual([await firsts.next(), await firsts.next(), await firsts.next(), await seconds.next()], [9, 10, 11, 11]);
  assert.equal(seconds.size, 0);
});

test("freshSession_DisposedWhileAway_IsNotLeft", async (t) => {
  const f = await joined(t);
  f.peer.cut();
  await linkIs(f.client, "waiting");
  f.room.dispose();
  f.clock.advance(30_000);
  const back = await f.server.accept();
  await back.welcome();
  const call = f.client.counter.get("a").increment(1);
  await back.result(1);
  await call;
});

test("resumed_ConnectedWhileAway_JoinsThen", async (t) => {
  const f = await joined(t);
  f.peer.cut();
  await linkIs(f.client, "waiting");
  const second = f.client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Second" } });
  f.clock.advance(30_000);
  const back = await f.server.accept();
  await back.welcome({ resumed: true, id: 1 });
  const seconds = heard<string>(second, "messageReceived"), firsts = heard<string>(f.room, "messageReceived");
  const join = await back.expect("join");
  assert.equal(join.seen, undefined);
  back.event(1, "messageReceived", "in the snapshot");
  back.send({ t: "joined", id: join.id, a: A, c: "c1", e: "E", s: 1, recovered: false, d: "now" });
  back.event(2, "messageReceived", "new");
  assert.equal(await seconds.next(), "new");
  assert.deepEqual([await firsts.next(), await firsts.next()], ["in the snapshot", "new"]);
});

test("resumed_DroppedByTheActorMeanwhile_IsClosed", async (t) => {
  const f = await joined(t);
  const errors = heard<GameError>(f.room, "error");
  const back = await bringBack(f);
  await back.welcome({ resumed: true, id: 1 });
  back.send({ t: "left", a: A, code: "app.kicked", message: "Out" });
  assert.equal((await errors.next()).code, "app.kicked");
});

test("resumed_AfterAPoisonedLink_TheJoinThatWasUnansweredIsSentAnew", async (t) => {
  const f = await joined(t);
  const other = f.client.counter.getOrCreate("b").connect();
  await f.peer.expect("join");
  const call = f.room.sendMessage("?");
  await f.peer.expect("call");
  f.peer.close(1009);
  await assert.rejects(call, { code: "connection_lost" });
  f.clock.advance(30_000);
  const back = await f.server.accept();
  await back.welcome({ resumed: true, id: 3 });
  assert.equal((await back.joined({ c: "c2" })).id, 4);
  await other.ready;
});

test("freshSession_Recovered_KeepsTheSnapshotAndReplays", async (t) => {
  const f = await joined(t);
  const { room } = f;
  f.peer.event(4, "messageReceived", "four");
  const seen = heard<string>(room, "messageReceived"), gaps = heard(room, "gap"), reconnected = heard(room, "reconnected");
  const back = await bringBack(f);
  await back.welcome();
  const join = await back.expect("join");
  assert.deepEqual(join.seen, { e: "E", s: 4 });
  back.send({ t: "joined", id: join.id, a: A, c: "c9", e: "E", s: 4, recovered: true });
  back.event(6, "messageReceived", "six");
  back.send({ t: "caughtup", a: A, e: "E", s: 6, replayed: 1 });
  assert.deepEqual(await reconnected.next(), { id: "c9", snapshot: { messages: [] }, recovered: true, replayed: 1 });
  assert.deepEqual([await seen.next(), await seen.next()], ["four", "six"]);
  assert.equal(gaps.size, 0);
  assert.equal(room.id, "c9");
});

test("resumed_ByTheGuestItself_NamesTheSessionWithoutToken", async (t) => {
  const f = await joined(t, {}, { session: "guests" });
  const back = await bringBack(f);
  const hello = await back.expect("hello");
  assert.deepEqual([hello.session, hello.token], ["guests", undefined]);
});

test("stopped_ThenConnectAgain_BeginsAFreshSession", async (t) => {
  const { peer, client, clock, server } = await joined(t);
  peer.close(4009);
  await linkIs(client, "stopped");
  client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Ann" } });
  clock.advance(30_000);
  const hello = await (await server.accept()).welcome();
  assert.equal(hello.session, undefined);
});

test("early_MoreThanCanBeKeptBeforeTheJoinIsAnswered_JoinsOnceMore", async (t) => {
  const { client, server } = await fixture(t);
  const room = client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Ann" } });
  const gaps = heard(room, "gap"), seen = heard<string>(room, "messageReceived");
  const peer = await server.accept();
  await peer.welcome();
  const join = await peer.expect("join");
  for (let s = 1; s <= 1001; s++) peer.event(s, "messageReceived", `${s}`);
  peer.send({ t: "joined", id: join.id, a: A, c: "c1", e: "E", s: 0, recovered: false, d: "early" });
  assert.equal(await seen.next(), "1001");
  const again = await peer.expect("join");
  peer.send({ t: "joined", id: again.id, a: A, c: "c1", e: "E", s: 1001, recovered: false, d: "now" });
  assert.deepEqual(await gaps.next(), { reason: "position_unknown", snapshot: "now" });
  assert.equal(room.status, "connected");
});

test("early_JoinedOnceMoreAndAheadOfAnotherHandle_TheResumeBeginsWithTheOther", async (t) => {
  const f = await fixture(t);
  const first = f.client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Ann" } });
  const gaps = heard(first, "gap");
  const peer = await f.server.accept();
  await peer.welcome();
  const join = await peer.expect("join");
  for (let s = 1; s <= 1001; s++) peer.event(s, "messageReceived", s);
  peer.send({ t: "joined", id: join.id, a: A, c: "c1", e: "E", s: 0, recovered: false });
  const again = await peer.expect("join");
  const second = f.client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Second" } });
  await peer.joined({ s: 1001 });
  await second.ready;
  peer.send({ t: "joined", id: again.id, a: A, c: "c1", e: "E", s: 1005, recovered: false });
  await gaps.next();
  const { seen } = await (await bringBack({ ...f, peer })).welcome({ resumed: true, id: 3 });
  assert.deepEqual(seen.at(-1), { a: A, e: "E", s: 1001 });
});

test("early_EventsBeforeTheJoinIsAnswered_CountFromItsPositionOn", async (t) => {
  const { client, server } = await fixture(t);
  const room = client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Ann" } });
  const seen = heard<string>(room, "messageReceived");
  const peer = await server.accept();
  await peer.welcome();
  const join = await peer.expect("join");
  for (const s of [4, 5, 6]) peer.event(s, "messageReceived", `${s}`);
  peer.send({ t: "joined", id: join.id, a: A, c: "c1", e: "E", s: 5, recovered: false, d: {} });
  peer.event(7, "messageReceived", "7");
  assert.deepEqual([await seen.next(), await seen.next()], ["6", "7"]);
});

test("ack_OnWhatIsSent_TellsOfTheAnswersThatHaveArrived", async (t) => {
  const { room, peer } = await joined(t);
  const calls = ["a", "b", "c"].map((text) => room.sendMessage(text));
  const sent = [await peer.expect("call"), await peer.expect("call"), await peer.expect("call")];
  assert.deepEqual(sent.map(({ id, ack }) => [id, ack]), [[2, 1], [3, undefined], [4, undefined]]);
  peer.send({ t: "result", id: 3, d: 0 });
  await calls[1];
  const fourth = room.sendMessage("d");
  assert.equal((await peer.expect("call")).ack, undefined); // 2 is still owed
  peer.send({ t: "result", id: 2, d: 0 });
  await calls[0];
  const fifth = room.sendMessage("e");
  assert.equal((await peer.expect("call")).ack, 3);
  for (const id of [4, 5, 6]) peer.send({ t: "result", id, d: 0 });
  await Promise.all([calls[2], fourth, fifth]);
});
