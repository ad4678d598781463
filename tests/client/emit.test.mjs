import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { FaultProxy } from "../support/faultProxy.mjs";
import { Server } from "../support/server.mjs";
import { login, player } from "./player.mjs";

let server;
before(async () => void (server = await Server.startWithAdmin({ gameevents__links__shortpolling__interval: "200ms" })));
after(() => server?.stop());

/** What was handled under a name, once it is at least so much. */
async function handled(t, name, count) {
  const audit = player(t, server).audit.getOrCreate(["all"]);
  for (;;) {
    const events = (await audit.recent(300)).filter((each) => each.name === name);
    if (events.length >= count) return events;
    await delay(20); // not more often than the server takes
  }
}

for (const transport of ["websocket", "sse", "longpolling", "shortpolling"]) {
  test(`emits_Over_${transport}_WhileLinksAreCut_AreHandledOnce`, async (t) => {
    const proxy = await FaultProxy.start(server.url);
    t.after(() => proxy.stop());
    const client = player(t, proxy, { transports: [transport], emit: { maxBatch: 3 } });
    const emits = [];
    for (let n = 0; n < 60; n++) {
      emits.push(client.emit(`cut-${transport}`, { n: String(n) }));
      if (n % 20 === 10) await emits[0]; // there is a link, and more are under way
      if (n % 20 >= 10 && n % 3 === 0) proxy.cut();
    }
    await client.flush();
    await Promise.all(emits);
    const events = await handled(t, `cut-${transport}`, 60);
    assert.deepEqual(events.map(({ properties }) => Number(properties.n)).sort((a, b) => a - b), Array.from({ length: 60 }, (_, n) => n));
    assert.ok(events.every(({ external, user }) => external && user === client.link.state.user));
  });

  test(`dispose_Over_${transport}_EventsWaitingAreHandled`, async (t) => {
    for (const token of [undefined, await login(server, "ann")]) {
      const client = player(t, server, { transports: [transport], token });
      await client.counter.getOrCreate(["last-words"]).get();
      const name = `last-words-${transport}-${token === undefined ? "guest" : "ann"}`;
      const emitted = client.emit(name);
      client.dispose();
      await emitted;
      assert.equal((await handled(t, name, 1)).length, 1);
    }
  });
}

test("emitBatch_OneIsBad_IsNamed", async (t) => {
  const client = player(t, server);
  const { accepted, duplicates, rejected } = await client.emitBatch([{ name: "good" }, { name: "" }, { name: "x", id: "x" }, { name: "x", id: "x" }]);
  assert.deepEqual([accepted, duplicates, rejected.map(({ i, code }) => [i, code])], [2, 1, [[1, "event_invalid"]]]);
  await assert.rejects(client.emit("bad", { n: 1 }), { code: "event_invalid" });
});

test("serverRestarted_EventsUnderWay_AreHandledByTheNext", async (t) => {
  const own = await Server.start();
  t.after(() => own.stop());
  const client = player(t, own);
  await client.counter.getOrCreate(["x"]).get();
  await own.stop();
  const emitted = client.emit("phoenix");
  await own.start();
  await emitted;
});
