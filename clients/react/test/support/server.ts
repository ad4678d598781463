import type { WebSocketLike } from "@gameevents/client";

// Messages are looked into freely here: the point of the tests is what they hold.
export type Message = any;

const ADDRESS = "chatRoom/general";

/** The server's end of all links, in this process: it answers what the protocol says, and tells what a test wants told. */
export class FakeServer {
  /** What new members are shown. */
  snapshot: unknown = { messages: [] };
  /** The code that joins are refused with. */
  refusal: string | undefined;
  readonly received: Message[] = [];
  links = 0;
  #epoch = 1;
  #sequence = 0;
  #isUp = true;
  #link: FakeSocket | undefined;

  /** The constructor for the client. */
  get WebSocket(): new (url: string, protocols: string[]) => WebSocketLike {
    const server = this;
    return class extends FakeSocket {
      constructor() {
        super(server);
      }
    };
  }

  /** All messages of these types, in order. */
  got(...types: string[]): Message[] {
    return this.received.filter(({ t }) => types.includes(t));
  }

  event(name: string, payload?: unknown): void {
    this.#send({ t: "event", a: ADDRESS, s: ++this.#sequence, n: name, d: payload });
  }

  gap(snapshot: unknown): void {
    this.snapshot = snapshot;
    this.#send({ t: "gap", a: ADDRESS, e: this.#name, s: this.#sequence, reason: "log_trimmed", d: snapshot });
  }

  drop(code: string): void {
    this.#send({ t: "left", a: ADDRESS, code, message: `dropped: ${code}` });
  }

  /** The link drops, and whoever wants to come back waits. */
  crash(): void {
    this.#isUp = false;
    const link = this.#link;
    this.#link = undefined;
    link?.onclose?.({ code: 1006 });
  }

  /** Who comes back finds a room that has lost its state, and has this one. */
  restart(snapshot: unknown): void {
    this.snapshot = snapshot;
    this.#epoch++;
    this.#sequence = 0;
    this.#isUp = true;
    this.#link?.onopen?.({});
  }

  opened(link: FakeSocket): void {
    this.links++;
    this.#link = link;
    queueMicrotask(() => void (this.#isUp && link.onopen?.({})));
  }

  hear(message: Message): void {
    this.received.push(message);
    this.#answer(message);
  }

  #answer({ t, id, actor, key, args }: Message): void {
    switch (t) {
      case "hello":
        return this.#send({ t: "welcome", v: 1, session: "s", user: "guest-1", resumed: false, window: 30000, heartbeat: 15000,
          max: 65536, streams: [], id: 0, now: 0, server: "fake" });
      case "join":
        if (this.refusal !== undefined) return this.#send({ t: "error", id, code: this.refusal, message: `refused: ${this.refusal}` });
        return this.#send({ t: "joined", id, a: [actor, ...key].join("/"), c: `c_${this.#epoch}`, e: this.#name, s: this.#sequence,
          recovered: false, d: this.snapshot });
      case "leave":
        return this.#send({ t: "left", id });
      case "call":
        return this.#send({ t: "result", id, d: args });
      case "ping":
        return this.#send({ t: "pong", now: 0 });
    }
  }

  get #name(): string {
    return `epoch ${this.#epoch}`;
  }

  #send(message: Message): void {
    const link = this.#link;
    queueMicrotask(() => link?.onmessage?.({ data: JSON.stringify(message) }));
  }
}

/** What the client has for a WebSocket. */
class FakeSocket implements WebSocketLike {
  onopen: WebSocketLike["onopen"] = null;
  onmessage: WebSocketLike["onmessage"] = null;
  onclose: WebSocketLike["onclose"] = null;
  onerror: WebSocketLike["onerror"] = null;
  readonly #server: FakeServer;

  constructor(server: FakeServer) {
    this.#server = server;
    server.opened(this);
  }

  send(data: string): void {
    for (const message of [JSON.parse(data)].flat()) this.#server.hear(message);
  }

  close(): void {
    this.onmessage = null;
  }
}
