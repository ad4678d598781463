import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { createClient, type ClientOptions } from "../src/index.js";
import { LARGEST_PACKET } from "../src/transports/httpLine.js";
import { fixture, joined, linkIs, type Fixture } from "./support/fixture.js";
import { json } from "./support/httpPeer.js";
import type { Message } from "./support/peer.js";
import type { EventsPost } from "./support/server.js";
import { until } from "./support/until.js";
import type { WebSocketPeer } from "./support/webSocketPeer.js";

const taken = (count: number) => ({ accepted: count, duplicates: 0, rejected: [] });
const names = ({ events }: { events: readonly { name: string }[] }) => events.map(({ name }) => name);
const accept = (post: EventsPost) => json(post.response, 200, taken(post.events.length));

/** A client whose link is up, of a user or of a guest. */
async function linked(test: TestContext, options: ClientOptions = {}): Promise<Fixture & { peer: WebSocketPeer }> {
  const base = await fixture(test, options);
  base.client.user.on("annoy", () => {});
  const peer = await base.server.accept();
  await peer.welcome({ session: "secret" });
  await linkIs(base.client, "connected");
  return { ...base, peer };
}

async function answer(peer: WebSocketPeer): Promise<Message> {
  const emit = await peer.expect("emit");
  peer.send({ t: "result", id: emit.id, d: taken(emit.events.length) });
  return emit;
}

test("emit_FirstUse_OpensTheLink", async (t) => {
  const { client, server, clock } = await fixture(t);
  const emitted = client.emit("purchase", { sku: "sword" });
  clock.advance(1000);
  const peer = await server.accept();
  await peer.welcome();
  assert.deepEqual((await answer(peer)).events.map(({ name, properties }: Message) => [name, properties]), [["purchase", { sku: "sword" }]]);
  await emitted;
});

test("emit_DateAsTimestamp_IsRfc3339", async (t) => {
  const { client, peer } = await linked(t);
  void client.emit("a", undefined, { timestamp: new Date(0) });
  void client.flush();
  assert.equal((await answer(peer)).events[0].timestamp, "1970-01-01T00:00:00.000Z");
});

test("emit_TwoClients_HaveIdsOfTheirOwn", async (t) => {
  const ids = new Set<string>();
  for (const { client, peer } of [await linked(t), await linked(t)]) {
    void client.emitBatch([{ name: "a" }, { name: "b" }]);
    for (const { id } of (await answer(peer)).events) ids.add(id);
  }
  assert.equal(ids.size, 4);
});

test("emit_WithoutJson_IsEventInvalid", async (t) => {
  const { client } = await fixture(t);
  const circle: Record<string, any> = {};
  circle["circle"] = circle;
  await assert.rejects(client.emit("a", circle), { code: "event_invalid" });
});

test("emit_NobodyHearsOfItsFailure_EndsNothing", async (t) => {
  const { client } = await fixture(t);
  void client.emit("a");
  client.dispose(); // an unhandled rejection would fail this test
  await new Promise(setImmediate);
});

test("emit_Disposed_IsRefused", async (t) => {
  const { client } = await fixture(t);
  client.dispose();
  await assert.rejects(client.emit("a"), { code: "disposed" });
});

test("createClient_BatchesOfNothing_Throws", () => {
  assert.throws(() => createClient("http://localhost:7350", { emit: { maxBatch: 0 } }), RangeError);
});

test("emitBatch_Empty_IsNothing", async (t) => {
  const { client } = await fixture(t);
  assert.deepEqual(await client.emitBatch([]), { accepted: 0, duplicates: 0, rejected: [] });
});

test("flush_EventsWaiting_GoAtOnceAndItEndsWithTheirAnswer", async (t) => {
  const { client, peer } = await linked(t);
  let flushed = false;
  void client.emit("a");
  const flush = client.flush().then(() => (flushed = true));
  const emit = await peer.expect("emit");
  await new Promise(setImmediate);
  assert.equal(flushed, false);
  peer.send({ t: "error", id: emit.id, code: "limit_exceeded", message: "No." });
  await flush;
});

test("flush_NothingWaits_EndsAtOnce", async (t) => {
  const { client } = await fixture(t);
  await client.flush();
});

test("hide_EventsWaiting_ArePostedWithTheSession", async (t) => {
  const { client, clock, server, peer } = await linked(t, { token: "token" });
  const emitted = client.emit("a", { sku: "sword" });
  clock.signal("hide");
  const post = await server.posts.next();
  assert.equal(post.bearer, "Bearer secret");
  assert.deepEqual(names(post), ["a"]);
  accept(post);
  await emitted;
  void client.emit("b");
  clock.advance(1000);
  assert.deepEqual(names(await answer(peer)), ["b"]);
});

test("hide_NoLinkYet_ArePostedWithTheToken", async (t) => {
  const { client, clock, server } = await fixture(t, { token: "token" });
  const emitted = client.emit("a");
  const peer = await server.accept();
  await peer.expect("hello");
  clock.signal("hide");
  const post = await server.posts.next();
  assert.equal(post.bearer, "Bearer token");
  accept(post);
  await emitted;
});

test("hide_PostIsRefused_GoOverTheLinkWithTheSameIds", async (t) => {
  const { client, clock, server, peer } = await linked(t);
  const emitted = client.emit("a");
  clock.signal("hide");
  const post = await server.posts.next();
  json(post.response, 401, { code: "unauthorized", message: "No." });
  assert.equal((await answer(peer)).events[0].id, post.events[0]!.id);
  await emitted;
});

