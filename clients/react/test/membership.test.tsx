import { settled, stage, until } from "./support/stage.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { Fragment, StrictMode } from "react";
import type { Actors } from "./support/actors.js";

type Params = Actors["chatRoom"]["params"];

const traffic = ({ t, actor, key, params, a }: Record<string, unknown>): unknown =>
  (t === "join" ? `join ${actor}/${key} ${JSON.stringify(params)}` : `leave ${a}`);

test("useActor_Mounted_JoinsAndShowsTheSnapshot", async (t) => {
  const { server, useActor, render, text } = stage(t);
  server.snapshot = { messages: [], topic: "tea" };
  const seen: string[] = [];
  function Room() {
    const { status, snapshot, error } = useActor({ type: "chatRoom", key: "general", params: { name: "Ann" } });
    seen.push(status);
    return <p>{status} {snapshot?.topic} {error?.code}</p>;
  }
  render(<Room />);
  await until(() => text() === "connected tea ");
  assert.deepEqual(seen, ["connecting", "connected"]);
  assert.deepEqual(server.got("join", "leave").map(traffic), ['join chatRoom/general {"name":"Ann"}']);
});

test("useActor_Unmounted_Leaves", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const Room = () => <p>{useActor({ type: "chatRoom", key: ["general"], params: {} }).status}</p>;
  render(<Room />);
  await until(() => text() === "connected");
  render(null);
  await until(() => server.got("leave").length === 1);
});

test("useActor_InStrictMode_JoinsOnce", async (t) => {
  const { server, client, useActor, render, text } = stage(t);
  client.global.on("gap", () => {});
  await until(() => client.link.state.status === "connected"); // so that whatever is joined or left is sent at once
  function Room() {
    const room = useActor({ type: "chatRoom", key: ["general"], params: {} });
    room.useEvent("messageReceived", () => {});
    const messages = room.useLive((snapshot) => snapshot.messages, {});
    return <p>{room.status} {messages?.length}</p>;
  }
  render(<StrictMode><Room /></StrictMode>);
  await until(() => text() === "connected 0");
  await settled();
  assert.deepEqual(server.got("join", "leave").map(traffic), ["join chatRoom/general {}"]);
});

test("useActor_RemountedAtOnce_StaysInTheRoom", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const Room = () => <p>{useActor({ type: "chatRoom", key: ["general"], params: {} }).status}</p>;
  render(<Room key="a" />);
  await until(() => text() === "connected");
  render(<Room key="b" />);
  await until(() => server.got("join").length === 2 && text() === "connected"); // the second one is a question only
  render(null);
  render(<Room />);
  await until(() => server.got("join").length === 3 && text() === "connected");
  await settled();
  assert.equal(server.got("leave").length, 0);
});

test("useActor_EqualOptions_KeepTheConnectionAndTheResult", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const connections = new Set<unknown>(), results = new Set<unknown>();
  function Room({ params }: { params: Params }) {
    const room = useActor({ type: "chatRoom", key: ["general"], params });
    connections.add(room.connection);
    if (room.status === "connected") results.add(room);
    return <p>{room.status}</p>;
  }
  render(<Room params={{ name: "Ann", roles: ["a", "b"], look: { hat: "red", shoes: 4 } }} />);
  await until(() => text() === "connected");
  render(<Room params={{ look: { shoes: 4, hat: "red" }, name: "Ann", roles: ["a", "b"] }} />);
  render(<Room params={{ roles: ["a", "b"], name: "Ann", look: { hat: "red", shoes: 4 } }} />);
  await settled();
  assert.equal(connections.size, 1);
  assert.equal(results.size, 1);
  assert.equal(server.got("join").length, 1);
});

test("useActor_OtherParams_LeavesBeforeItJoinsWithThem", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const connections = new Set<unknown>();
  function Part({ params }: { params: Params }) {
    const { connection, status } = useActor({ type: "chatRoom", key: ["general"], params });
    connections.add(connection);
    return status;
  }
  const rooms = (params: Params) => <Fragment><Part params={params} /> <Part params={params} /></Fragment>;
  render(rooms({ roles: ["a"] }));
  await until(() => text() === "connected connected");
  render(rooms({ roles: ["b"] }));
  assert.equal(text(), "connecting connecting");
  await until(() => text() === "connected connected");
  await settled();
  const a = 'join chatRoom/general {"roles":["a"]}', b = 'join chatRoom/general {"roles":["b"]}';
  assert.deepEqual(server.got("join", "leave").map(traffic), [a, a, "leave chatRoom/general", b, b]);
  assert.equal(connections.size, 4);
});

test("useActor_OtherParamsBesideTheFirst_ShareItsMembership", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const Part = ({ name }: { name: string }) => useActor({ type: "chatRoom", key: ["general"], params: { name } }).status;
  render(<Part key="a" name="Ann" />);
  await until(() => text() === "connected");
  render(<><Part key="a" name="Ann" /> <Part key="b" name="Bob" /></>);
  await until(() => text() === "connected connected");
  await settled();
  assert.equal(server.got("leave").length, 0);
});

test("useActor_AnotherKey_MovesToThatActor", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const Room = ({ name }: { name: string }) => <p>{useActor({ type: "chatRoom", key: [name], params: {} }).status}</p>;
  render(<Room name="here" />);
  await until(() => text() === "connected");
  render(<Room name="there" />);
  await until(() => text() === "connected" && server.got("leave").length === 1);
  assert.deepEqual(server.got("join", "leave").map(traffic), ["join chatRoom/here {}", "join chatRoom/there {}", "leave chatRoom/here"]);
});

test("useActor_Disabled_OpensNoLinkAndItsCallsFail", async (t) => {
  const { server, useActor, render, text } = stage(t);
  let sendMessage: (user: string, text: string) => Promise<unknown>;
  function Room({ enabled }: { enabled: boolean }) {
    const { connection, status, snapshot } = useActor({ type: "chatRoom", key: ["general"], params: {}, enabled });
    sendMessage = connection.sendMessage;
    return <p>{status} {snapshot?.messages.length}</p>;
  }
  render(<Room enabled={false} />);
  await assert.rejects(sendMessage!("Ann", "hi"), { name: "GameError", code: "not_joined" });
  await settled();
  assert.equal(text(), "idle ");
  assert.equal(server.links, 0);

  render(<Room enabled />);
  assert.equal(text(), "connecting ");
  await until(() => text() === "connected 0");
  assert.deepEqual(await sendMessage!("Ann", "hi"), ["Ann", "hi"]);

  render(<Room enabled={false} />);
  await until(() => server.got("leave").length === 1 && text() === "idle ");
  await assert.rejects(sendMessage!("Ann", "hi"), { code: "not_joined" });
});

test("useActor_DisabledAndEnabledAtOnce_StaysInTheRoom", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const Room = ({ enabled }: { enabled: boolean }) => <p>{useActor({ type: "chatRoom", key: ["general"], params: {}, enabled }).status}</p>;
  render(<Room enabled />);
  await until(() => text() === "connected");
  render(<Room enabled={false} />);
  render(<Room enabled />);
  await settled();
  assert.equal(text(), "connected");
  assert.equal(server.got("join", "leave").length, 1);
});
