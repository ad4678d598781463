// Compiled, never run: what must and what must not pass the type checker.
import { createClient, type Connection, type GameError } from "@gameevents/client";
import { createGameEvents, type ActorConnection, type ActorStatus, type UseActorResult } from "../src/index.js";
import type { Actors, Message, Room } from "./support/actors.js";

/** Fails to compile unless both are the same type; `any` is the same as `any` only. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
function is<_True extends true>(): void {}

const { useActor } = createGameEvents(createClient<Actors>("http://localhost:7350"));

export function Typed(): string {
  const room = useActor({ type: "chatRoom", key: ["general"], params: { name: "Ann" } });
  is<Same<typeof room.snapshot, Room | undefined>>();
  is<Same<typeof room.error, GameError | undefined>>();
  is<Same<typeof room.status, ActorStatus>>();
  const messages = room.useLive((snapshot) => snapshot.messages, {
    messageReceived: (list, message) => [...list, message],
    messageDeleted: (list, { messageId }) => list.filter(({ id }) => id !== messageId),
  });
  is<Same<typeof messages, Message[] | undefined>>();
  const count = room.useLive((snapshot) => snapshot.messages.length, { messageReceived: (n) => n + 1 });
  is<Same<typeof count, number | undefined>>();
  room.useEvent("messageReceived", (message) => is<Same<typeof message, Message>>());
  room.useEvent("gap", ({ snapshot }) => is<Same<typeof snapshot, Room>>());
  room.connection.on("messageReceived", (message) => is<Same<typeof message, Message>>());
  const mine = room.connection.sendMessage("Ann", "hi");
  is<Same<typeof mine, Promise<Message>>>();
  void room.connection.with({ timeout: 5 }).sendMessage("Ann", "hi");
  void room.connection.ready.then(({ snapshot }) => is<Same<typeof snapshot, Room>>());
  const counter = useActor({ type: "counter", enabled: count !== undefined });
  is<Same<typeof counter.snapshot, number | undefined>>();
  counter.useLive((value) => value, { changed: (_value, event) => event.value });
  const passed: UseActorResult<Actors["chatRoom"]> = room;

  // @ts-expect-error no such actor type
  useActor({ type: "chatroom" });
  // @ts-expect-error params are required when they have required members
  createGameEvents(createClient<{ room: { params: { name: string } } }>("http://h")).useActor({ type: "room" });
  // @ts-expect-error wrong params
  useActor({ type: "chatRoom", params: { name: 1 } });
  // @ts-expect-error a misspelt option
  useActor({ type: "chatRoom", params: {}, enable: true });
  // @ts-expect-error no such event
  room.useEvent("shouted", () => {});
  // @ts-expect-error a wrong payload
  room.useEvent("messageReceived", (message: number) => message);
  // @ts-expect-error no such event
  room.useLive((snapshot) => snapshot.messages, { shouted: (list) => list });
  // @ts-expect-error the connection's own events are no facts about the actor
  room.useLive((snapshot) => snapshot.messages, { disconnected: (list) => list });
  // @ts-expect-error a reducer gives what the selector gave
  room.useLive((snapshot) => snapshot.messages, { messageReceived: () => 1 });
  // @ts-expect-error no such action
  void room.connection.shout();
  // @ts-expect-error the component's life ends it
  room.connection.dispose();
  // @ts-expect-error read only
  room.snapshot = undefined;
  return passed.status;
}

export function Untyped(): null {
  const room = createGameEvents(createClient("http://localhost:7350")).useActor({ type: "anything", key: "a", params: { any: 1 } });
  is<Same<typeof room.snapshot, unknown>>();
  is<Same<typeof room.status, ActorStatus>>();
  is<Same<typeof room.connection.status, ActorStatus>>();
  const value = room.useLive((snapshot) => String(snapshot), { whatever: (before, payload) => `${before}${String(payload)}` });
  is<Same<typeof value, string | undefined>>();
  room.useEvent("whatever", (payload) => is<Same<typeof payload, unknown>>());
  const answer = room.connection["whatever"]!(1, {});
  is<Same<typeof answer, Promise<unknown>>>();
  return null;
}

export function passedOn(connection: Connection<Actors["chatRoom"]>): ActorConnection<Actors["chatRoom"]> {
  return connection; // what takes the hook's connection takes a client's as well
}
