import { settled, stage, until } from "./support/stage.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { StrictMode } from "react";
import type { UseActorResult } from "../src/index.js";
import type { Actors, Message, Room as Snapshot } from "./support/actors.js";

type Room = UseActorResult<Actors["chatRoom"]>;

const general = { type: "chatRoom", key: ["general"], params: {} } as const;
const message = (id: string): Message => ({ id, text: "" });
const messages = (...ids: string[]): Snapshot => ({ messages: ids.map(message) });

/** The ids of the messages, as the actor has them now. */
const useIds = (room: Room): string => room.useLive((snapshot) => snapshot.messages, {
  messageReceived: (list, each) => [...list, each],
  messageDeleted: (list, { messageId }) => list.filter(({ id }) => id !== messageId),
})?.map(({ id }) => id).join() ?? "unknown";

test("useLive_SnapshotAndEvents_AreShown", async (t) => {
  const { server, useActor, render, text } = stage(t);
  server.snapshot = messages("1", "2");
  const Ids = () => useIds(useActor(general));
  render(<Ids />);
  assert.equal(text(), "unknown");
  await until(() => text() === "1,2");
  server.event("messageReceived", message("3"));
  server.event("messageDeleted", { messageId: "1" });
  await until(() => text() === "2,3");
});

test("useLive_ValueStaysTheSame_RendersNothing", async (t) => {
  const { server, useActor, render, text } = stage(t);
  let renders = 0;
  function Count() {
    const room = useActor(general);
    const count = room.useLive((snapshot) => snapshot.messages.length, {
      messageReceived: (n) => n + 1,
      messageDeleted: (n) => n,
    });
    renders++;
    return count ?? "unknown";
  }
  render(<Count />);
  await until(() => text() === "0");
  const before = renders;
  for (let n = 0; n < 20; n++) {
    server.event("messageDeleted", { messageId: "x" });
    server.event("topicChanged", { topic: "y" });
  }
  server.event("messageReceived", message("1"));
  await until(() => text() === "1");
  assert.equal(renders, before + 1);
});

test("useLive_AfterAGap_IsTheFreshSnapshotAndGoesOn", async (t) => {
  const { server, useActor, render, text } = stage(t);
  server.snapshot = messages("1");
  const Ids = () => useIds(useActor(general));
  render(<Ids />);
  await until(() => text() === "1");
  server.event("messageReceived", message("2"));
  await until(() => text() === "1,2");
  server.gap(messages("7", "8"));
  await until(() => text() === "7,8");
  server.event("messageReceived", message("9"));
  await until(() => text() === "7,8,9");
});

test("useLive_LinkLostAndTheRoomJoinedAnew_StaysUntilTheFreshSnapshot", async (t) => {
  const { server, useActor, render, text } = stage(t);
  server.snapshot = messages("1");
  function Ids() {
    const room = useActor(general);
    return <>{room.status} {useIds(room)}</>;
  }
  render(<Ids />);
  await until(() => text() === "connected 1");
  server.crash();
  await until(() => text() === "reconnecting 1");
  server.restart(messages("5"));
  await until(() => text() === "connected 5");
  server.event("messageReceived", message("6"));
  await until(() => text() === "connected 5,6");
});

test("useLive_InAChildThatComesLater_StartsFromASnapshotThatFits", async (t) => {
  const { server, useActor, render, text } = stage(t);
  server.snapshot = messages("1");
  const Ids = ({ room }: { room: Room }) => useIds(room);
  function Page({ shown }: { shown: boolean }) {
    const room = useActor(general);
    return <>{room.status} {shown && <Ids room={room} />}</>;
  }
  render(<StrictMode><Page shown={false} /></StrictMode>);
  await until(() => text() === "connected ");
  server.event("messageReceived", message("2")); // nobody listens
  server.snapshot = messages("1", "2");
  await settled();
  render(<StrictMode><Page shown /></StrictMode>);
  await until(() => text() === "connected 1,2");
  server.event("messageReceived", message("3"));
  await until(() => text() === "connected 1,2,3");
  assert.equal(server.got("join").length, 2);

  render(<StrictMode><Page shown={false} /></StrictMode>);
  await settled();
  server.snapshot = messages("4");
  render(<StrictMode><Page shown /></StrictMode>);
  await until(() => text() === "connected 4");
  assert.equal(server.got("leave").length, 0);
  render(null);
  await until(() => server.got("leave").length === 1);
});

