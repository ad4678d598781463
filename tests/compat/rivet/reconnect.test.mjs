import assert from "node:assert/strict";
import { after, before } from "node:test";
import { each, heard, proxyOf, startHost, startServer, status } from "./rig.mjs";

let server, host;
before(async () => ([server, host] = await Promise.all([startServer(), startHost()])));
after(() => Promise.all([server?.stop(), host?.stop()]));

/** Cuts the connection, and waits until it has been made again. */
async function cutAndReturn(connection, proxy) {
  proxy.cut();
  await status(connection, "connecting");
  await status(connection, "connected");
}

/** A counter that stands at 1, and whose connection is down until the proxy lets it return. */
async function droppedCounter(t, { key, client }) {
  const proxy = await proxyOf(t, server);
  const counter = client(proxy).counter.getOrCreate([key]).connect(), changes = heard(counter, "changed");
  await counter.increment(1);
  proxy.upgrades = "hold";
  proxy.cut();
  await status(counter, "connecting");
  return { proxy, counter, changes };
}

each("R8_drop_ThreeTimes_KeepsConnectionAndState", async (t, { key, client }) => {
  const proxy = await proxyOf(t, host);
  const connection = client(proxy).stage.getOrCreate([key], { params: { name: "Ann" } }).connect();
  assert.equal(await connection.clap(), 1);
  const id = connection.connId;
  for (let claps = 2; claps <= 4; claps++) {
    await cutAndReturn(connection, proxy);
    assert.equal(await connection.clap(), claps);
    assert.equal(connection.connId, id);
    assert.deepEqual(await connection.guests(), ["Ann"]);
  }
});

each("R9_dispose_NewConnection_BeginsAnew", async (t, { key, client }) => {
  const handle = client(host).stage.getOrCreate([key], { params: { name: "Ann" } });
  const first = handle.connect();
  assert.equal(await first.clap(), 1);
  await first.dispose();
  const second = handle.connect();
  assert.equal(await second.clap(), 1);
  assert.notEqual(second.connId, first.connId);
  assert.deepEqual(await second.guests(), ["Ann"]);
});

each("R10_drop_WithoutAskingAgain_HearsLaterEvents", async (t, { key, client }) => {
  const proxy = await proxyOf(t, server);
  const counter = client(proxy).counter.getOrCreate([key]).connect(), changes = heard(counter, "changed");
  await counter.increment(1);
  await cutAndReturn(counter, proxy);
  await client(server).counter.getOrCreate([key]).increment(1);
  assert.deepEqual(await changes.count(2), [{ value: 1 }, { value: 2 }]);
});

each("R11_drop_EventsInTheGap_AreDeliveredOnceAndInOrder", async (t, rig) => {
  const { proxy, counter, changes } = await droppedCounter(t, rig);
  const other = rig.client(server).counter.getOrCreate([rig.key]);
  await other.increment(1);
  await other.increment(1);
  proxy.release();
  await changes.count(3);
  await counter.increment(1);
  assert.deepEqual(changes.values.map(({ value }) => value), [1, 2, 3, 4]);
});

each("R11_drop_ThatTheServerDoesNotSee_IsFoundOut", async (t, { key, client }) => {
  const proxy = await proxyOf(t, host);
  const connection = client(proxy).stage.getOrCreate([key]).connect(), hears = heard(connection, "whisper");
  assert.equal(await connection.clap(), 1);
  const id = connection.connId;
  proxy.abandon();
  await status(connection, "connecting");
  await status(connection, "connected");
  assert.equal(connection.connId, id);
  assert.equal(await connection.clap(), 2);
  assert.equal(await client(host).stage.getOrCreate([key]).sayTo(id, "whisper", "still you"), true);
  assert.deepEqual(await hears.count(1), ["still you"]);
});

each("R11_drop_OfTwoThatCannotBeToldApart_GivesNeitherTheOthersEvents", async (t, { key, client }) => {
  const proxy = await proxyOf(t, host);
  const handle = client(proxy).stage.getOrCreate([key]);
  const both = [handle.connect(), handle.connect()], hears = both.map((each) => heard(each, "whisper"));
  await Promise.all(both.map((each) => each.waits()));
  const ids = both.map((each) => each.connId);
  proxy.upgrades = "hold";
  proxy.cut();
  await Promise.all(both.map((each) => status(each, "connecting")));
  assert.equal(await client(host).stage.getOrCreate([key]).sayTo(ids[0], "whisper", "for the first"), true);
  proxy.release();
  await Promise.all(both.map((each) => each.waits()));
  for (const each of both) assert.ok(!ids.includes(each.connId));
  assert.deepEqual(hears.map(({ values }) => values), [[], []]);
});

each("R12_action_WhileDisconnected_RunsAfterTheReturn", async (t, rig) => {
  const { proxy, counter, changes } = await droppedCounter(t, rig);
  const increment = counter.increment(1);
  const late = heard(counter, "changed");
  proxy.release();
  assert.equal(await increment, 2);
  assert.deepEqual(changes.values, [{ value: 1 }, { value: 2 }]);
  assert.deepEqual(late.values, [{ value: 2 }]);
});

each("R13_action_InFlightAtTheDrop_RejectsAndRunsOnce", async (t, { key, client }) => {
  const proxy = await proxyOf(t, host);
  const handle = client(host).stage.getOrCreate([key]);
  const witness = handle.connect(), begun = heard(witness, "waiting");
  await witness.waits();
  const connection = client(proxy).stage.getOrCreate([key]).connect();
  const waiting = connection.wait(200);
  await begun.count(1);
  proxy.cut();
  await assert.rejects(waiting, /Connection (lost|closed)/);
  assert.equal(await connection.waits(), 1);
});
