import type { Platform } from "../platform.js";
import type { WebSocketLike } from "./socket.js";
import { parsePacket, type Bye, type ServerMessage, type Welcome } from "../wire.js";

const OPENING_LIMIT = 10_000;
const DEFAULT_HEARTBEAT = 15_000;
const LONGEST_HEARTBEAT = 600_000;
const ABNORMAL = 1006, PROTOCOL_ERROR = 1002, HEARTBEAT_TIMEOUT = 4012, HANDSHAKE_TIMEOUT = 4010, BAD_MESSAGE = 4002;

export interface LinkHandlers {
  welcome(welcome: Welcome): void;
  message(message: ServerMessage): void;
  /** Called once, and nothing after it. */
  closed(end: LinkEnd): void;
}

export interface LinkEnd {
  readonly code: number;
  readonly bye: Bye | undefined;
  /** Milliseconds since the welcome; 0 when there was none. */
  readonly lived: number;
}

/** One WebSocket from hello to its end: the only place that reads and writes it. */
export class Link {
  readonly #socket: WebSocketLike;
  readonly #platform: Platform;
  readonly #handlers: LinkHandlers;
  #cancelTimer: () => void;
  #welcomedAt: number | undefined;
  #heardAt = 0;
  #bye: Bye | undefined;
  #ended = false;

  constructor(socket: WebSocketLike, hello: string, platform: Platform, handlers: LinkHandlers) {
    this.#socket = socket;
    this.#platform = platform;
    this.#handlers = handlers;
    this.#cancelTimer = platform.after(OPENING_LIMIT, () => this.#drop(HANDSHAKE_TIMEOUT, HANDSHAKE_TIMEOUT));
    socket.onopen = () => socket.send(hello);
    socket.onmessage = (event: { data: unknown }) => this.#read(event.data);
    socket.onclose = (event: { code: number }) => this.#end(event.code);
    socket.onerror = () => {}; // a close always follows; without a handler some implementations throw
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  /** Leaves for good: says bye, then closes. `closed` is not called. */
  leave(): void {
    if (this.#ended) return;
    if (this.#welcomedAt !== undefined) this.send('{"t":"bye"}');
    this.#release();
    this.#socket.close(1000);
  }

  #read(data: unknown): void {
    this.#heardAt = this.#platform.now();
    const messages = parsePacket(data);
    // A peer that speaks something else cannot be trusted to have delivered the rest.
    if (messages === undefined) return this.#drop(BAD_MESSAGE, PROTOCOL_ERROR);
    for (const message of messages) {
      if (this.#ended) return;
      this.#receive(message);
    }
  }

  #receive(message: ServerMessage): void {
    if (message.t === "bye") {
      this.#bye = message;
    } else if (message.t === "welcome" && this.#welcomedAt === undefined) {
      this.#cancelTimer();
      this.#welcomedAt = this.#platform.now();
      this.#watch(message.heartbeat > 0 ? Math.min(message.heartbeat, LONGEST_HEARTBEAT) : DEFAULT_HEARTBEAT);
      this.#handlers.welcome(message);
    } else if (this.#welcomedAt === undefined) {
      this.#drop(BAD_MESSAGE, PROTOCOL_ERROR);
    } else {
      this.#handlers.message(message);
    }
  }

  /** Pings a link that was silent for a heartbeat, and drops it when half a heartbeat later it still is. */
  #watch(heartbeat: number): void {
    const quiet = this.#platform.now() - this.#heardAt;
    if (quiet < heartbeat) {
      this.#cancelTimer = this.#platform.after(heartbeat - quiet, () => this.#watch(heartbeat));
      return;
    }
    const heardBefore = this.#heardAt;
    this.send('{"t":"ping"}');
    this.#cancelTimer = this.#platform.after(heartbeat / 2, () => {
      if (this.#heardAt === heardBefore) this.#drop(HEARTBEAT_TIMEOUT, ABNORMAL);
      else this.#watch(heartbeat);
    });
  }

  /** Does not wait for the other side to agree: a half-open socket would take minutes. */
  #drop(told: number, why: number): void {
    if (this.#ended) return;
    const socket = this.#socket;
    this.#end(why);
    socket.close(told);
  }

  #end(code: number): void {
    if (this.#ended) return;
    this.#release();
    const lived = this.#welcomedAt === undefined ? 0 : this.#platform.now() - this.#welcomedAt;
    this.#handlers.closed({ code, bye: this.#bye, lived });
  }

  #release(): void {
    this.#ended = true;
    this.#cancelTimer();
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
  }
}
