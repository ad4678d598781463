import assert from "node:assert/strict";
import { test } from "node:test";
import { GameError } from "../src/errors.js";
import { fixture, joined } from "./support/fixture.js";

test("call_Connected_SendsAddressActionArgsAndResolves", async (t) => {
  const { room, peer } = await joined(t);
  const call = room.sendMessage("Ann", "hi");
  assert.deepEqual(await peer.result({ id: "m" }), {
    t: "call", id: 2, ack: 1, a: "chatRoom/general", action: "sendMessage", args: ["Ann", "hi"],
  });
  assert.deepEqual(await call, { id: "m" });
});

test("call_HandleWithoutConnection_IsOneShotWithItsMode", async (t) => {
  const { client, server } = await fixture(t);
  const call = client.counter.get(["a", "b"]).increment(2);
  const peer = await server.accept();
  await peer.welcome({ id: 40 });
  assert.deepEqual(await peer.result(7), { t: "call", id: 41, a: "counter/a/b", action: "increment", args: [2], mode: "get" });
  assert.equal(await call, 7);
});

test("call_Refused_RejectsWithCodeMessageDataRetry", async (t) => {
  const { room, peer } = await joined(t);
  const call = room.sendMessage("Ann");
  const { id } = await peer.expect("call");
  peer.send({ t: "error", id, code: "rate_limited", message: "Slow down", d: { limit: 200 }, retry: 50 });
  await assert.rejects(call, (error) => {
    assert.ok(error instanceof GameError && error instanceof Error);
    assert.deepEqual([error.name, error.code, error.message], ["GameError", "rate_limited", "Slow down"]);
    assert.deepEqual([error.data, error.retry], [{ limit: 200 }, 50]);
    return true;
  });
});

test("call_AnswersOutOfOrder_EachReachesItsOwn", async (t) => {
  const { room, peer } = await joined(t);
  const first = room.sendMessage("1"), second = room.sendMessage("2");
  const a = await peer.expect("call"), b = await peer.expect("call");
  peer.send({ t: "result", id: b.id, d: "B" }, { t: "result", id: a.id, d: "A" });
  assert.deepEqual(await Promise.all([first, second]), ["A", "B"]);
});

test("call_OptionalArgumentLeftOut_IsLeftOutOnTheWire", async (t) => {
  const { room, peer } = await joined(t);
  const call = room.sendMessage("Ann", undefined);
  assert.deepEqual((await peer.result(null)).args, ["Ann"]);
  await call;
});

test("call_ArgumentChangedWhileWaiting_GoesOutAsItWas", async (t) => {
  const { client, server } = await fixture(t);
  const list = [1];
  const call = client.counter.get("a").increment(list as unknown as number);
  list.push(2);
  const peer = await server.accept();
  await peer.welcome();
  assert.deepEqual((await peer.result(1)).args, [[1]]);
  await call;
});

test("call_ArgumentThatIsNoJson_RejectsWithBadArgs", async (t) => {
  const { room, peer } = await joined(t);
  await assert.rejects(room.sendMessage(1n as unknown as string), { code: "bad_args" });
  assert.equal(peer.unread, 0);
});

test("call_LargerThanTheServerTakes_FailsHereAndSparesTheLink", async (t) => {
  const { room, peer } = await joined(t, {}, { max: 1000 });
  await assert.rejects(room.sendMessage("€".repeat(400)), { code: "message_too_big" });
  const call = room.sendMessage("x".repeat(900));
  assert.equal((await peer.result(1)).args[0].length, 900);
  await call;
});

test("timeout_NoAnswer_RejectsAndALateAnswerIsIgnored", async (t) => {
  const { room, peer, clock, reported } = await joined(t);
  const call = room.with({ timeout: 500 }).sendMessage("Ann");
  const late = await peer.expect("call");
  assert.deepEqual(late.args, ["Ann"]);
  clock.advance(499);
  clock.advance(1);
  await assert.rejects(call, { code: "action_timeout" });
  const next = room.sendMessage("Bob");
  peer.send({ t: "result", id: late.id, d: "late" });
  await peer.result("B");
  assert.equal(await next, "B");
  assert.deepEqual(reported, []);
});

test("timeout_AnsweredInTime_LeavesNoTimer", async (t) => {
  const { room, peer, clock } = await joined(t);
  const before = clock.pending;
  const call = room.with({ timeout: 500 }).sendMessage("Ann");
  assert.equal(clock.pending, before + 1);
  await peer.result(1);
  await call;
  assert.equal(clock.pending, before);
});

test("timeout_WhileWaitingForTheLink_IsNeverSent", async (t) => {
  const { client, server, clock } = await fixture(t);
  const late = client.counter.get("a").with({ timeout: 500 }).increment(1), patient = client.counter.get("a").increment(2);
  clock.advance(500);
  await assert.rejects(late, { code: "action_timeout" });
  const peer = await server.accept();
  await peer.welcome();
  assert.deepEqual((await peer.result(2)).args, [2]);
  await patient;
});

test("signal_Aborted_RejectsWithItsReason", async (t) => {
  const { room, peer } = await joined(t);
  const stop = new AbortController();
  const call = room.with({ signal: stop.signal }).sendMessage("Ann");
  await peer.expect("call");
  const reason = new Error("changed my mind");
  stop.abort(reason);
  await assert.rejects(call, reason);
  await assert.rejects(room.with({ signal: stop.signal }).sendMessage("Ann"), reason);
  assert.equal(peer.unread, 0);
});

test("queue_Full_RefusesTheNextWithClientQueueFull", async (t) => {
  const { client, server } = await fixture(t, { queueSize: 2 });
  const counter = client.counter.get("a");
  const kept = [counter.increment(1), counter.increment(2)];
  await assert.rejects(counter.increment(3), { code: "client_queue_full" });
  const peer = await server.accept();
  await peer.welcome();
  const first = await peer.expect("call"), second = await peer.expect("call");
  await assert.rejects(counter.increment(4), { code: "client_queue_full" }); // unanswered counts too
  peer.send({ t: "result", id: first.id, d: 1 });
  await kept[0];
  const fifth = counter.increment(5);
  assert.deepEqual((await peer.result(5)).args, [5]);
  peer.send({ t: "result", id: second.id, d: 2 });
  await Promise.all([kept[1], fifth]);
});

test("queue_CallTooLargeToBeSent_MakesRoom", async (t) => {
  const { room, peer } = await joined(t, { queueSize: 1 }, { max: 1000 });
  await assert.rejects(room.sendMessage("x".repeat(1000)), { code: "message_too_big" });
  const next = room.sendMessage("short");
  await peer.result(1);
  await next;
});

test("queue_CallGivenUp_MakesRoom", async (t) => {
  const { client, server, clock } = await fixture(t, { queueSize: 1 });
  const counter = client.counter.get("a");
  const late = counter.with({ timeout: 10 }).increment(1);
  const peer = await server.accept();
  await peer.welcome();
  await peer.expect("call");
  clock.advance(10);
  await assert.rejects(late, { code: "action_timeout" });
  const next = counter.increment(2);
  await peer.result(2);
  assert.equal(await next, 2);
});

test("errorWithoutId_FromTheServer_IsReported", async (t) => {
  const { room, peer, reported } = await joined(t);
  peer.send({ t: "error", code: "bad_message", message: "what?" });
  const call = room.sendMessage("Ann");
  await peer.result(1);
  await call;
  assert.equal((reported[0] as GameError).code, "bad_message");
});
