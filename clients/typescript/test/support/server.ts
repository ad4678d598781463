import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";
import { Mailbox } from "./mailbox.js";

// Messages are looked into freely here: the point of the tests is what they hold.
export type Message = any;

/** A server in this process that says only what the test tells it to. */
export class ScriptedServer {
  readonly requests = new Mailbox<{ url: string; protocol: string }>("upgrade request");
  readonly #peers = new Mailbox<Peer>("connection");
  readonly #server: WebSocketServer;

  private constructor(server: WebSocketServer) {
    this.#server = server;
    server.on("connection", (socket, request) => {
      this.requests.put({ url: request.url ?? "", protocol: socket.protocol });
      this.#peers.put(new Peer(socket));
    });
  }

  static async start(): Promise<ScriptedServer> {
    const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
    await new Promise((listening) => server.once("listening", listening));
    return new ScriptedServer(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  accept(): Promise<Peer> {
    return this.#peers.next();
  }

  /** Connections that no test has looked at. */
  get unseen(): number {
    return this.#peers.size;
  }

  async stop(): Promise<void> {
    for (const socket of this.#server.clients) socket.terminate();
    await new Promise((closed) => this.#server.close(closed));
  }
}

/** The server's end of one link. */
export class Peer {
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  readonly #inbox = new Mailbox<Message>("message from the client");

  constructor(socket: WebSocket) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => socket.once("close", resolve));
    socket.on("message", (data) => this.#inbox.put(JSON.parse(String(data))));
  }

  next(): Promise<Message> {
    return this.#inbox.next();
  }

  async expect(t: string): Promise<Message> {
    const message = await this.#inbox.next();
    assert.equal(message.t, t, JSON.stringify(message));
    return message;
  }

  /** Messages that no test has looked at. */
  get unread(): number {
    return this.#inbox.size;
  }

  send(...messages: Message[]): void {
    for (const message of messages) this.raw(JSON.stringify(message));
  }

  raw(text: string | Buffer): void {
    this.#socket.send(text, { binary: typeof text !== "string" });
  }

  close(code?: number): void {
    this.#socket.close(code);
  }

  /** As a cable that is pulled. */
  cut(): void {
    this.#socket.terminate();
  }

  async welcome(members: Message = {}): Promise<Message> {
    const hello = await this.expect("hello");
    this.send({
      t: "welcome", v: 1, session: "s", user: "ann", resumed: false, window: 30000, heartbeat: 15000, max: 65536, id: 0,
      now: 0, server: "test", streams: [{ a: "user/ann", e: "U", s: 0 }, { a: "global", e: "G", s: 0 }], ...members,
    });
    return hello;
  }

  async joined(members: Message = {}): Promise<Message> {
    const join = await this.expect("join");
    const a = [join.actor, ...join.key].join("/");
    this.send({ t: "joined", id: join.id, a, c: "c1", e: "E", s: 0, recovered: false, d: { messages: [] }, ...members });
    return join;
  }

  async result(d: unknown): Promise<Message> {
    const call = await this.expect("call");
    this.send({ t: "result", id: call.id, d });
    return call;
  }

  event(s: number | undefined, n: string, d: unknown, a = "chatRoom/general"): void {
    this.send({ t: "event", a, s, n, d });
  }
}
