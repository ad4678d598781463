import assert from "node:assert/strict";
import { test } from "node:test";
import { realPlatform, type Signal } from "../src/platform.js";
import { fixture, joined, linkIs } from "./support/fixture.js";

test("wake_WhileWaiting_TriesAtOnce", async (t) => {
  const { peer, client, clock, server } = await joined(t);
  peer.cut();
  await linkIs(client, "waiting");
  clock.signal("wake");
  assert.equal(client.link.state.status, "connecting");
  await (await server.accept()).welcome({ resumed: true });
  await linkIs(client, "connected");
  assert.equal(clock.pending, 1); // the heartbeat's; the wait is over
});

test("wake_WhileTheServerAskedForTime_WaitsOn", async (t) => {
  const { peer, client, clock } = await joined(t);
  peer.send({ t: "bye", code: "draining", retry: 4321 });
  peer.close(1001);
  await linkIs(client, "waiting");
  clock.signal("wake");
  assert.equal(client.link.state.status, "waiting");
});

test("wake_WhileTheServerIsBusy_WaitsOn", async (t) => {
  const { peer, client, clock } = await joined(t);
  peer.close(1013);
  await linkIs(client, "waiting");
  clock.signal("wake");
  assert.equal(client.link.state.status, "waiting");
});

test("wake_LinkThatIsHalfOpen_IsPingedAndDroppedSoon", async (t) => {
  const { peer, client, clock } = await joined(t, {}, { heartbeat: 1000 });
  clock.signal("wake");
  clock.signal("wake");
  await peer.expect("ping");
  clock.advance(499);
  assert.equal(client.link.state.status, "connected");
  clock.advance(1);
  assert.equal(client.link.state.status, "waiting");
  assert.equal(peer.unread, 0); // one ping is enough
});

test("wake_LinkThatAnswers_GoesOn", async (t) => {
  const { peer, client, clock, room } = await joined(t, {}, { heartbeat: 1000 });
  clock.signal("wake");
  await peer.expect("ping");
  peer.send({ t: "pong", now: 0 });
  const call = room.sendMessage("1");
  await peer.result(1);
  await call;
  clock.advance(999);
  assert.equal(client.link.state.status, "connected");
});

test("leave_PageGoesAway_SaysByeAndEndsEverything", async (t) => {
  const { peer, client, clock, room } = await joined(t);
  clock.signal("leave");
  await peer.expect("bye");
  assert.deepEqual([client.link.state.status, room.status], ["disposed", "disposed"]);
  assert.deepEqual([clock.pending, clock.listening], [0, 0]);
});

test("signals_BeforeTheFirstUse_AreNotListenedTo", async (t) => {
  const { client, clock } = await fixture(t);
  assert.equal(clock.listening, 0);
  client.counter.get("a").connect();
  assert.equal(clock.listening, 1);
});

test("realPlatform_InABrowser_TellsOfWakingAndLeaving", (t) => {
  const window = new EventTarget(), document = Object.assign(new EventTarget(), { visibilityState: "hidden" });
  const globals = globalThis as unknown as Record<string, unknown>;
  globals["document"] = document;
  globals["addEventListener"] = window.addEventListener.bind(window);
  t.after(() => {
    delete globals["document"];
    delete globals["addEventListener"];
  });
  const told: Signal[] = [];
  const stop = realPlatform.signals((signal) => told.push(signal));
  const pageHide = (persisted: boolean): boolean => window.dispatchEvent(Object.assign(new Event("pagehide"), { persisted }));
  document.dispatchEvent(new Event("visibilitychange"));
  pageHide(true); // it may come back
  assert.deepEqual(told, ["hide", "hide"]);
  document.visibilityState = "visible";
  document.dispatchEvent(new Event("visibilitychange"));
  window.dispatchEvent(new Event("online"));
  pageHide(false);
  assert.deepEqual(told, ["hide", "hide", "wake", "wake", "leave"]);
  stop();
  pageHide(false);
  assert.equal(told.length, 5);
});

test("realPlatform_WithoutABrowser_HasNoSignals", () => {
  realPlatform.signals(() => assert.fail())();
});
