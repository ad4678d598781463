import assert from "node:assert/strict";
import { after, before } from "node:test";
import { clientOf, refusal, startServer, test } from "./rig.mjs";

let server;
before(async () => (server = await startServer()));
after(() => server?.stop());

test("device_FirstAndAgain_IsOneUserUnderItsName", async () => {
  const client = clientOf(server);
  const first = await client.authenticateDevice("device-of-ann-1", true, "ann");
  const again = await client.authenticateDevice("device-of-ann-1", true, "another");
  assert.deepEqual([first.created, again.created], [true, false]);
  assert.deepEqual([again.user_id, again.username], [first.user_id, "ann"]);
  assert.match(first.user_id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.ok(first.expires_at > Date.now() / 1000 && first.refresh_expires_at > first.expires_at);
});

test("device_Unnamed_IsGivenAName", async () => {
  const session = await clientOf(server).authenticateDevice("device-unnamed", true);
  assert.match(session.username, /^[a-z]{10}$/);
});

test("device_UnknownThatMayNotBeCreated_IsNotFound", async () => {
  assert.deepEqual(await refusal(clientOf(server).authenticateDevice("device-unknown", false)), { status: 404, code: 5, message: "User account not found." });
});

test("username_OfAnother_IsInUse", async () => {
  const client = clientOf(server);
  await client.authenticateDevice("device-of-bob-1", true, "bob");
  assert.deepEqual(await refusal(client.authenticateDevice("device-of-bob-2", true, "bob")), { status: 409, code: 6, message: "Username is already in use." });
});

test("N22_deviceIdOf9Characters_IsInvalid", async () => {
  const { status, code } = await refusal(clientOf(server).authenticateDevice("123456789", true));
  assert.deepEqual({ status, code }, { status: 400, code: 3 });
});

test("N22_serverKey_Wrong_IsUnauthenticated", async () => {
  assert.deepEqual(await refusal(clientOf(server, "wrong").authenticateDevice("device-of-eve-1", true)), { status: 401, code: 16, message: "Server key invalid" });
});

test("refresh_VarsAndUser_AreKept", async () => {
  const client = clientOf(server);
  const session = await client.authenticateDevice("device-of-cid-1", true, "cid", { level: "7" });
  const { user_id: user, token } = session;
  await client.sessionRefresh(session);
  assert.deepEqual([session.user_id, session.username, session.vars], [user, "cid", { level: "7" }]);
  await client.sessionRefresh(session, { level: "8" });
  assert.deepEqual(session.vars, { level: "8" });
  assert.notEqual(session.token, token);
});

test("refresh_WithAnAccessToken_IsRefused", async () => {
  const client = clientOf(server);
  const session = await client.authenticateDevice("device-of-dan-1", true);
  session.refresh_token = session.token;
  assert.deepEqual(await refusal(client.sessionRefresh(session)), { status: 401, code: 16, message: "Refresh token invalid or expired." });
});
