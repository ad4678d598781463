import assert from "node:assert/strict";
import { test } from "node:test";
import { GameError } from "../src/errors.js";
import { fixture, heard, joined } from "./support/fixture.js";

test("connect_First_OpensTheLinkAndJoinsWithParams", async (t) => {
  const { server, client } = await fixture(t);
  assert.equal(client.link.state.status, "idle");
  const room = client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Ann" } });
  const peer = await server.accept();
  assert.deepEqual(await server.upgrades.next(), { url: "/v1/ws", protocol: "gameevents.v1.json" });
  assert.deepEqual(await peer.welcome(), { t: "hello", v: 1 });
  const join = await peer.joined({ c: "c_41", d: { messages: [{ id: "m", text: "hi" }] } });
  assert.deepEqual(join, { t: "join", id: 1, mode: "getOrCreate", actor: "chatRoom", key: ["general"], params: { name: "Ann" } });
  assert.deepEqual(await room.ready, { id: "c_41", snapshot: { messages: [{ id: "m", text: "hi" }] } });
  assert.equal(room.id, "c_41");
  assert.equal(room.status, "connected");
  assert.deepEqual(room.snapshot, { messages: [{ id: "m", text: "hi" }] });
  assert.deepEqual(client.link.state, { status: "connected", user: "ann", transport: "websocket" });
});

test("connect_Modes_AreSentWithInput", async (t) => {
  const { server, client } = await fixture(t);
  client.counter.create(["a"], { input: 5 }).connect();
  client.counter.get("b").connect();
  const peer = await server.accept();
  await peer.welcome();
  assert.deepEqual(await peer.joined(), { t: "join", id: 1, mode: "create", actor: "counter", key: ["a"], input: 5 });
  assert.deepEqual(await peer.joined(), { t: "join", id: 2, mode: "get", actor: "counter", key: ["b"] });
});

test("connect_ParamsChangedAfterwards_AreSentAsTheyWere", async (t) => {
  const { server, client } = await fixture(t);
  const params = { name: "Ann" };
  client.chatRoom.getOrCreate("x").connect({ params });
  params.name = "Eve";
  const peer = await server.accept();
  await peer.welcome();
  assert.deepEqual((await peer.expect("join")).params, { name: "Ann" });
});

test("connected_Joined_FiresOnceWithIdAndSnapshot", async (t) => {
  const { server, client } = await fixture(t);
  const room = client.chatRoom.getOrCreate("x").connect({ params: { name: "Ann" } });
  const connected = heard(room, "connected");
  assert.equal(room.status, "connecting");
  const peer = await server.accept();
  await peer.welcome();
  await peer.joined();
  assert.deepEqual(await connected.next(), { id: "c1", snapshot: { messages: [] } });
});

test("ready_RefusedJoin_RejectsFiresErrorAndIsNotRetried", async (t) => {
  const { server, client, clock } = await fixture(t);
  const room = client.chatRoom.get(["nowhere"]).connect({ params: { name: "Ann" } });
  const errors = heard<GameError>(room, "error");
  const call = room.sendMessage("Ann");
  const peer = await server.accept();
  await peer.welcome();
  const join = await peer.expect("join");
  peer.send({ t: "error", id: join.id, code: "actor_not_found", message: "No such room", d: { key: "nowhere" } });
  const error = await errors.next();
  assert.ok(error instanceof GameError);
  assert.deepEqual([error.code, error.message, error.data], ["actor_not_found", "No such room", { key: "nowhere" }]);
  await assert.rejects(room.ready, error);
  await assert.rejects(call, error);
  await assert.rejects(room.sendMessage("Ann"), error);
  assert.equal(room.status, "closed");
  clock.advance(1000);
  assert.equal(peer.unread, 0);
});

test("ready_RefusedAndNobodyLooks_IsReportedAndNoUnhandledRejection", async (t) => {
  const { server, client, reported } = await fixture(t);
  const room = client.chatRoom.get(["nowhere"]).connect({ params: { name: "Ann" } });
  const other = client.counter.get("a").connect();
  const peer = await server.accept();
  await peer.welcome();
  peer.send({ t: "error", id: (await peer.expect("join")).id, code: "forbidden", message: "no" });
  await peer.joined();
  await other.ready;
  assert.equal((reported[0] as GameError).code, "forbidden");
  await assert.rejects(room.ready, { code: "forbidden" });
});

