import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient } from "@gameevents/client";
import { renderToString } from "react-dom/server";
import { createGameEvents } from "../src/index.js";
import type { Actors } from "./support/actors.js";
import { FakeServer } from "./support/server.js";

test("renderToString_WithoutABrowser_IsIdleAndOpensNoLink", (t) => {
  assert.equal(typeof window, "undefined");
  const complaints = t.mock.method(console, "error", () => {});
  const server = new FakeServer();
  const client = createClient<Actors>("http://127.0.0.1:1", { WebSocket: server.WebSocket });
  const { useActor } = createGameEvents(client);
  function Room() {
    const room = useActor({ type: "chatRoom", key: ["general"], params: {} });
    room.useEvent("messageReceived", () => {});
    const messages = room.useLive((snapshot) => snapshot.messages, {});
    return <p>{room.status},{room.connection.status},{String(room.snapshot)},{String(messages)}</p>;
  }
  assert.equal(renderToString(<Room />).replaceAll("<!-- -->", ""), "<p>idle,idle,undefined,undefined</p>");
  assert.equal(client.link.state.status, "idle");
  assert.deepEqual(complaints.mock.calls, []);
});
