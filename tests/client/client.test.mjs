import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { GameError } from "@gameevents/client";
import { Server } from "../support/server.mjs";
import { heard, login, player } from "./player.mjs";

let server;
before(async () => void (server = await Server.start()));
after(() => server?.stop());

const enter = (client, room, name) => client.chatRoom.getOrCreate([room]).connect({ params: { name } });

test("chat_TwoClients_SnapshotEventsAndResults", async (t) => {
  const ann = enter(player(t, server), "talk", "Ann");
  await ann.ready;
  const joined = heard(ann, "userJoined"), left = heard(ann, "userLeft"), messages = heard(ann, "messageReceived");
  const bob = enter(player(t, server), "talk", "Bob");
  const { id, snapshot } = await bob.ready;
  assert.deepEqual(snapshot.users.map((user) => user.name).sort(), ["Ann", "Bob"]);
  assert.deepEqual(await joined.next(), { id, name: "Bob" });

  const order = [];
  bob.once("messageReceived", () => order.push("event"));
  const mine = await bob.sendMessage("Bob", "Hello!");
  order.push("result");
  assert.deepEqual(order, ["event", "result"]);
  assert.deepEqual(await messages.next(), mine);
  assert.equal(mine.text, "Hello!");

  bob.dispose();
  assert.deepEqual(await left.next(), { id, name: "Bob" });
});

test("privateMessage_ToOne_ReachesThatOneOnly", async (t) => {
  const [ann, bob, eve] = ["Ann", "Bob", "Eve"].map((name) => enter(player(t, server), "whisper", name));
  for (const each of [ann, bob, eve]) await each.ready;
  const [bobs, eves] = [bob, eve].map((each) => heard(each, "privateMessage"));
  const marker = heard(eve, "messageReceived");
  await ann.sendPrivateMessage(bob.id, "psst");
  await ann.sendMessage("Ann", "aloud");
  assert.deepEqual(await bobs.next(), { from: "Ann", text: "psst" });
  await marker.next();
  assert.deepEqual(eves.payloads, []);
  await assert.rejects(ann.sendPrivateMessage("c_nobody", "psst"), { code: "app.no_such_connection" });
});

test("connect_TwiceFromOneClient_IsOneMembership", async (t) => {
  const client = player(t, server);
  const first = enter(client, "shared", "Ann");
  await first.ready;
  const second = enter(client, "shared", "Ann");
  const { id, snapshot } = await second.ready;
  assert.equal(id, first.id);
  assert.equal(snapshot.users.length, 1);
  first.dispose();
  const events = heard(second, "messageReceived");
  await second.sendMessage("Ann", "still here");
  assert.equal((await events.next()).text, "still here");
});

test("call_WithoutConnection_RunsAndReachesThoseConnected", async (t) => {
  const counter = player(t, server).counter.getOrCreate(["one-shot"]);
  const watched = counter.connect();
  const changes = heard(watched, "changed");
  await watched.ready;
  assert.equal(await player(t, server).counter.get(["one-shot"]).increment(5), 5);
  assert.deepEqual(await changes.next(), { value: 5 });
  assert.equal(await counter.with({ timeout: 10_000 }).get(), 5);
});

test("call_ThatFails_GivesCodeAndDataAndNoSecret", async (t) => {
  const room = player(t, server).counter.getOrCreate(["failing"]).connect();
  const changed = heard(room, "changed"), attempted = heard(room, "attempted");
  await assert.rejects(room.incrementAndFail(1), { name: "GameError", code: "app.refused" });
  assert.deepEqual(await attempted.next(), { value: 1 });
  assert.deepEqual(changed.payloads, []);
  await assert.rejects(room.crash(), (error) => {
    assert.ok(error instanceof GameError);
    assert.equal(error.code, "internal_error");
    assert.equal(typeof error.data.ref, "string");
    assert.doesNotMatch(JSON.stringify([error.message, error.data]), /secret/);
    return true;
  });
  await assert.rejects(room.increment("many"), { code: "bad_args" });
  await assert.rejects(room.explode(), { code: "action_unknown" });
});

test("modes_OfJoin_GetCreateAndUnknownType", async (t) => {
  const client = player(t, server);
  const missing = client.counter.get(["nowhere"]).connect();
  const errors = heard(missing, "error");
  await assert.rejects(missing.ready, { code: "actor_not_found" });
  assert.equal((await errors.next()).code, "actor_not_found");
  await client.counter.create(["made"]).connect().ready;
  await assert.rejects(player(t, server).counter.create(["made"]).connect().ready, { code: "actor_exists" });
  await assert.rejects(client.noSuchType.getOrCreate(["x"]).connect().ready, { code: "actor_type_unknown" });
});

test("token_OfAUser_IsWhoTheServerSees", async (t) => {
  const client = player(t, server, { token: () => login(server, "alice") });
  await client.counter.getOrCreate(["token"]).get();
  assert.deepEqual(client.link.state, { status: "connected", user: "alice", transport: "websocket" });
  const guest = player(t, server);
  await guest.counter.getOrCreate(["token"]).get();
  assert.match(guest.link.state.user, /^guest-/);
});

test("token_ThatIsNone_StopsTheClient", async (t) => {
  const client = player(t, server, { token: "not.a.token" });
  await assert.rejects(client.counter.getOrCreate(["x"]).connect().ready, { code: "unauthorized" });
  assert.equal(client.link.state.status, "stopped");
});

test("streams_OfUserAndEveryone_ComeWithoutAJoin", async (t) => {
  const [ann, bob] = ["stream-ann", "stream-bob"].map((sub) => player(t, server, { token: () => login(server, sub) }));
  const anns = heard(ann.user, "annoy"), bobs = heard(bob.user, "annoy"), all = heard(bob.global, "annoy");
  const players = ann.players.getOrCreate(["all"]);
  await bob.players.getOrCreate(["all"]).annoy([], "both are attached");
  await players.annoy(["stream-bob"], { hello: "bob" });
  await players.annoyEveryone({ hello: "everyone" });
  assert.deepEqual(await bobs.next(), { hello: "bob" });
  assert.deepEqual(await all.next(), { hello: "everyone" });
  assert.deepEqual(anns.payloads, []);
});

test("message_LargerThanTheServerTakes_FailsAndTheLinkLives", async (t) => {
  const bench = player(t, server).bench.getOrCreate(["large"]).connect();
  await assert.rejects(bench.echo("x".repeat(70_000)), { code: "message_too_big" });
  assert.equal(await bench.echo("small"), "small");
  assert.equal(bench.status, "connected");
});
