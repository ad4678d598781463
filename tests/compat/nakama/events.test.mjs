import assert from "node:assert/strict";
import { after, before } from "node:test";
import { allThatHappened, clientOf, happened, refusal, startHost, startServer, test } from "./rig.mjs";

let server, host;
before(async () => ([server, host] = await Promise.all([startServer(), startHost({ "gameevents__auth__token-expiry": "60s" })])));
after(() => Promise.all([server?.stop(), host?.stop()]));

const post = ({ url }, token, body) => fetch(`${url}/v2/event`, { method: "POST", headers: { Authorization: `Bearer ${token}` }, body });

test("emitEvent_ToTheServer_IsTaken", async () => {
  const client = clientOf(server), session = await client.authenticateDevice("device-of-ann-1", true);
  assert.equal(await client.emitEvent(session, { name: "purchase", properties: { sku: "sword" } }), true);
});

/** A user of the host of its own. */
async function userOf(host, device) {
  const client = clientOf(host), session = await client.authenticateDevice(device, true);
  return { session, emit: (event) => client.emitEvent(session, event) };
}

test("N1_emitEvent_NameAndProperties_AreHandledAsTheUsers", async () => {
  const { session, emit } = await userOf(host, "device-of-n1");
  assert.equal(await emit({ name: "n1", properties: { k: "v" } }), true);
  const { properties, external, user } = await happened(host, ({ name }) => name === "n1");
  assert.deepEqual({ properties, external, user }, { properties: { k: "v" }, external: true, user: session.user_id });
});

for (const [label, event] of [["N2", { name: "n2", external: false }], ["N5", { name: "n5", unknown: [{ a: 1 }] }]]) {
  test(`${label}_emitEvent_SaysItIsInternalOrWhatNobodyKnows_IsExternalAndTaken`, async () => {
    const { emit } = await userOf(host, `device-of-${event.name}`);
    assert.equal(await emit(event), true);
    assert.equal((await happened(host, ({ name }) => name === event.name)).external, true);
  });
}

for (const [label, event] of [["N6", {}], ["N8", { name: "n8", timestamp: "yesterday" }]]) {
  test(`${label}_emitEvent_${JSON.stringify(event)}_IsInvalid`, async () => {
    const { emit } = await userOf(host, `device-of-${label}`);
    const { status, code } = await refusal(emit(event));
    assert.deepEqual({ status, code }, { status: 400, code: 3 });
  });
}

test("N10_handlers_Two_RunInOrder", async () => {
  const { emit } = await userOf(host, "device-of-n10");
  await emit({ name: "two" });
  await happened(host, ({ what }) => what === "second");
  const words = (await allThatHappened(host)).map(({ what }) => what).filter((what) => what === "first" || what === "second");
  assert.deepEqual(words, ["first", "second"]);
});

test("N14_filter_LeavesOutOrChanges_NotFoundOrHandledAsChanged", async () => {
  const { emit } = await userOf(host, "device-of-n14");
  assert.deepEqual(await refusal(emit({ name: "gone" })), { status: 404, code: 5, message: "Requested resource was not found." });
  assert.equal(await emit({ name: "before", properties: { k: "n14" } }), true);
  assert.equal((await happened(host, ({ properties }) => properties?.k === "n14")).name, "after");
});

test("N19_handler_Throws_LaterEventsAreHandled", async () => {
  const { emit } = await userOf(host, "device-of-n19");
  assert.equal(await emit({ name: "bad" }), true);
  assert.equal(await emit({ name: "n19" }), true);
  await happened(host, ({ name }) => name === "n19");
});

test("N12_queue_Full_SaysSoAndHandlesWhatItTook", async (t) => {
  const small = await startHost({ "gameevents__server-events__queue-size": "4", "gameevents__server-events__workers": "1" });
  t.after(() => small.stop());
  const { emit } = await userOf(small, "device-of-n12");
  await emit({ name: "held" });
  await happened(small, ({ name }) => name === "held"); // the worker has it
  const refused = [];
  for (let i = 0; i < 9; i++) await emit({ name: `${i}` }).catch(async (answer) => refused.push([i, answer.status, (await answer.json()).code]));
  await fetch(`${small.url}/release`, { method: "POST" });
  await happened(small, ({ name }) => name === "3");
  assert.deepEqual(refused, [4, 5, 6, 7, 8].map((i) => [i, 429, 8]));
});

test("N13_workers_Eight_HandleEightAtATime", async (t) => {
  const wide = await startHost({ "gameevents__server-events__workers": "8" });
  t.after(() => wide.stop());
  const { emit } = await userOf(wide, "device-of-n13");
  for (let i = 0; i < 7; i++) await emit({ name: "held" });
  await emit({ name: "n13" });
  await happened(wide, ({ name }) => name === "n13"); // by the eighth, while seven are held
  await fetch(`${wide.url}/release`, { method: "POST" });
});

test("N21_emitEvent_WithTokensOf60Seconds_RefreshesFirst", async () => {
  const client = clientOf(host), session = await client.authenticateDevice("device-of-bob-1", true, "bob");
  const { expires_at: expires, refresh_token: before } = session;
  assert.ok(expires - Date.now() / 1000 <= 60);
  const at = "2026-01-02T03:04:05.678Z";
  await new Promise((resolve) => setTimeout(resolve, 1000 - (Date.now() % 1000))); // a token of another second differs
  assert.equal(await client.emitEvent(session, { name: "n21", properties: { k: "v" }, timestamp: at, external: false }), true);
  assert.notEqual(session.refresh_token, before);
  const { properties, timestamp, external, user, username } = await happened(host, ({ name }) => name === "n21");
  assert.deepEqual({ properties, external, user, username }, { properties: { k: "v" }, external: true, user: session.user_id, username: "bob" });
  assert.equal(Date.parse(timestamp), Date.parse(at));
});

test("N4_property_ThatIsNoText_IsInvalid", async () => {
  const client = clientOf(server), session = await client.authenticateDevice("device-of-cid-1", true);
  const { status, code } = await refusal(client.emitEvent(session, { name: "purchase", properties: { price: 5 } }));
  assert.deepEqual({ status, code }, { status: 400, code: 3 });
});

test("N3_token_OfAnotherServer_IsUnauthenticated", async () => {
  const session = await clientOf(host).authenticateDevice("device-of-dan-1", true), stranger = clientOf(server);
  stranger.autoRefreshSession = false;
  assert.deepEqual(await refusal(stranger.emitEvent(session, { name: "purchase" })), { status: 401, code: 16, message: "Auth token invalid" });
});

test("N7_body_UpToTheLimit_IsTakenByTheServerAndNotAByteMore", async () => {
  const { token } = await clientOf(server).authenticateDevice("device-of-eve-1", true);
  const bodyOf = (bytes) => JSON.stringify({ name: "large" }).padEnd(bytes, " ");
  assert.equal((await post(server, token, bodyOf(262_144))).status, 200);
  const refused = await post(server, token, bodyOf(262_145));
  assert.deepEqual([refused.status, await refused.json()], [400, { code: 3, message: "http: request body too large" }]);
});
