import assert from "node:assert/strict";
import { after, before } from "node:test";
import { each, failure, heard, startHost, startServer, status } from "./rig.mjs";

let server, host;
before(async () => ([server, host] = await Promise.all([startServer(), startHost({ "gameevents__actors__action-timeout": "300ms" })])));
after(() => Promise.all([server?.stop(), host?.stop()]));

each("R14_userError_OverBothWays_KeepsCodeMessageAndMetadata", async (t, { key, client }) => {
  const handle = client(host).stage.getOrCreate([key]), connection = handle.connect();
  const detailed = { group: "user", code: "detailed_error", message: "Detailed", metadata: { reason: "test", timestamp: 123 } };
  await assert.rejects(connection.refuse(), detailed);
  await assert.rejects(handle.refuse(), detailed);
});

each("R15_exception_OverBothWays_TellsNothing", async (t, { key, client }) => {
  const handle = client(server).counter.getOrCreate([key]), connection = handle.connect();
  for (const way of [connection, handle]) {
    await assert.rejects(way.crash(), (error) => error.code === "internal_error" && !JSON.stringify([error, error.message]).includes("secret"));
  }
});

each("R16_action_OverItsTime_TimesOutAndHarmsNoOther", async (t, { key, client }) => {
  const handle = client(host).stage.getOrCreate([key]), connection = handle.connect();
  await assert.rejects(connection.wait(60_000), { group: "action", code: "timed_out" });
  await assert.rejects(handle.wait(60_000), { group: "action", code: "timed_out" });
  assert.equal(await connection.waits(), 0); // what a turn that failed had changed is put back
});

each("R17_refusedConnection_TellsWhyToWhoeverWaits", async (t, { key, client }) => {
  const connection = client(host).stage.getOrCreate([key], { params: { name: "banned" } }).connect();
  const failed = failure(connection), banned = { group: "user", code: "banned", message: "You are banned." };
  await assert.rejects(connection.clap(), banned);
  const { group, code } = await failed;
  assert.deepEqual({ group, code }, { group: "user", code: "banned" });
});

each("R18_message_TooLarge_RejectsAndTheServerLives", async (t, { key, client }) => {
  const bench = client(server).bench.getOrCreate([key]).connect();
  assert.equal(await bench.echo("small"), "small");
  const dropped = status(bench, "disconnected");
  await assert.rejects(bench.echo("x".repeat(70_000)), { group: "message", code: "incoming_too_long" });
  await dropped;
  await status(bench, "connected");
  assert.equal(await bench.echo("small"), "small");
  await assert.rejects(client(server).bench.getOrCreate([key]).echo("x".repeat(70_000)), { group: "message", code: "incoming_too_long" });
});

each("R19_subscription_Denied_IsToldAndTheConnectionStays", async (t, { key, client }) => {
  const connection = client(host).stage.getOrCreate([key]).connect();
  const news = heard(connection, "news");
  await connection.waits();
  const id = connection.connId, failed = failure(connection), secrets = heard(connection, "secret");
  const { group, code } = await failed;
  assert.deepEqual({ group, code }, { group: "auth", code: "forbidden" });
  await connection.say("secret", 1);
  await connection.say("news", 2);
  assert.deepEqual(await news.count(1), [2]);
  assert.deepEqual(secrets.values, []);
  assert.equal(connection.connId, id);
});

each("R20_status_FromConnectToDispose_IsToldToAllWhoAsk", async (t, { key, client }) => {
  const connection = client(server).counter.getOrCreate([key]).connect();
  const seen = [], opened = [], closed = [];
  connection.onStatusChange((now) => seen.push(now));
  connection.onOpen(() => opened.push(1));
  connection.onOpen(() => opened.push(2));
  const silent = connection.onClose(() => closed.push("silent"));
  connection.onClose(() => closed.push("told"));
  await connection.ready;
  assert.equal(connection.connStatus, "connected");
  silent();
  await connection.dispose();
  assert.deepEqual(seen, ["connected", "idle"]);
  assert.deepEqual(opened, [1, 2]);
  assert.deepEqual(closed, ["told"]);
});

each("unknown_ActionTypeOrActor_HasRivetsCodes", async (t, { key, client }) => {
  const all = client(server), counter = all.counter.getOrCreate([key]).connect();
  await assert.rejects(counter.explode(), { group: "action", code: "not_found" });
  await assert.rejects(counter.increment("many"), { group: "action", code: "invalid_args" });
  await assert.rejects(all.nothing.getOrCreate([key]).get(), { group: "actor", code: "type_unknown" });
  const early = all.counter.get([key, "later"]).connect(); // asks again until there is one
  await all.counter.getOrCreate([key, "later"]).increment(1);
  assert.equal(await early.get(), 1);
});

each("create_Twice_IsADuplicateKey", async (t, { key, client }) => {
  const all = client(server), made = await all.counter.create([key]);
  assert.equal(await made.increment(1), 1);
  assert.equal(await all.counter.get([key]).increment(1), 2);
  assert.equal(await all.counter.getForId(await made.resolve()).increment(1), 3);
  await assert.rejects(all.counter.create([key]), { group: "actor", code: "duplicate_key" });
});

each("key_WithComma_IsRefusedWhereItClashes", async (t, { key, client }) => {
  const all = client(server);
  assert.equal(await all.counter.getOrCreate([key, "a", "b"]).increment(1), 1);
  const body = JSON.stringify({ a: `counter/${encodeURIComponent(key)}/c%2Cd`, action: "increment", args: [1] });
  assert.equal((await fetch(`${server.url}/v1/call`, { method: "POST", body })).status, 200);
  await assert.rejects(all.counter.getOrCreate([key, "c", "d"]).increment(1), { group: "request", code: "invalid" });
  assert.equal((await failure(all.counter.getOrCreate([key, "c", "d"]).connect())).code, "invalid");
  await assert.rejects(all.counter.create([key, "e,f"]), { group: "request", code: "invalid" });
});

each("kicked_ByTheActor_IsToldWhyAndMayComeBack", async (t, { key, client }) => {
  const connection = client(host).stage.getOrCreate([key]).connect();
  await connection.waits();
  const id = connection.connId, failed = failure(connection), dropped = status(connection, "disconnected");
  connection.leave().catch(() => {});
  const { group, code, message } = await failed;
  assert.deepEqual({ group, code, message }, { group: "user", code: "curtain", message: "The play is over." });
  await dropped;
  await connection.waits();
  assert.notEqual(connection.connId, id);
});
