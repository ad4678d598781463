import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FaultProxy } from "../support/faultProxy.mjs";
import { Server } from "../support/server.mjs";
import { heard, player } from "./player.mjs";

const ALL = ["websocket", "sse", "longpolling", "shortpolling"];

let server;
before(async () => void (server = await Server.startWithAdmin({ gameevents__links__shortpolling__interval: "200ms" })));
after(() => server?.stop());

const enter = (client, room, name) => client.chatRoom.getOrCreate([room]).connect({ params: { name } });

async function proxied(t) {
  const proxy = await FaultProxy.start(server.url);
  t.after(() => proxy.stop());
  return proxy;
}

for (const transport of ALL) {
  test(`chat_Over_${transport}_EventsResultsAndErrors`, async (t) => {
    const client = player(t, server, { transports: [transport] });
    const ann = enter(client, `talk-${transport}`, "Ann");
    await ann.ready;
    assert.equal(client.link.state.transport, transport);
    const messages = heard(ann, "messageReceived");
    const bob = enter(player(t, server), `talk-${transport}`, "Bob");
    await bob.ready;
    const theirs = await bob.sendMessage("Bob", "Hello!");
    assert.deepEqual(await messages.next(), theirs);
    const mine = await ann.sendMessage("Ann", "Hi!");
    assert.deepEqual(await messages.next(), mine);
    await assert.rejects(ann.sendPrivateMessage("c_nobody", "psst"), { code: "app.no_such_connection" });
  });

  test(`cut_Over_${transport}_IsResumedWithEveryMissedEventOnce`, async (t) => {
    const proxy = await proxied(t);
    const client = player(t, proxy, { transports: [transport] });
    const ann = enter(client, `cut-${transport}`, "Ann");
    await ann.ready;
    const { id } = ann;
    const bob = enter(player(t, server), `cut-${transport}`, "Bob");
    await bob.ready;
    const texts = [], gaps = [];
    ann.on("messageReceived", ({ text }) => texts.push(text));
    ann.on("gap", (gap) => gaps.push(gap));
    const lost = heard(ann, "disconnected"), back = heard(ann, "reconnected"), last = heard(ann, "messageReceived");
    const sent = [];
    const say = async (text) => void (sent.push(text), await bob.sendMessage("Bob", text));
    for (let round = 0; round < 3; round++) {
      await say(`${round} linked`);
      proxy.cut();
      for (const each of [1, 2, 3]) await say(`${round} missed ${each}`);
      if (transport === "websocket" || transport === "sse") {
        await lost.next();
        const { recovered } = await back.next();
        assert.equal(recovered, true);
      }
    }
    await say("end");
    while ((await last.next()).text !== "end");
    assert.deepEqual(texts, sent);
    assert.deepEqual(gaps, []);
    assert.equal(ann.id, id);
  });

  test(`calls_Over_${transport}_WhileLinksAreCut_RunOnceAndAreAnswered`, async (t) => {
    const proxy = await proxied(t);
    const client = player(t, proxy, { transports: [transport] });
    const counter = client.counter.getOrCreate([`once-${transport}`]).connect();
    await counter.ready;
    const results = [];
    for (let round = 0; round < 4; round++) {
      const calls = Array.from({ length: 10 }, () => counter.increment(1));
      if (round % 2 === 0) await calls[0];
      proxy.cut();
      results.push(...await Promise.all(calls));
    }
    assert.deepEqual(results, Array.from({ length: 40 }, (_, index) => index + 1));
    assert.equal(await player(t, server).counter.get([`once-${transport}`]).get(), 40);
  });
}

for (const upgrades of [403, 502, "swallow"]) {
  test(`detect_UpgradesMeet_${upgrades}_NextTransportWithinFiveSeconds`, async (t) => {
    const proxy = await proxied(t);
    proxy.upgrades = upgrades;
    const client = player(t, proxy);
    const started = Date.now();
    await enter(client, `detect-${upgrades}`, "Ann").ready;
    assert.equal(client.link.state.transport, "sse");
    assert.ok(Date.now() - started < 5_000, `${Date.now() - started} ms`);
  });
}

test("detect_StreamThatIsBuffered_NextTransportWithinFiveSeconds", async (t) => {
  const proxy = await proxied(t);
  proxy.buffersStreams = true;
  const client = player(t, proxy, { transports: ["sse", "longpolling"] });
  const started = Date.now();
  await enter(client, "buffered", "Ann").ready;
  assert.equal(client.link.state.transport, "longpolling");
  assert.ok(Date.now() - started < 5_000, `${Date.now() - started} ms`);
});

test("midSession_WebSocketRefusedFromNowOn_GoesOnOverTheNextTransport", async (t) => {
  const proxy = await proxied(t);
  const client = player(t, proxy);
  const ann = enter(client, "moving", "Ann"), bob = enter(player(t, server), "moving", "Bob");
  await Promise.all([ann.ready, bob.ready]);
  const { id } = ann;
  assert.equal(client.link.state.transport, "websocket");
  const messages = heard(ann, "messageReceived"), back = heard(ann, "reconnected");
  proxy.upgrades = 403;
  proxy.cut();
  await bob.sendMessage("Bob", "missed");
  assert.deepEqual([(await back.next()).recovered, client.link.state.transport, ann.id], [true, "sse", id]);
  assert.equal((await messages.next()).text, "missed");
});

test("detect_ServersOrder_IsAskedForAndFollowed", async (t) => {
  const own = await Server.startWithAdmin({ gameevents__links__detect__0: "longpolling", gameevents__links__detect__1: "sse" });
  t.after(() => own.stop());
  const client = player(t, own);
  await enter(client, "ordered", "Ann").ready;
  assert.equal(client.link.state.transport, "longpolling");
});