test("hide_PostIsAnsweredPastTheBound_GoOverTheLinkWithTheSameIds", async (t) => {
  const { client, clock, server, peer } = await linked(t);
  const emitted = client.emit("a");
  clock.signal("hide");
  const post = await server.posts.next();
  json(post.response, 200, { ...taken(1), more: "a".repeat(LARGEST_PACKET) });
  assert.equal((await answer(peer)).events[0].id, post.events[0]!.id);
  await emitted;
});

test("hide_ServerIsBusy_GoOverTheLinkLater", async (t) => {
  const { client, clock, server, peer } = await linked(t);
  const emitted = client.emit("a");
  clock.signal("hide");
  const post = await server.posts.next();
  json(post.response, 200, { accepted: 0, duplicates: 0, rejected: [{ i: 0, code: "queue_full", message: "Full." }] });
  await until(() => clock.due.includes(500)); // half of the first wait's ceiling
  clock.advance(500);
  await answer(peer);
  await emitted;
});

test("hide_MoreThanOutlivesAPage_RestGoesOverTheLink", async (t) => {
  const { client, clock, server, peer } = await linked(t);
  const sku = "x".repeat(1000);
  for (let i = 0; i < 60; i++) void client.emit(`e${i}`, { sku });
  clock.signal("hide");
  const post = await server.posts.next();
  assert.ok(post.bytes > 50_000 && post.bytes <= 64 * 1024, `${post.bytes} bytes`);
  void client.emit("last");
  clock.signal("hide"); // there is no room for more
  clock.advance(1000);
  const emit = await answer(peer);
  assert.equal(server.posts.size, 0);
  assert.deepEqual([...names(post), ...names(emit)], [...Array.from({ length: 60 }, (_, i) => `e${i}`), "last"]);
  accept(post);
  await client.flush();
});

test("dispose_OfAUser_PostsWithTheTokenAndSaysBye", async (t) => {
  const { client, server, peer } = await linked(t, { token: "token" });
  const emitted = client.emit("a");
  client.dispose();
  await peer.expect("bye");
  const post = await server.posts.next();
  assert.equal(post.bearer, "Bearer token");
  accept(post);
  await emitted;
});

test("dispose_OfAGuest_SaysByeWhenItsEventsAreAnswered", async (t) => {
  const { client, server, peer } = await linked(t);
  const emitted = client.emit("a");
  client.dispose();
  const post = await server.posts.next();
  assert.equal(post.bearer, "Bearer secret");
  assert.equal(peer.unread, 0);
  peer.send({ t: "event", a: "user/ann", s: 1, n: "annoy", d: {} });
  accept(post);
  await emitted;
  await peer.expect("bye");
  assert.equal(client.link.state.status, "disposed");
});

test("dispose_OfAGuestWithoutAnAnswer_LeavesTheSessionToTheServer", async (t) => {
  const { client, server, peer } = await linked(t);
  const emitted = client.emit("a");
  client.dispose();
  (await server.posts.next()).response.destroy();
  await assert.rejects(emitted, { code: "disposed" });
  assert.equal(await peer.closed, 4009);
  assert.equal(peer.unread, 0);
});

test("dispose_OfAGuestWhoseLinkEndsMeanwhile_ComesNotBack", async (t) => {
  const { client, server, peer, clock } = await linked(t);
  void client.emit("a");
  client.dispose();
  const post = await server.posts.next();
  peer.cut();
  await peer.closed;
  accept(post);
  await until(() => clock.pending === 0);
  assert.deepEqual([client.link.state.status, server.unseen], ["disposed", 0]);
});

test("dispose_EmitUnderWay_IsPostedToo", async (t) => {
  const { client, server, peer } = await linked(t, { token: "token" });
  const emitted = client.emitBatch([{ name: "a" }]);
  const { events: [{ id }] } = await peer.expect("emit");
  client.dispose();
  const post = await server.posts.next();
  assert.equal(post.events[0]!.id, id);
  json(post.response, 200, { accepted: 0, duplicates: 1, rejected: [] });
  assert.deepEqual(await emitted, { accepted: 0, duplicates: 1, rejected: [] });
});

test("dispose_PostFails_EventsAreRejected", async (t) => {
  const { client, server } = await linked(t, { token: "token" });
  const emitted = client.emit("a");
  client.dispose();
  (await server.posts.next()).response.destroy();
  await assert.rejects(emitted, { code: "disposed" });
});

test("dispose_PostIsNotAnswered_IsGivenUp", async (t) => {
  const { client, server, clock } = await linked(t, { token: "token" });
  const emitted = client.emit("a");
  client.dispose();
  await server.posts.next();
  clock.advance(10_000);
  await assert.rejects(emitted, { code: "disposed" });
  assert.equal(clock.pending, 0);
});

test("dispose_NeverLinkedGuest_EventsAreRejected", async (t) => {
  const { client } = await fixture(t);
  const emitted = client.emit("a");
  client.dispose();
  await assert.rejects(emitted, { code: "disposed" });
});

test("stopped_EventsWaiting_AreRejectedWithTheReason", async (t) => {
  const { client, peer, clock } = await joined(t);
  const emitted = client.emit("a");
  peer.send({ t: "bye", code: "replaced" });
  peer.close(4009);
  await assert.rejects(emitted, { code: "replaced" });
  assert.equal(clock.pending, 0);
});
