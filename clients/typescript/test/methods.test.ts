import assert from "node:assert/strict";
import { inspect } from "node:util";
import { test } from "node:test";
import { fixture, joined } from "./support/fixture.js";
import type { UntypedActor, Handle } from "../src/index.js";

test("await_HandleConnectionOrClient_DoesNotHang", async (t) => {
  const { client, room, peer } = await joined(t);
  const handle = client.chatRoom.get("x");
  assert.equal(await Promise.resolve(handle), handle);
  assert.equal(await Promise.resolve(room), room);
  assert.equal(await Promise.resolve(client), client);
  assert.equal(peer.unread, 0);
});

test("reservedNamesAndSymbols_OnAnything_AreNeverActions", async (t) => {
  const { client, room } = await joined(t);
  const handle = client.chatRoom.get("x");
  const own = {
    handle: ["on", "once", "off", "connect", "with"],
    room: ["on", "once", "off", "dispose", "ready", "id", "status", "snapshot", "toJSON", "with"],
  };
  for (const name of ["on", "once", "off", "connect", "dispose", "ready", "id", "status", "snapshot", "then", "toJSON", "with"]) {
    assert.equal(Reflect.get(handle, name) !== undefined, own.handle.includes(name), `handle.${name}`);
    assert.equal(Reflect.get(room, name) !== undefined, own.room.includes(name), `room.${name}`);
    assert.equal(Reflect.get(room.with({}), name), undefined, `with().${name}`);
  }
  for (const symbol of [Symbol.iterator, Symbol.asyncIterator, Symbol.toPrimitive, inspect.custom]) {
    assert.equal(Reflect.get(room, symbol), undefined);
    assert.equal(Reflect.get(client, symbol), undefined);
  }
});

test("stringConversionAndJson_OfAConnection_SendNothing", async (t) => {
  const { room, peer, client } = await joined(t);
  assert.equal(`${room}`, "[object Object]");
  assert.equal(JSON.stringify(room), '{"address":"chatRoom/general","id":"c1","status":"connected"}');
  assert.equal(JSON.stringify(client.chatRoom.get("x")), "{}");
  assert.equal(typeof inspect(room, { showProxy: false }), "string");
  const call = room.sendMessage("Ann");
  assert.equal((await peer.result({})).action, "sendMessage");
  await call;
});

test("action_AskedForTwice_IsTheSameFunction", async (t) => {
  const { room } = await joined(t);
  assert.equal(room.sendMessage, room.sendMessage);
});

test("assignment_ToAConnection_IsRefused", async (t) => {
  const { room } = await joined(t);
  assert.throws(() => Object.assign(room, { sendMessage: () => 1 }), TypeError);
});

test("on_HandleWithoutConnection_SaysConnectFirst", async (t) => {
  const { client } = await fixture(t);
  const handle = client.chatRoom.get("x") as unknown as { on(): void; once(): void; off(): void };
  for (const name of ["on", "once", "off"] as const) assert.throws(() => handle[name](), /^Error: connect\(\) first/);
});

test("actorTypes_NamedAtRunTimeOrLikeAClientMember_AreReachedByActor", async (t) => {
  const { client, server } = await fixture(t);
  assert.equal(client.actor("chatRoom"), client.chatRoom);
  const link = (client.actor as (type: string) => { get(): Handle<UntypedActor> })("link").get();
  const call = link["go"]!();
  const peer = await server.accept();
  await peer.welcome();
  assert.equal((await peer.result(7)).a, "link");
  assert.equal(await call, 7);
});
