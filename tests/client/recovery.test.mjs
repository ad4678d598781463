import assert from "node:assert/strict";
import { test } from "node:test";
import { Server } from "../support/server.mjs";
import { heard, login, player } from "./player.mjs";

async function running(t) {
  const server = await Server.start();
  t.after(() => server.stop());
  return server;
}

test("serverRestarted_ClientsInARoom_ComeBackAndWhatWaitedRunsInOrder", async (t) => {
  const server = await running(t);
  const [ann, bob] = ["Ann", "Bob"].map((name) => player(t, server).chatRoom.getOrCreate(["phoenix"]).connect({ params: { name } }));
  for (const each of [ann, bob]) await each.ready;
  const lost = heard(ann, "disconnected"), gaps = heard(ann, "gap"), back = [ann, bob].map((each) => heard(each, "reconnected"));
  const before = ann.id;
  await server.stop();
  assert.equal((await lost.next()).reconnecting, true);
  const waiting = ["1", "2", "3"].map((text) => ann.sendMessage("Ann", text));
  const messages = heard(bob, "messageReceived");
  await server.start();
  assert.equal((await gaps.next()).reason, "epoch_changed");
  for (const each of back) assert.equal((await each.next()).recovered, false);
  assert.deepEqual((await Promise.all(waiting)).map(({ text }) => text), ["1", "2", "3"]);
  assert.notEqual(ann.id, before);
  // Bob may come back in the midst of it: the rest of what Ann wrote is in his snapshot.
  const missed = bob.snapshot.messages.map(({ text }) => text);
  while (missed.length < 3) missed.push((await messages.next()).text);
  assert.deepEqual(missed, ["1", "2", "3"]);
});

test("serverRestarted_CallUnderWay_FailsWithResultExpired", async (t) => {
  const server = await running(t);
  const counter = player(t, server).counter.getOrCreate(["slow"]).connect();
  await counter.ready;
  const underWay = counter.sleep(600_000); // connected, so it goes out at once
  await server.stop();
  const expired = assert.rejects(underWay, { code: "result_expired" });
  await server.start();
  await expired;
  assert.equal(await counter.get(), 0);
});

test("serverRestarted_WithAnotherKey_ANewTokenIsAskedFor", async (t) => {
  const server = await running(t);
  let asked = 0;
  const client = player(t, server, { token: () => (asked++, login(server, "alice")) });
  const counter = client.counter.getOrCreate(["key"]).connect();
  await counter.ready;
  const back = heard(counter, "reconnected");
  await server.stop();
  await server.start();
  await back.next();
  assert.ok(asked >= 2);
  assert.equal(client.link.state.user, "alice");
});
