import { stage, until } from "./support/stage.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { general, message, messages, useIds } from "./support/rooms.js";

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
