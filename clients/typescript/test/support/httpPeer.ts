import type { IncomingMessage, ServerResponse } from "node:http";
import { Mailbox } from "./mailbox.js";
import { Peer, type Message } from "./peer.js";

/** A session over requests, as the server keeps it: from `POST /v1/session` to the next one that takes it over. */
export class HttpPeer extends Peer {
  /** How the client asks for what comes down, and sends what goes up: `GET /v1/sse`. */
  readonly requests = new Mailbox<string>("request");
  /** While true, `POST /v1/send` is answered by the next packet, and not at once with nothing. */
  holding = false;
  /** While true, a stream's bytes are kept back, as by a proxy that buffers. */
  buffering = false;
  /** What the welcome has named. */
  session: string | undefined;
  #opening: ServerResponse | undefined;
  #held: ServerResponse | undefined;
  #stream: ServerResponse | undefined;
  #poll: ServerResponse | undefined;
  #waiting: Message[] = [];
  #unconfirmed: Message[] = [];
  #cursor = 0;
  #refusal: { status: number; body: string; times: number } | undefined;
  #losing = false;
  #dead = false;
  /** Of what came up in one request. */
  readonly largest = { messages: 0, bytes: 0 };

  constructor(opening: ServerResponse, body: string) {
    super();
    this.#opening = opening;
    this.#take(body);
  }

  /** The first packet answers the opening request, those after it go down as the client asks for them. */
  raw(text: string | Buffer): void {
    const packet = JSON.parse(String(text));
    const messages: Message[] = Array.isArray(packet) ? packet : [packet];
    this.session ??= messages[0].session;
    const response = this.#opening ?? this.#held;
    if (response === undefined) return this.stream(...messages);
    this.#opening = this.#held = undefined;
    json(response, 200, messages);
  }

  /** Goes down, not into the answer to what came up. */
  stream(...messages: Message[]): void {
    this.#waiting.push(...messages);
    this.#flow();
  }

  cut(): void {
    this.#dead = true;
    for (const each of [this.#opening, this.#held, this.#stream, this.#poll]) each?.destroy();
  }

  /** Refuses the next requests, one kind or other. */
  refuse(status: number, body: Message, times = 1): void {
    this.#refusal = { status, body: typeof body === "string" ? body : JSON.stringify(body), times };
    for (const each of [this.#held, this.#poll]) if (each !== undefined && !each.writableEnded) this.#refused(each);
    this.#held = this.#poll = undefined;
  }

  /** The stream's raw bytes. */
  write(text: string): void {
    this.#stream!.write(text);
  }

  endStream(): void {
    this.#stream!.end();
  }

  /** A poll waits for an answer. */
  get polled(): boolean {
    return this.#poll !== undefined;
  }

  /** Answers the poll that waits: its time is over. */
  nothingNew(): void {
    this.#poll!.writeHead(204).end();
    this.#poll = undefined;
  }

  /** Loses the answer to the poll that waits. */
  loseAnswer(): void {
    this.#poll!.destroy();
    this.#poll = undefined;
  }

  /** Loses the next answer to a poll that tells something. */
  loseNextAnswer(): void {
    this.#losing = true;
  }

  handle(request: IncomingMessage, url: URL, body: string, response: ServerResponse): void {
    this.requests.put(`${request.method} ${url.pathname}${url.search}`);
    if (this.#dead) return void response.destroy();
    if (this.#refused(response)) return;
    switch (`${request.method} ${url.pathname}`) {
      case "POST /v1/send":
        this.#take(body);
        if (this.holding) this.#held = response;
        else json(response, 200, []);
        return;
      case "DELETE /v1/session":
        this.inbox.put({ t: "bye" });
        return void response.writeHead(204).end();
      case "GET /v1/sse":
        this.#stream = response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
        if (!this.buffering) response.write(": here\n\n");
        return this.#flow();
      case "GET /v1/poll":
        this.#poll = response;
        return this.#answerPoll(url.searchParams.get("cursor"), url.searchParams.get("wait") === "0");
    }
  }

  #refused(response: ServerResponse): boolean {
    if (this.#refusal === undefined || this.#refusal.times-- === 0) return false;
    response.writeHead(this.#refusal.status, { "Content-Type": "application/json" }).end(this.#refusal.body);
    return true;
  }

  #take(body: string): void {
    const packet = JSON.parse(body);
    const messages = Array.isArray(packet) ? packet : [packet];
    this.largest.messages = Math.max(this.largest.messages, messages.length);
    this.largest.bytes = Math.max(this.largest.bytes, Buffer.byteLength(body));
    for (const message of messages) this.inbox.put(message);
  }

  #answerPoll(cursor: string | null, atOnce: boolean): void {
    if (cursor === String(this.#cursor)) this.#unconfirmed = [];
    else this.#waiting = this.#unconfirmed.concat(this.#waiting);
    this.#flow();
    if (this.#poll !== undefined && atOnce) this.nothingNew();
  }

  #flow(): void {
    if (this.#waiting.length === 0) return;
    if (this.#stream !== undefined && !this.buffering) {
      for (const message of this.#waiting) this.#stream.write(`id: ${++this.#cursor}\ndata: ${JSON.stringify(message)}\n\n`);
    } else if (this.#poll !== undefined) {
      this.#unconfirmed = this.#waiting;
      const answer = { cursor: String(++this.#cursor), m: this.#waiting };
      if (this.#losing) this.#poll.destroy();
      else json(this.#poll, 200, answer);
      this.#losing = false;
      this.#poll = undefined;
    } else {
      return;
    }
    this.#waiting = [];
  }
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}
