import { settled, stage, until } from "./support/stage.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { useEffect, useState } from "react";
import type { ActorConnection } from "../src/index.js";
import type { Actors, Message } from "./support/actors.js";

const general = { type: "chatRoom", key: ["general"], params: {} } as const;
const message = (id: string): Message => ({ id, text: `text of ${id}` });

test("connection_OnceInAnEffect_HearsOneEvent", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const heard: string[] = [];
  function Room() {
    const { connection, status } = useActor(general);
    useEffect(() => connection.once("messageReceived", ({ id }) => void heard.push(id)), [connection]);
    useEffect(() => connection.on("messageDeleted", ({ messageId }) => void heard.push(`deleted ${messageId}`)), [connection]);
    return status;
  }
  render(<Room />);
  await until(() => text() === "connected");
  server.event("messageReceived", message("1"));
  server.event("messageReceived", message("2"));
  server.event("messageDeleted", { messageId: "1" });
  await until(() => heard.length > 1);
  assert.deepEqual(heard, ["1", "deleted 1"]);
});

test("connection_ListenerToggled_HearsOnlyWhileItIsThere", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const heard: string[] = [], all: string[] = [];
  function Room({ listens }: { listens: boolean }) {
    const { connection, status } = useActor(general);
    useEffect(() => (listens ? connection.on("messageReceived", ({ id }) => void heard.push(id)) : undefined), [connection, listens]);
    useEffect(() => connection.on("messageReceived", ({ id }) => void all.push(id)), [connection]);
    return status;
  }
  render(<Room listens />);
  await until(() => text() === "connected");
  for (const [listens, id] of [[true, "1"], [false, "2"], [true, "3"]] as const) {
    render(<Room listens={listens} />);
    server.event("messageReceived", message(id));
    await until(() => all.includes(id));
  }
  render(null);
  server.event("messageReceived", message("4"));
  await settled();
  assert.deepEqual(heard, ["1", "3"]);
  assert.deepEqual(all, ["1", "2", "3"]);
  assert.equal(server.got("join").length, 1);
});

test("connection_Off_TakesItsOwnListenersOnly", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const heard: string[] = [];
  let connection!: ActorConnection<Actors["chatRoom"]>;
  function Room() {
    const room = useActor(general);
    connection = room.connection;
    room.useEvent("messageReceived", ({ id }) => void heard.push(`hook ${id}`));
    return room.status;
  }
  render(<Room />);
  await until(() => text() === "connected");
  const tell = ({ id }: Message): void => void heard.push(id);
  for (const name of ["messageReceived", "topicChanged"] as const) connection.on(name, () => heard.push(name));
  connection.on("messageReceived", tell);
  const next = async (id: string): Promise<string[]> => {
    heard.length = 0;
    server.event("topicChanged", { topic: "" });
    server.event("messageReceived", message(id));
    await until(() => heard.includes(`hook ${id}`));
    await settled();
    return [...heard];
  };
  assert.deepEqual(await next("1"), ["topicChanged", "hook 1", "messageReceived", "1"]);
  connection.off("messageReceived", tell);
  assert.deepEqual(await next("2"), ["topicChanged", "hook 2", "messageReceived"]);
  connection.off("messageReceived");
  assert.deepEqual(await next("3"), ["topicChanged", "hook 3"]);
  connection.off();
  assert.deepEqual(await next("4"), ["hook 4"]);
});

test("connection_ListenersAddedWhileDisabled_HearOnceItIsEnabled", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const heard: string[] = [];
  function Room({ enabled }: { enabled: boolean }) {
    const { connection, status } = useActor({ ...general, enabled });
    useEffect(() => connection.on("messageReceived", ({ id }) => void heard.push(id)), [connection]);
    return status;
  }
  render(<Room enabled={false} />);
  for (const id of ["1", "2"]) {
    render(<Room enabled />);
    await until(() => text() === "connected");
    server.event("messageReceived", message(id));
    await until(() => heard.includes(id));
    render(<Room enabled={false} />);
    await until(() => text() === "idle");
  }
  assert.deepEqual(heard, ["1", "2"]);
});

test("connection_InAChildsEffect_CallsAndListensAsInItsOwn", async (t) => {
  const { server, useActor, render, text } = stage(t);
  type Connection = ActorConnection<Actors["chatRoom"]>;
  function Child({ connection }: { connection: Connection }) {
    const [state, setState] = useState("");
    useEffect(() => { // before the effects of the parent, which connects
      connection.once("connected", ({ id }) => setState((before) => `${before}${id} `));
      void connection.ready.then(({ snapshot }) => setState((before) => `${before}${snapshot.topic} `));
      void connection.with({ timeout: 1000 }).sendMessage("Ann", "hi").then((args) => setState((before) => before + String(args)));
    }, [connection]);
    return state;
  }
  function Room() {
    return <Child connection={useActor(general).connection} />;
  }
  server.snapshot = { messages: [], topic: "tea" };
  render(<Room />);
  await until(() => text() === "c_1 tea Ann,hi");
});

test("connection_Properties_AreThoseOfTheConnectionOfNow", async (t) => {
  const { server, useActor, render, text } = stage(t);
  let connection!: ActorConnection<Actors["chatRoom"]>;
  function Room({ enabled }: { enabled: boolean }) {
    const room = useActor({ ...general, enabled });
    connection = room.connection;
    return room.status;
  }
  render(<Room enabled={false} />);
  assert.deepEqual([connection.status, connection.id, connection.snapshot], ["idle", undefined, undefined]);
  await assert.rejects(connection.ready, { code: "not_joined" });
  render(<Room enabled />);
  await until(() => text() === "connected");
  assert.deepEqual([connection.status, connection.id, connection.snapshot], ["connected", "c_1", server.snapshot]);
  assert.equal((await connection.ready).id, "c_1");
  assert.equal(await connection, connection); // "then" is no action
  assert.equal((connection as unknown as Record<string, unknown>)["dispose"], undefined);
  assert.equal(connection.sendMessage, connection.sendMessage);
  assert.match(String(connection), /object/);
});
