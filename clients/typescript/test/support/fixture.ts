import type { TestContext } from "node:test";
import { WebSocket } from "ws";
import { clientOn } from "../../src/createClient.js";
import type { ClientOptions, Client, Connection, LinkState } from "../../src/index.js";
import type { Actors } from "./actors.js";
import { FakeClock } from "./clock.js";
import { Mailbox } from "./mailbox.js";
import type { Message } from "./peer.js";
import { ScriptedServer } from "./server.js";
import type { WebSocketPeer } from "./webSocketPeer.js";

export type Room = Connection<Actors["chatRoom"]>;

export interface Fixture {
  readonly server: ScriptedServer;
  readonly clock: FakeClock;
  readonly client: Client<Actors>;
  /** What reached `onListenerError`. */
  readonly reported: unknown[];
}

/** A server, a clock and a client of theirs, gone with the test. Over WebSocket, unless the options or the server say otherwise. */
export async function fixture(test: TestContext, options: ClientOptions = {}, transports: "websocket" | "detected" = "websocket"): Promise<Fixture> {
  const server = await ScriptedServer.start();
  const clock = new FakeClock();
  const reported: unknown[] = [];
  const client = clientOn(clock, server.url, {
    WebSocket, onListenerError: (error) => reported.push(error), ...(transports === "websocket" && { transports: [transports] }), ...options,
  }) as Client<Actors>;
  test.after(async () => {
    client.dispose();
    await server.stop();
  });
  return { server, clock, client, reported };
}

export interface JoinedFixture extends Fixture {
  readonly room: Room;
  readonly peer: WebSocketPeer;
}

/** The same, with a room joined over a first link. */
export async function joined(test: TestContext, options: ClientOptions = {}, welcome: Message = {}): Promise<JoinedFixture> {
  const base = await fixture(test, options);
  const room = base.client.chatRoom.getOrCreate(["general"]).connect({ params: { name: "Ann" } });
  const peer = await base.server.accept();
  await peer.welcome(welcome);
  await peer.joined();
  await room.ready;
  return { ...base, room, peer };
}

interface Emitter { on(name: string, listener: (payload: never) => void): () => void }

/** All payloads of one event from now on. */
export function heard<T = Message>(source: unknown, name: string): Mailbox<T> {
  const box = new Mailbox<T>(name);
  (source as Emitter).on(name, (payload: T) => box.put(payload));
  return box;
}

/** Waits until the link is in that state. */
export async function linkIs<S extends LinkState["status"]>(client: Client<Actors>, status: S): Promise<Extract<LinkState, { status: S }>> {
  const states = new Mailbox<LinkState>(`link state ${status}`);
  states.put(client.link.state);
  const stop = client.link.subscribe((state) => states.put(state));
  let state: LinkState;
  do state = await states.next(); while (state.status !== status);
  stop();
  return state as Extract<LinkState, { status: S }>;
}

/** Cuts the link, lets the back-off pass, and gives the server's end of the new one. */
export async function bringBack({ peer, client, clock, server }: Omit<JoinedFixture, "room">): Promise<WebSocketPeer> {
  peer.cut();
  await linkIs(client, "waiting");
  clock.advance(30_000);
  return server.accept();
}
