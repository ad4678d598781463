import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { keyOf, poll, post, socketOf, startServer } from "./rig.mjs";

const options = { timeout: 30_000 };
const unset = (reason) => ({ 0: [["session.unset", reason]] });
const annoyed = (payload) => ["annoy", payload];
let url, server, names = 0;
const nameOf = () => `player${++names}`;
const annoy = (name, payload) => post(url, "players.annoy", [{ targets: [name], payload }]);

before(async () => ({ url } = server = await startServer({ gameevents__links__longpolling__heartbeat: "300ms" })));
after(() => server?.stop());

test("M11_webSocket_UnconfirmedPacks_ComeAgainWithTheNext", options, async (t) => {
  const name = nameOf(), socket = await socketOf(t, url, await keyOf(url, name));
  await annoy(name, "one");
  assert.deepEqual(await socket.next(), { 1: [annoyed("one")] });
  await annoy(name, "two");
  assert.deepEqual(await socket.next(), { 1: [annoyed("one")], 2: [annoyed("two")] });
  socket.confirm(1, 2);
  await annoy(name, "three");
  let frame = await socket.next();
  if (1 in frame) frame = await socket.next(); // the confirmation and the command take different ways
  assert.deepEqual(frame, { 3: [annoyed("three")] });
});

test("M12_longPolling_Nothing_IsAnsweredAtTheHeartbeatThenDelivers", options, async () => {
  const name = nameOf(), key = await keyOf(url, name);
  const asked = performance.now();
  assert.equal(await poll(url, "longpolling", key), null);
  assert.ok(performance.now() - asked >= 290);
  const waiting = poll(url, "longpolling", key);
  await annoy(name, 7);
  assert.deepEqual((await waiting) ?? (await poll(url, "longpolling", key)), { 1: [annoyed(7)] });
});

test("M13_longPolling_WithoutConfirmation_TheSamePackAgain", options, async () => {
  const name = nameOf(), key = await keyOf(url, name);
  await annoy(name, { n: 1 });
  const first = { 1: [annoyed({ n: 1 })] };
  assert.deepEqual(await poll(url, "longpolling", key), first);
  assert.deepEqual(await poll(url, "longpolling", key), first);
  assert.equal(await poll(url, "longpolling", key, "1"), null);
  await annoy(name, { n: 2 });
  assert.deepEqual(await poll(url, "longpolling", key), { 2: [annoyed({ n: 2 })] });
});

test("M14_shortPolling_EmptyOrNot_IsAnsweredAtOnce", options, async () => {
  const name = nameOf(), key = await keyOf(url, name);
  assert.equal(await poll(url, "shortpolling", key), null);
  await annoy(name);
  await annoy(name, "x");
  assert.deepEqual(await poll(url, "shortpolling", key), { 1: [["annoy"], annoyed("x")] });
  assert.equal(await poll(url, "shortpolling", key, "1,nonsense,-3,99"), null);
});

test("M15_poll_UnknownSession_IsUnset", options, async () => {
  assert.deepEqual(await poll(url, "longpolling", "nobody:0123456789abcdef"), unset("noSession"));
  assert.deepEqual(await poll(url, "shortpolling", "nonsense"), unset("invalidSessionKey"));
});

test("M15_webSocket_UnknownSession_IsUnsetAndClosed", options, async (t) => {
  const socket = await socketOf(t, url, "nobody:0123456789abcdef");
  assert.deepEqual(await socket.next(), unset("noSession"));
  assert.equal(await socket.closed(), 1000);
});

test("M16_secondConnection_OfTheSameKey_EndsTheFirst", options, async (t) => {
  const key = await keyOf(url, nameOf());
  const first = await socketOf(t, url, key);
  const second = await socketOf(t, url, key);
  assert.equal(await first.closed(), 1000);
  const waiting = poll(url, "longpolling", key);
  assert.equal(await second.closed(), 1000);
  assert.equal(await waiting, null);
});

test("M17_broadcast_OneDisconnected_GetsItWhenItIsBack", options, async (t) => {
  const keys = await Promise.all([nameOf(), nameOf(), nameOf()].map((name) => keyOf(url, name)));
  const [one, two, three] = await Promise.all(keys.map((key) => socketOf(t, url, key)));
  three.leave();
  await three.closed();
  await post(url, "players.annoyEveryone", [{ payload: "all" }]);
  assert.deepEqual(await one.next(), { 1: [annoyed("all")] });
  assert.deepEqual(await two.next(), { 1: [annoyed("all")] });
  assert.deepEqual(await (await socketOf(t, url, keys[2])).next(), { 1: [annoyed("all")] });
});

test("login_Again_EndsTheEarlierSession", options, async (t) => {
  const name = nameOf(), key = await keyOf(url, name), socket = await socketOf(t, url, key);
  const later = await keyOf(url, name);
  assert.deepEqual(await socket.next(), unset("keyMismatch"));
  assert.deepEqual(await poll(url, "shortpolling", key), unset("keyMismatch"));
  assert.equal(await poll(url, "shortpolling", later), null);
});

test("M21_webSocket_BinaryFrame_IsClosedWith1003", options, async (t) => {
  const socket = await socketOf(t, url, await keyOf(url, nameOf()));
  socket.send(Buffer.from("1"));
  assert.equal(await socket.closed(), 1003);
});
