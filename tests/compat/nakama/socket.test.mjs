import assert from "node:assert/strict";
import { after, before } from "node:test";
import { clientOf, connect, happened, startHost, test } from "./rig.mjs";

let host, single;
before(async () => ([host, single] = await Promise.all([startHost(), startHost({ "single-socket": "on" })])));
after(() => Promise.all([host?.stop(), single?.stop()]));

const start = (user) => ({ what, user: of }) => what === "start" && of === user;
const end = (id) => ({ what, sessionId }) => what === "end" && sessionId === id;

test("N16_socket_OpenedAndClosed_BeginsAndEndsASession", async () => {
  const client = clientOf(host), session = await client.authenticateDevice("device-of-ann-1", true);
  const socket = await connect(client, session);
  const started = await happened(host, start(session.user_id));
  assert.ok(Math.abs(Date.parse(started.timestamp) - Date.now()) < 60_000);
  socket.disconnect();
  assert.equal((await happened(host, end(started.sessionId))).reason, "Bye");
});

test("socket_Heartbeats_AreAnswered", async () => {
  const client = clientOf(host), socket = await connect(client, await client.authenticateDevice("device-of-bob-1", true));
  assert.deepEqual((await socket.send({ ping: {} })).pong, {});
  await assert.rejects(socket.joinChat("room", 1, true, false), { code: 1, message: "Unrecognized message." });
  assert.deepEqual((await socket.send({ ping: {} })).pong, {});
  socket.disconnect();
});

test("N17_socket_SendsGarbage_IsClosed", async () => {
  const client = clientOf(host), session = await client.authenticateDevice("device-of-cid-1", true);
  const socket = await connect(client, session);
  const closed = new Promise((resolve) => (socket.ondisconnect = resolve));
  const { sessionId } = await happened(host, start(session.user_id));
  socket.adapter._socket.send("garbage");
  const { code, reason } = await closed;
  assert.deepEqual({ code, reason }, { code: 4002, reason: "bad_message" });
  assert.equal((await happened(host, end(sessionId))).reason, "BadMessage");
});

test("N18_socket_SecondOfAUser_ClosesTheFirstWhereOnlyOneIsAllowed", async () => {
  for (const [server, isClosed] of [[single, true], [host, false]]) {
    const client = clientOf(server), session = await client.authenticateDevice("device-of-dan-1", true);
    const first = await connect(client, session);
    const closed = new Promise((resolve) => (first.ondisconnect = resolve));
    const { sessionId } = await happened(server, start(session.user_id));
    const second = await connect(client, session);
    if (isClosed) {
      assert.equal((await closed).reason, "replaced");
      assert.equal((await happened(server, end(sessionId))).reason, "Replaced");
    } else {
      assert.deepEqual((await first.send({ ping: {} })).pong, {});
      first.disconnect();
    }
    assert.deepEqual((await second.send({ ping: {} })).pong, {});
    second.disconnect();
  }
});

test("socket_TokenThatIsNone_IsRefused", async () => {
  const client = clientOf(host), session = await client.authenticateDevice("device-of-eve-1", true);
  session.token = "a.b.c";
  await assert.rejects(connect(client, session), ({ message }) => message.includes("401"));
});
