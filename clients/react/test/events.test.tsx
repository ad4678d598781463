import { settled, stage, until } from "./support/stage.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { UseActorResult } from "../src/index.js";
import type { Actors } from "./support/actors.js";

const general = { type: "chatRoom", key: ["general"], params: {} } as const;

test("useEvent_ManyEvents_HearsAllAndRendersNothing", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const heard: string[] = [];
  let renders = 0;
  function Room() {
    const room = useActor(general);
    room.useEvent("messageReceived", ({ id }) => void heard.push(id));
    renders++;
    return room.snapshot?.topic ?? room.status;
  }
  render(<Room />);
  await until(() => text() === "connected");
  const before = renders;
  const ids = Array.from({ length: 50 }, (_, n) => String(n));
  for (const id of ids) server.event("messageReceived", { id, text: "" });
  server.gap({ messages: [], topic: "the end" }); // a gap is rendered, so what was before would have been
  await until(() => text() === "the end");
  assert.deepEqual(heard, ids);
  assert.equal(renders, before + 1);
});

test("useEvent_CallbackChanges_TheNewestIsCalled", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const heard: string[] = [];
  function Room({ mark }: { mark: string }) {
    const room = useActor(general);
    room.useEvent("messageReceived", ({ id }) => void heard.push(id + mark));
    return room.status;
  }
  render(<Room mark="a" />);
  await until(() => text() === "connected");
  for (const mark of ["a", "b", "c"]) {
    render(<Room mark={mark} />);
    server.event("messageReceived", { id: "m", text: "" });
    await until(() => heard.includes(`m${mark}`));
  }
  assert.deepEqual(heard, ["ma", "mb", "mc"]);
});

test("useEvent_NameChanges_HearsThatOne", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const heard: unknown[] = [];
  function Room({ name }: { name: "messageDeleted" | "topicChanged" }) {
    const room = useActor(general);
    room.useEvent(name, (payload) => void heard.push(payload));
    return room.status;
  }
  const both = (n: string): void => {
    server.event("messageDeleted", { messageId: n });
    server.event("topicChanged", { topic: n });
  };
  render(<Room name="messageDeleted" />);
  await until(() => text() === "connected");
  both("1");
  await until(() => heard.length === 1);
  render(<Room name="topicChanged" />);
  both("2");
  await until(() => heard.length === 2);
  await settled();
  assert.deepEqual(heard, [{ messageId: "1" }, { topic: "2" }]);
});

test("useEvent_InAChildThatComesAndGoes_HearsWhileItIsThere", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const heard: string[] = [], all: string[] = [];
  function Child({ room }: { room: UseActorResult<Actors["chatRoom"]> }) {
    room.useEvent("messageReceived", ({ id }) => void heard.push(id));
    return null;
  }
  function Room({ child }: { child: boolean }) {
    const room = useActor(general);
    room.useEvent("messageReceived", ({ id }) => void all.push(id));
    return <>{room.status}{child && <Child room={room} />}</>;
  }
  render(<Room child />);
  await until(() => text() === "connected");
  for (const [child, id] of [[true, "1"], [false, "2"], [true, "3"]] as const) {
    render(<Room child={child} />);
    server.event("messageReceived", { id, text: "" });
    await until(() => all.includes(id));
  }
  assert.deepEqual(heard, ["1", "3"]);
});

test("useEvent_LifecycleEvents_AreHeardAsOnAConnection", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const heard: string[] = [];
  function Room() {
    const room = useActor(general);
    room.useEvent("connected", ({ id }) => void heard.push(`connected ${id}, ${room.connection.status}`));
    room.useEvent("disconnected", ({ reconnecting }) => void heard.push(`disconnected, coming back ${reconnecting}`));
    room.useEvent("gap", ({ snapshot }) => void heard.push(`gap ${snapshot.topic}`));
    room.useEvent("reconnected", ({ id, recovered }) => void heard.push(`reconnected ${id} ${recovered}`));
    return room.status;
  }
  render(<Room />);
  await until(() => text() === "connected");
  server.crash();
  await until(() => text() === "reconnecting");
  server.restart({ messages: [], topic: "new" });
  await until(() => text() === "connected");
  assert.deepEqual(heard, ["connected c_1, connected", "disconnected, coming back true", "gap new", "reconnected c_2 false"]);
});

test("useEvent_CallbackThrows_TheOthersHearAndItIsReported", async (t) => {
  const { server, useActor, render, text, reported } = stage(t);
  const heard: string[] = [];
  const wrong = new Error("wrong");
  function Room() {
    const room = useActor(general);
    room.useEvent("messageReceived", () => {
      throw wrong;
    });
    room.useEvent("messageReceived", ({ id }) => void heard.push(id));
    return room.status;
  }
  render(<Room />);
  await until(() => text() === "connected");
  server.event("messageReceived", { id: "1", text: "" });
  await until(() => heard.length === 1);
  assert.deepEqual(reported, [wrong]);
});
