import assert from "node:assert/strict";
import { after, before } from "node:test";
import { each, heard, startHost, startServer, status } from "./rig.mjs";

let server, host;
before(async () => ([server, host] = await Promise.all([startServer(), startHost()])));
after(() => Promise.all([server?.stop(), host?.stop()]));

each("R1_on_TwoChanges_ArriveInOrder", async (t, { key, client }) => {
  const counter = client(server).counter.getOrCreate([key]).connect();
  const changes = heard(counter, "changed");
  await counter.increment(5);
  await counter.increment(3);
  assert.deepEqual(changes.values, [{ value: 5 }, { value: 8 }]);
});

each("R2_on_ChangeByTheHandle_ArrivesOnTheConnection", async (t, { key, client }) => {
  const handle = client(server).counter.getOrCreate([key]);
  const counter = handle.connect(), changes = heard(counter, "changed");
  await counter.get();
  assert.equal(await handle.increment(2), 2);
  assert.deepEqual(await changes.count(1), [{ value: 2 }]);
});

each("R3_once_TwoChanges_HearsTheFirst", async (t, { key, client }) => {
  const counter = client(server).counter.getOrCreate([key]).connect(), changes = [];
  counter.once("changed", ({ value }) => changes.push(value));
  await counter.increment(5);
  await counter.increment(3);
  assert.deepEqual(changes, [5]);
});

each("R4_unsubscribe_LaterChange_IsNotHeard", async (t, { key, client }) => {
  const counter = client(server).counter.getOrCreate([key]).connect();
  const changes = heard(counter, "changed");
  await counter.increment(5);
  changes.unsubscribe();
  await counter.increment(8);
  assert.deepEqual(changes.values, [{ value: 5 }]);
});

each("R5_params_TwoConnections_EachHasItsOwn", async (t, { key, client }) => {
  const all = client(host);
  const [ann, bob] = ["Ann", "Bob"].map((name) => all.stage.getOrCreate([key], { params: { name } }).connect());
  assert.deepEqual([await ann.clap(), await ann.clap(), await bob.clap()], [1, 2, 1]);
  assert.deepEqual((await ann.guests()).sort(), ["Ann", "Bob"]);
});

each("R6_hooks_ConnectAndDispose_RunInOrder", async (t, { key, client }) => {
  const handle = client(host).stage.getOrCreate([key], { params: { name: "Ann" } });
  const first = handle.connect();
  assert.deepEqual(await first.hooks(), ["onStart", "onBeforeConnect", "onConnect"]);
  const witness = handle.connect(), left = heard(witness, "guestLeft");
  await witness.waits();
  await first.dispose();
  await left.count(1);
  assert.deepEqual((await witness.hooks()).slice(3), ["onBeforeConnect", "onConnect", "onDisconnect"]);
});

each("R7_send_ToOneConnection_ReachesThatOne", async (t, { key, client }) => {
  const handle = client(host).stage.getOrCreate([key]);
  const [one, other] = [handle.connect(), handle.connect()];
  const [ones, others] = [one, other].map((each) => heard(each, "whisper"));
  await Promise.all([one.waits(), other.waits()]);
  assert.notEqual(one.connId, other.connId);
  assert.equal(await one.sayTo(other.connId, "whisper", "psst"), true);
  assert.deepEqual(await others.count(1), ["psst"]);
  assert.equal(await one.sayTo("c_nobody", "whisper", "psst"), false);
  await one.waits();
  assert.deepEqual(ones.values, []);
});

each("R21_broadcast_OneSubscribed_TheOtherHearsNothing", async (t, { key, client }) => {
  const handle = client(host).stage.getOrCreate([key]);
  const [one, other] = [handle.connect(), handle.connect()];
  const news = heard(one, "news"), gossip = heard(other, "gossip");
  await Promise.all([one.waits(), other.waits()]);
  await one.say("news", { n: 1 });
  await one.say("gossip", { n: 2 });
  assert.deepEqual(await news.count(1), [{ n: 1 }]);
  assert.deepEqual(await gossip.count(1), [{ n: 2 }]);
});

each("R22_actorCallsActor_TwoIncrements_ArriveInOrder", async (t, { key, client }) => {
  const all = client(host);
  const counter = all.counter.getOrCreate([key]).connect(), changes = heard(counter, "changed");
  await counter.get();
  await all.stage.getOrCreate([key]).countTwice(key, 4, 8);
  assert.deepEqual(await changes.count(2), [{ value: 4 }, { value: 12 }]);
});

each("R23_throwingListener_OtherConnectionsAndLaterEvents_AreUnharmed", async (t, { key, client }) => {
  const handle = client(server).counter.getOrCreate([key]);
  const [throws, other] = [handle.connect(), handle.connect()];
  const changes = heard(other, "changed");
  let calls = 0;
  throws.on("changed", () => {
    calls++;
    throw new Error("A listener's own fault.");
  });
  await Promise.all([throws.get(), other.get()]);
  await throws.increment(1);
  await throws.increment(1);
  assert.equal(calls, 2);
  assert.deepEqual(await changes.count(2), [{ value: 1 }, { value: 2 }]);
});

each("R24_dispose_WhoIsLeft_HearsItOncePerLeaver", async (t, { key, client }) => {
  const all = client(host);
  const [stays, ...leavers] = ["Ann", "Bob", "Cleo"].map((name) => all.stage.getOrCreate([key], { params: { name } }).connect());
  const left = heard(stays, "guestLeft");
  await Promise.all([stays, ...leavers].map((each) => each.waits()));
  for (const leaver of leavers) await leaver.dispose();
  assert.deepEqual((await left.count(2)).toSorted(), ["Bob", "Cleo"]);
  assert.deepEqual(await stays.guests(), ["Ann"]);
  await stays.waits();
  assert.equal(left.values.length, 2);
});

each("values_OfEveryKind_ComeBackAsTheyWere", async (t, { key, client }) => {
  const bench = client(server).bench.getOrCreate([key]).connect();
  const value = { list: ["$x", 1], numbers: [0, 23, 24, 255, 65536, -1, -4294967296, 1.5, 1e20, 2 ** 53 - 1], text: "é\n\u0000😀", nothing: null, empty: [{}, []] };
  assert.deepEqual(await bench.echo(value), value);
  assert.deepEqual(await bench.echo(["$$twice", []]), ["$$twice", []]);
  await status(bench, "connected");
});
