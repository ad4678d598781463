import { settled, stage, until } from "./support/stage.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { StrictMode } from "react";
import { general, message, messages, useIds, type Room } from "./support/rooms.js";

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

test("useLive_ManyChildrenThatComeLaterAtOnce_ShareOneFreshSnapshot", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const Ids = ({ room }: { room: Room }) => `${useIds(room)} `;
  function Page({ children }: { children: number }) {
    const room = useActor(general);
    return <>{room.status} {Array.from({ length: children }, (_, n) => <Ids key={n} room={room} />)}</>;
  }
  render(<Page children={0} />);
  await until(() => text() === "connected ");
  server.snapshot = messages("1");
  render(<Page children={3} />);
  await until(() => text() === "connected 1 1 1 ");
  assert.equal(server.got("join").length, 2);
  render(<Page children={1} />);
  await settled();
  server.event("messageReceived", message("2"));
  await until(() => text() === "connected 1,2 ");
});

test("useLive_AnotherRoomOfTheSameActor_IsFollowedInstead", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const Ids = ({ room }: { room: Room }) => useIds(room);
  function Page({ first }: { first: boolean }) {
    const one = useActor({ ...general, enabled: first }), other = useActor(general);
    return <Ids room={first ? one : other} />;
  }
  server.snapshot = messages("1");
  render(<Page first />);
  await until(() => text() === "1");
  render(<Page first={false} />);
  await until(() => text() === "1");
  await settled();
  server.event("messageReceived", message("2"));
  await until(() => text() === "1,2");
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
  const { server, useActor, render, text, reported } = stage(t);
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
  render(<Count deletions={false} />);
  server.event("messageDeleted", { messageId: "3" }); // comes before the old value is taken away
  await until(() => text() === "1");
  assert.deepEqual(reported, []);
});

test("useLive_ChildComesAfterTheDrop_DoesNotJoinBehindItsBack", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const Child = ({ room }: { room: Room }) => room.useLive((each) => each.messages.length, {}) ?? "unknown";
  function Room() {
    const room = useActor(general);
    return <>{room.status} {room.error && <Child room={room} />}</>;
  }
  render(<Room />);
  await until(() => text() === "connected ");
  server.drop("app.kicked");
  await until(() => text() === "closed unknown");
  await settled();
  assert.equal(server.got("join").length, 1);
});

test("useLive_ItsOwnJoinIsRefused_IsAnErrorUntilTheLinkComesBack", async (t) => {
  const { server, useActor, render, text } = stage(t);
  const Child = ({ room }: { room: Room }) => room.useLive((each) => each.messages.length, {}) ?? "unknown";
  function Room({ child }: { child: boolean }) {
    const room = useActor(general);
    return <>{room.status} {room.error?.code} {child && <Child room={room} />}</>;
  }
  render(<Room child={false} />);
  await until(() => text() === "connected  ");
  server.refusal = "rate_limited";
  render(<Room child />);
  await until(() => text() === "connected rate_limited unknown");
  server.refusal = undefined;
  server.crash();
  await until(() => text() === "reconnecting rate_limited unknown");
  server.restart({ messages: [] });
  await until(() => text() === "connected  unknown");
});
