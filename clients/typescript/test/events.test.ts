import assert from "node:assert/strict";
import { test } from "node:test";
import { fixture, heard, joined } from "./support/fixture.js";
import type { GameError } from "../src/errors.js";

test("on_Event_GetsThePayload", async (t) => {
  const { room, peer } = await joined(t);
  const messages = heard(room, "messageReceived");
  peer.event(1, "messageReceived", { id: "m", text: "hi" });
  assert.deepEqual(await messages.next(), { id: "m", text: "hi" });
});

test("on_EventsBeforeTheResult_AreHeardBeforeItResolves", async (t) => {
  const { room, peer } = await joined(t);
  const order: string[] = [];
  room.on("messageReceived", () => order.push("event"));
  const call = room.sendMessage("Ann").then(() => order.push("result"));
  peer.event(1, "messageReceived", {});
  await peer.result({});
  await call;
  assert.deepEqual(order, ["event", "result"]);
});

test("once_TwoEvents_HearsTheFirst", async (t) => {
  const { room, peer } = await joined(t);
  const seen: string[] = [];
  room.once("messageReceived", ({ id }) => seen.push(id));
  const all = heard(room, "messageReceived");
  peer.event(1, "messageReceived", { id: "a" });
  peer.event(2, "messageReceived", { id: "b" });
  await all.next();
  await all.next();
  assert.deepEqual(seen, ["a"]);
});

test("on_ThrowingListener_OthersAndLaterEventsGoOn", async (t) => {
  const { room, peer, reported } = await joined(t);
  const mine = new Error("mine");
  room.on("messageReceived", () => { throw mine; });
  const all = heard(room, "messageReceived");
  peer.event(1, "messageReceived", {});
  peer.event(2, "messageReceived", {});
  await all.next();
  await all.next();
  assert.deepEqual(reported, [mine, mine]);
});

test("off_ByNameOrAll_Silences", async (t) => {
  const { room, peer } = await joined(t);
  const seen: string[] = [];
  const listener = () => seen.push("received");
  room.on("messageReceived", listener);
  room.on("messageDeleted", () => seen.push("deleted"));
  room.off("messageReceived", listener);
  peer.event(1, "messageReceived", {});
  peer.event(2, "messageDeleted", {});
  const marker = heard(room, "nudged");
  peer.event(3, "nudged", undefined);
  await marker.next();
  assert.deepEqual(seen, ["deleted"]);
  room.off();
  peer.event(4, "messageDeleted", {});
  const call = room.sendMessage("Ann");
  await peer.result(1);
  await call;
  assert.deepEqual(seen, ["deleted"]);
  assert.equal(marker.size, 0);
});

test("position_SAtOrBelowIt_IsDroppedAndUnsequencedPasses", async (t) => {
  const { room, peer } = await joined(t);
  const seen = heard<string>(room, "messageReceived");
  const sent = [[5, "a"], [5, "again"], [3, "older"], [undefined, "volatile"], [9, "jump"]] as const;
  for (const [s, d] of sent) peer.event(s, "messageReceived", d);
  assert.deepEqual([await seen.next(), await seen.next(), await seen.next()], ["a", "volatile", "jump"]);
  assert.equal(seen.size, 0);
});

test("gap_FromTheServer_SetsThePositionAndTheSnapshot", async (t) => {
  const { room, peer } = await joined(t);
  const gaps = heard(room, "gap"), seen = heard<string>(room, "messageReceived");
  peer.event(7, "messageReceived", "old");
  const snapshot = { messages: [{ id: "n", text: "new" }] };
  peer.send({ t: "gap", a: "chatRoom/general", e: "F", s: 2, reason: "epoch_changed", d: snapshot });
  for (const s of [2, 3]) peer.event(s, "messageReceived", `after ${s}`);
  assert.deepEqual(await gaps.next(), { reason: "epoch_changed", snapshot });
  assert.deepEqual([await seen.next(), await seen.next()], ["old", "after 3"]);
  assert.deepEqual(room.snapshot, snapshot);
  assert.equal(room.id, "c1");
});

test("validate_Throws_BecomesBadEventAndTheOthersGoOn", async (t) => {
  const { client, server } = await fixture(t);
  const room = client.chatRoom.getOrCreate("general").connect({
    params: { name: "Ann" },
    validate: {
      messageReceived(payload) {
        const { text } = payload as { text: unknown };
        if (typeof text !== "string") throw new Error("text is no string");
        return { id: "checked", text };
      },
    },
  });
  const errors = heard<GameError>(room, "error"), messages = heard(room, "messageReceived");
  const peer = await server.accept();
  await peer.welcome();
  await peer.joined();
  peer.event(1, "messageReceived", { text: 1 });
  peer.event(2, "messageReceived", { text: "fine" });
  const { code, message, data } = await errors.next();
  assert.deepEqual({ code, message, data }, { code: "bad_event", message: "messageReceived: Error: text is no string", data: { text: 1 } });
  assert.deepEqual(await messages.next(), { id: "checked", text: "fine" });
  assert.equal(room.status, "connected");
});

test("event_WithALifecycleName_IsNotTakenForOne", async (t) => {
  const { room, peer } = await joined(t);
  const errors = heard<GameError>(room, "error"), disconnected = heard(room, "disconnected");
  peer.event(1, "disconnected", { fake: true });
  assert.equal((await errors.next()).code, "bad_event");
  assert.equal(disconnected.size, 0);
});

test("packet_ArrayOfMessages_IsHandledInOrder", async (t) => {
  const { room, peer } = await joined(t);
  const seen = heard<string>(room, "messageReceived");
  const event = (s: number) => ({ t: "event", a: "chatRoom/general", s, n: "messageReceived", d: s });
  peer.raw(JSON.stringify([event(1), { t: "tomorrow" }, event(2)]));
  assert.deepEqual([await seen.next(), await seen.next()], [1, 2]);
});

test("streams_EventsOfUserAndGlobal_NeedNoJoin", async (t) => {
  const { client, server } = await fixture(t);
  const mine = heard(client.user, "annoy"), everyones = heard(client.global, "annoy");
  const peer = await server.accept();
  await peer.welcome({ streams: [{ a: "user/ann", e: "U", s: 4 }, { a: "global", e: "G", s: 17 }] });
  peer.event(4, "annoy", "seen before", "user/ann");
  peer.event(5, "annoy", { from: "bob" }, "user/ann");
  peer.event(18, "annoy", { from: "server" }, "global");
  assert.deepEqual(await mine.next(), { from: "bob" });
  assert.deepEqual(await everyones.next(), { from: "server" });
  assert.equal(mine.size, 0);
});