test("useLive_EventBetweenTheChildsRenderAndItsJoin_IsNotLost", async (t) => {
  const { server, useActor, render, text } = stage(t);
  server.snapshot = messages("1");
  const Ids = ({ room }: { room: Room }) => useIds(room);
  function Page() { // the child comes as soon as there is a snapshot
    const room = useActor(general);
    return room.snapshot === undefined ? room.status : <Ids room={room} />;
  }
  render(<Page />);
  await until(() => text() === "unknown" || text() === "1");
  server.snapshot = messages("1", "2");
  server.event("messageReceived", message("2"));
  await until(() => text() === "1,2");
  await settled();
  assert.equal(text(), "1,2");
});

test("useLive_OtherEventNames_BeginAnewFromAFreshSnapshot", async (t) => {
  const { server, useActor, render, text } = stage(t);
  server.snapshot = messages("1");
  function Count({ deletions }: { deletions: boolean }) {
    const room = useActor(general);
    return room.useLive((snapshot) => snapshot.messages.length, {
      messageReceived: (n) => n + 1,
      ...(deletions && { messageDeleted: (n: number) => n - 1 }),
    }) ?? "unknown";
  }
  render(<Count deletions={false} />);
  await until(() => text() === "1");
  server.event("messageDeleted", { messageId: "1" });
  server.event("messageReceived", message("2"));
  await until(() => text() === "2");
  server.snapshot = messages("2");
  render(<Count deletions />);
  await until(() => text() === "1");
  server.event("messageDeleted", { messageId: "2" });
  await until(() => text() === "0");
});

test("useLive_ReducersUseProps_TheNewestAreCalled", async (t) => {
  const { server, useActor, render, text } = stage(t);
  function Marks({ mark }: { mark: string }) {
    return useActor(general).useLive(() => "", { messageReceived: (marks, { id }) => marks + id + mark }) ?? "unknown";
  }
  render(<Marks mark="a" />);
  await until(() => text() === "");
  server.event("messageReceived", message("1"));
  await until(() => text() === "1a");
  render(<Marks mark="b" />);
  server.event("messageReceived", message("2"));
  await until(() => text() === "1a2b");
});

test("useLive_ReducerThrows_TheValueStaysAndItIsReported", async (t) => {
  const { server, useActor, render, text, reported } = stage(t);
  const wrong = new Error("wrong");
  function Topic() {
    return useActor(general).useLive((snapshot) => snapshot.topic ?? "none", {
      messageReceived: () => {
        throw wrong;
      },
      topicChanged: (_topic, event) => event.topic,
    }) ?? "unknown";
  }
  render(<Topic />);
  await until(() => text() === "none");
  server.event("messageReceived", message("1"));
  await until(() => reported.length === 1);
  assert.equal(text(), "none");
  server.event("topicChanged", { topic: "tea" });
  await until(() => text() === "tea");
  assert.deepEqual(reported, [wrong]);
});

test("useLive_AnotherRoomOrNone_ForgetsTheValue", async (t) => {
  const { server, useActor, render, text } = stage(t);
  server.snapshot = messages("1");
  const Ids = ({ name, enabled = true }: { name: string; enabled?: boolean }) => useIds(useActor({ ...general, key: [name], enabled }));
  render(<Ids name="here" />);
  await until(() => text() === "1");
  server.snapshot = messages("2");
  render(<Ids name="there" />);
  assert.equal(text(), "unknown");
  await until(() => text() === "2");
  render(<Ids name="there" enabled={false} />);
  await until(() => text() === "unknown");
});
