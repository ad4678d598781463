import assert from "node:assert/strict";
import { test } from "node:test";
import { heard, joined, linkIs } from "./support/fixture.js";
import type { GameError } from "../src/errors.js";

/** One that has joined and hears `firsts`, and a second one, whose join is unanswered. */
async function joining(t: Parameters<typeof joined>[0]) {
  const { room, peer, client } = await joined(t);
  const second = client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Ann again" } });
  const gaps = heard(second, "gap"), events = heard<string>(second, "messageReceived"), firsts = heard<string>(room, "messageReceived");
  return { peer, second, join: await peer.expect("join"), gaps, events, firsts };
}

test("connect_SecondHandleOnTheActor_SharesItAndGetsAFreshSnapshot", async (t) => {
  const { room, peer, client } = await joined(t);
  peer.event(1, "messageReceived", "early");
  const second = client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Ann again" } });
  const firstHears = heard<string>(room, "messageReceived"), secondHears = heard<string>(second, "messageReceived");
  const join = await peer.expect("join");
  peer.event(2, "messageReceived", "before the answer");
  peer.send({ t: "joined", id: join.id, a: "chatRoom/general", c: "c1", e: "E", s: 2, recovered: false, d: { messages: [2] } });
  peer.event(3, "messageReceived", "after");
  assert.deepEqual(await second.ready, { id: "c1", snapshot: { messages: [2] } });
  assert.equal(await secondHears.next(), "after"); // the snapshot holds what came before it
  assert.deepEqual([await firstHears.next(), await firstHears.next(), await firstHears.next()], ["early", "before the answer", "after"]);
  assert.deepEqual(room.snapshot, { messages: [] });
});

test("connect_AnswerOutOfANewEpochAheadOfTheGap_NothingOfTheOldEpochIsHeard", async (t) => {
  const { peer, join, gaps, events, firsts } = await joining(t);
  peer.event(8, "messageReceived", "old");
  peer.send({ t: "joined", id: join.id, a: "chatRoom/general", c: "c1", e: "F", s: 2, recovered: false, d: "as of 2" });
  peer.event(9, "messageReceived", "old");
  peer.send({ t: "gap", a: "chatRoom/general", e: "F", s: 3, reason: "epoch_changed", d: "as of 3" });
  peer.event(4, "messageReceived", "new");
  assert.deepEqual(await gaps.next(), { reason: "epoch_changed", snapshot: "as of 3" });
  assert.equal(await events.next(), "new");
  assert.deepEqual([await firsts.next(), await firsts.next(), await firsts.next()], ["old", "old", "new"]);
});

test("connect_AnswerBehindTheGapIntoItsEpoch_BeginsAtTheAnswer", async (t) => {
  const { peer, second, join, gaps, events, firsts } = await joining(t);
  peer.event(8, "messageReceived", "old");
  peer.send({ t: "gap", a: "chatRoom/general", e: "F", s: 0, reason: "epoch_changed", d: "as of 0" });
  peer.event(1, "messageReceived", "one");
  peer.send({ t: "joined", id: join.id, a: "chatRoom/general", c: "c1", e: "F", s: 1, recovered: false, d: "as of 1" });
  peer.event(2, "messageReceived", "two");
  assert.equal(await events.next(), "two");
  assert.equal(gaps.size, 0);
  assert.equal(second.snapshot, "as of 1");
  assert.deepEqual([await firsts.next(), await firsts.next(), await firsts.next()], ["old", "one", "two"]);
});

test("dispose_OneOfTwo_TheOtherGoesOn", async (t) => {
  const { room, peer, client } = await joined(t);
  const second = client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Ann" } });
  await peer.joined();
  await second.ready;
  const heardBySecond = heard(second, "messageReceived");
  room.dispose();
  const call = second.sendMessage("Ann");
  peer.event(1, "messageReceived", {});
  await peer.result({}); // no leave before it
  await call;
  await heardBySecond.next();
  second.dispose();
  await peer.expect("leave");
});

test("off_OneOfTwo_LeavesTheOthersListenersAlone", async (t) => {
  const { room, peer, client } = await joined(t);
  const second = client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Ann" } });
  await peer.joined();
  await second.ready;
  const seen = heard(second, "messageReceived");
  room.off();
  peer.event(1, "messageReceived", { id: "m" });
  assert.deepEqual(await seen.next(), { id: "m" });
});

test("connect_RightAfterTheLastLeft_JoinsAnewAndIgnoresWhatBelongsToTheOld", async (t) => {
  const { room, peer, client } = await joined(t);
  room.dispose();
  const next = client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Bob" } });
  const errors = heard<GameError>(next, "error"), events = heard<string>(next, "messageReceived");
  const leave = await peer.expect("leave");
  peer.event(9, "messageReceived", "to the old one");
  peer.send({ t: "left", a: "chatRoom/general", code: "app.kicked" }, { t: "left", id: leave.id, a: "chatRoom/general" });
  assert.deepEqual((await peer.joined({ c: "c2", s: 9 })).params, { name: "Bob" });
  assert.equal((await next.ready).id, "c2");
  peer.event(10, "messageReceived", "to the new one");
  assert.equal(await events.next(), "to the new one");
  assert.equal(errors.size, 0);
});

test("left_WhileAnotherHandleJoins_EndsOnlyTheMember", async (t) => {
  const { room, peer, client } = await joined(t);
  const second = client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Ann" } });
  const errors = heard<GameError>(room, "error");
  const join = await peer.expect("join");
  peer.send({ t: "left", a: "chatRoom/general", code: "app.kicked" });
  peer.send({ t: "joined", id: join.id, a: "chatRoom/general", c: "c2", e: "E", s: 3, recovered: false });
  assert.equal((await errors.next()).code, "app.kicked");
  assert.equal((await second.ready).id, "c2");
  assert.equal(room.status, "closed");
});

test("dispose_FromWithinAListener_StopsDeliveryToIt", async (t) => {
  const { room, peer, client } = await joined(t);
  const second = client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Ann" } });
  await peer.joined();
  await second.ready;
  const seen: string[] = [];
  room.on("messageReceived", () => {
    seen.push("first");
    room.dispose();
    second.dispose();
  });
  room.on("messageReceived", () => seen.push("never"));
  second.on("messageReceived", () => seen.push("never"));
  peer.event(1, "messageReceived", {});
  await peer.expect("leave");
  assert.deepEqual(seen, ["first"]);
});

for (const name of ["gap", "error"] as const) {
  test(`dispose_ByAListenerOf_${name}_TheOtherStaysDisposed`, async (t) => {
    const { room, peer, client, clock, server } = await joined(t);
    const second = client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Ann" } });
    await peer.joined();
    await second.ready;
    const heardBySecond: string[] = [];
    room.on(name, () => second.dispose());
    for (const event of ["gap", "reconnected", "error"] as const) second.on(event, () => heardBySecond.push(event));
    if (name === "error") {
      const gone = heard(room, "error");
      peer.send({ t: "left", a: "chatRoom/general" });
      await gone.next();
    } else {
      const back = heard(room, "reconnected");
      peer.cut();
      await linkIs(client, "waiting");
      clock.advance(30_000);
      const next = await server.accept();
      await next.welcome();
      await next.joined();
      await back.next();
    }
    assert.equal(second.status, "disposed");
    assert.deepEqual(heardBySecond, []);
  });
}
