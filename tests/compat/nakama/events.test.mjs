import assert from "node:assert/strict";
import { after, before } from "node:test";
import { clientOf, happened, refusal, startHost, startServer, test } from "./rig.mjs";

let server, host;
before(async () => ([server, host] = await Promise.all([startServer(), startHost({ "gameevents__auth__token-expiry": "60s" })])));
after(() => Promise.all([server?.stop(), host?.stop()]));

const post = ({ url }, token, body) => fetch(`${url}/v2/event`, { method: "POST", headers: { Authorization: `Bearer ${token}` }, body });

test("emitEvent_ToTheServer_IsTaken", async () => {
  const client = clientOf(server), session = await client.authenticateDevice("device-of-ann-1", true);
  assert.equal(await client.emitEvent(session, { name: "purchase", properties: { sku: "sword" } }), true);
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
