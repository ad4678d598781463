// Compiled, never run: what must and what must not pass the type checker.
import { WebSocket as NodeWebSocket } from "ws";
import { createClient, GameError, type Connection, type ErrorCode } from "../src/index.js";
import type { Actors, Message } from "./support/actors.js";

/** Fails to compile unless both are the same type; `any` is the same as `any` only. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
function is<_True extends true>(): void {}

export async function typed(): Promise<void> {
  const client = createClient<Actors>("http://localhost:7350", { token: async () => "t" });
  const handle = client.chatRoom.getOrCreate(["general"]);
  const room = handle.connect({ params: { name: "Ann" } });

  is<Same<ReturnType<typeof client.emit>, Promise<void>>>();
  const { accepted, rejected } = await client.emitBatch([{ name: "a", properties: { n: "1" }, timestamp: new Date(), id: "1" }, { name: "b" }]);
  is<Same<typeof accepted, number>>();
  is<Same<(typeof rejected)[number]["i"], number>>();
  // @ts-expect-error properties are texts
  void client.emit("a", { n: 1 });

  const mine = await room.sendMessage("Ann", "hi");
  is<Same<typeof mine, Message>>();
  const oneShot = await handle.with({ timeout: 5 }).sendMessage("Ann");
  is<Same<typeof oneShot, Message>>();
  const nothing = await room.deleteMessage("m");
  is<Same<typeof nothing, void>>();
  const { snapshot, id } = await room.ready;
  is<Same<typeof snapshot, { messages: Message[] }>>();
  is<Same<typeof id, string>>();
  is<Same<typeof room.snapshot, { messages: Message[] } | undefined>>();

  room.on("messageReceived", (m) => is<Same<typeof m, Message>>());
  room.once("nudged", (payload) => is<Same<typeof payload, undefined>>());
  room.on("connected", (c) => is<Same<typeof c.snapshot, { messages: Message[] }>>());
  room.on("gap", (g) => is<Same<typeof g.snapshot, { messages: Message[] }>>());
  room.on("reconnected", (r) => is<Same<typeof r.replayed, number>>());
  room.on("disconnected", (d) => is<Same<typeof d.reconnecting, boolean>>());
  room.on("error", (e) => is<Same<typeof e, GameError>>());
  const stop = room.on("messageDeleted", ({ messageId }) => messageId.length);
  is<Same<typeof stop, () => void>>();
  room.off("messageReceived", (m: Message) => m.id);
  room.off("messageReceived");
  room.off();

  // @ts-expect-error an action that is not there
  await room.shout("hi");
  // @ts-expect-error a wrong argument
  await room.sendMessage(1);
  // @ts-expect-error an argument missing
  await room.deleteMessage();
  // @ts-expect-error an event that is not there
  room.on("shouted", () => {});
  // @ts-expect-error a wrong payload
  room.on("messageReceived", (m: number) => m);
  // @ts-expect-error events come to a connection
  handle.on("messageReceived", () => {});
  // @ts-expect-error params are required
  handle.connect();
  // @ts-expect-error wrong params
  handle.connect({ params: { name: 1 } });
  // @ts-expect-error a misspelt option
  handle.connect({ params: { name: "Ann" }, parms: {} });
  // @ts-expect-error a validator for an event that is not there
  handle.connect({ params: { name: "Ann" }, validate: { shouted: () => 1 } });
  // @ts-expect-error an actor type that is not there
  client.chatroom;
  // @ts-expect-error no connection in the same room twice over
  room.connect();
  // @ts-expect-error snapshots are read only
  room.snapshot = undefined;

  client.counter.create("a").connect();
  client.actor("counter").get("a").increment(1);
  // @ts-expect-error not an actor type
  client.actor("conter");
  client.user.on("annoy", ({ from }) => is<Same<typeof from, string>>());
  client.global.on("gap", ({ reason }) => reason.length);
  // @ts-expect-error not an event of the stream
  client.user.on("annoyed", () => {});

  const { state } = client.link;
  if (state.status === "waiting") state.retryAt.toFixed();
  // @ts-expect-error only while waiting
  state.retryAt;
}

export async function untyped(): Promise<void> {
  const client = createClient("http://localhost:7350");
  const room = client.actor("chatRoom").getOrCreate("general").connect({ params: { anything: 1 } });
  client.actor("chatRoom").get().connect();
  const sendMessage = room["sendMessage"]!;
  const answer = await sendMessage("Ann", 1, {});
  is<Same<typeof answer, unknown>>();
  const { snapshot } = await room.ready;
  is<Same<typeof snapshot, unknown>>();
  room.on("whatever", (payload) => is<Same<typeof payload, unknown>>());
  room.on("error", (e) => is<Same<typeof e, GameError>>());
  is<Same<typeof room.status, "connecting" | "connected" | "reconnecting" | "closed" | "disposed">>();
  client.user.on("whatever", (payload) => is<Same<typeof payload, unknown>>());
  // @ts-expect-error unknown is not string
  answer.length;
  const passed: Connection = room;
  passed.dispose();
}

export function options(): void {
  createClient("ws://h", { WebSocket: NodeWebSocket });
  createClient("ws://h", { WebSocket: globalThis.WebSocket });
  createClient<Actors>("ws://h", { token: "t", queueSize: 5, onListenerError: (error) => is<Same<typeof error, unknown>>() });
  createClient<Actors>("ws://h", { token: () => undefined });
  // @ts-expect-error a shape that is none
  createClient<{ chatRoom: { evnts: object } }>("ws://h");
  // @ts-expect-error not an option
  createClient("ws://h", { tokn: "t" });
  const code: ErrorCode = "app.anything";
  throw new GameError(code, "x", { any: "data" }, 5);
}