test("refused_ConnectAgain_AsksAgain", async (t) => {
  const { server, client } = await fixture(t);
  const handle = client.chatRoom.get("x");
  const first = handle.connect({ params: { name: "Ann" } });
  const peer = await server.accept();
  await peer.welcome();
  peer.send({ t: "error", id: (await peer.expect("join")).id, code: "actor_not_found", message: "no" });
  await assert.rejects(first.ready, { code: "actor_not_found" });
  const second = handle.connect({ params: { name: "Ann" } });
  await peer.joined();
  assert.equal((await second.ready).id, "c1");
  assert.equal(first.status, "closed");
});

test("left_ActorDropsTheConnection_DisconnectedThenErrorAndClosed", async (t) => {
  const { room, peer } = await joined(t);
  const disconnected = heard(room, "disconnected"), errors = heard<GameError>(room, "error");
  peer.send({ t: "left", a: "chatRoom/general", code: "app.kicked", message: "Out" });
  assert.deepEqual(await disconnected.next(), { code: "app.kicked", message: "Out", reconnecting: false });
  assert.equal((await errors.next()).code, "app.kicked");
  assert.equal(room.status, "closed");
  await assert.rejects(room.sendMessage("Ann"), { code: "app.kicked" });
});

test("dispose_Joined_LeavesAndStaysSilent", async (t) => {
  const { room, peer, client, reported } = await joined(t);
  const events = heard(room, "messageReceived");
  room.dispose();
  room.dispose();
  assert.deepEqual(await peer.expect("leave"), { t: "leave", id: 2, ack: 1, a: "chatRoom/general" });
  peer.event(1, "messageReceived", {});
  peer.send({ t: "left", id: 2, a: "chatRoom/general" });
  const call = client.counter.get("a").increment(1);
  await peer.result(1);
  await call;
  assert.equal(events.size, 0);
  assert.equal(room.status, "disposed");
  await assert.rejects(room.sendMessage("Ann"), { code: "disposed" });
  assert.deepEqual(reported, []);
});

test("dispose_BeforeJoined_RejectsReadyAndWhatWaited", async (t) => {
  const { server, client } = await fixture(t);
  const room = client.chatRoom.getOrCreate("x").connect({ params: { name: "Ann" } });
  const call = room.sendMessage("Ann"), ready = room.ready;
  const others = client.counter.get("a").increment(1);
  room.dispose();
  await assert.rejects(call, { code: "disposed" });
  await assert.rejects(ready, { code: "disposed" });
  const peer = await server.accept();
  await peer.welcome();
  await peer.result(1); // what others wait for goes on, and nothing came before it
  await others;
});

test("disposeClient_Connected_SaysByeAndEndsEverything", async (t) => {
  const { room, peer, client, clock } = await joined(t);
  const sent = room.sendMessage("Ann", "hi");
  await peer.expect("call");
  client.dispose();
  await assert.rejects(sent, { code: "disposed" });
  await peer.expect("bye");
  assert.equal(await peer.closed, 1000);
  assert.equal(client.link.state.status, "disposed");
  assert.equal(room.status, "disposed");
  assert.equal(clock.pending, 0);
  await assert.rejects(client.counter.get("a").increment(1), { code: "disposed" });
  assert.throws(() => client.counter.get("a").connect(), { code: "disposed" });
});

test("connect_NoTransportThatMayBeUsed_SaysWhatToDo", async (t) => {
  const global = globalThis as { WebSocket?: unknown };
  const before = global.WebSocket;
  delete global.WebSocket;
  t.after(() => before === undefined || (global.WebSocket = before));
  const { createClient } = await import("../src/index.js");
  const client = createClient("http://127.0.0.1:1", { transports: ["websocket"] });
  assert.throws(() => client.actor("a").get().connect(), /There is no WebSocket here.*createClient\(url, \{ WebSocket \}\)/);
  await assert.rejects(client.actor("a").get().with({})["go"]!(), /There is no WebSocket/);
});

test("createClient_NoUrl_Throws", async () => {
  const { createClient } = await import("../src/index.js");
  assert.throws(() => createClient("not a url"), TypeError);
});
