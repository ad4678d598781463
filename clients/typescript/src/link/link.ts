import { broken, type LinkEnd } from "./closing.js";
import type { Carrier, OpenCarrier, Opening } from "../transports/carrier.js";
import type { ServerMessage, Welcome } from "../wire.js";

const HANDSHAKE_TIMEOUT = 4010, BAD_MESSAGE = 4002, REPLACED = 4009, NORMAL = 1000;

export interface LinkHandlers {
  welcome(welcome: Welcome): void;
  message(message: ServerMessage): void;
  /** Called once, and nothing after it. `lived`: milliseconds since the welcome; undefined when there was none. */
  closed(end: LinkEnd, lived: number | undefined): void;
}

/** One link from hello to its end, whatever carries it. */
export class Link {
  readonly #handlers: LinkHandlers;
  readonly #now: () => number;
  readonly #cancelLimit: () => void;
  #carrier: Carrier | undefined;
  #welcomedAt: number | undefined;
  #ended = false;

  /** Given up when no welcome has come within `limit` milliseconds. */
  constructor(open: OpenCarrier, opening: Opening, limit: number, handlers: LinkHandlers) {
    const { platform } = opening;
    this.#handlers = handlers;
    this.#now = () => platform.now();
    this.#cancelLimit = platform.after(limit, () => this.#drop(HANDSHAKE_TIMEOUT, broken(`No welcome came within ${limit} ms.`)));
    try {
      this.#carrier = open(opening, { packet: (messages) => this.#packet(messages), ended: (end) => this.#end(end) });
    } catch (error) {
      queueMicrotask(() => this.#end(broken(`No link could be opened: ${String(error)}`)));
    }
  }

  send(message: string): void {
    this.#carrier?.send(message);
  }

  /** Finds out soon whether it still works. */
  probe(): void {
    this.#carrier?.probe();
  }

  /** Ends the session too. `closed` is not called. */
  leave(): void {
    this.#close(NORMAL);
  }

  /** Another link has taken its place. `closed` is not called. */
  abandon(): void {
    this.#close(REPLACED);
  }

  #packet(messages: readonly ServerMessage[]): void {
    for (const message of messages) {
      if (this.#ended) return;
      if (message.t === "bye") continue; // its carrier knows what it means
      if (this.#welcomedAt !== undefined) this.#handlers.message(message);
      else if (message.t === "welcome") this.#welcome(message);
      else this.#drop(BAD_MESSAGE, broken("The server began without a welcome.", "way", "poison"));
    }
  }

  #welcome(welcome: Welcome): void {
    this.#cancelLimit();
    this.#welcomedAt = this.#now();
    this.#handlers.welcome(welcome);
  }

  #drop(code: number, end: LinkEnd): void {
    if (this.#ended) return;
    this.#carrier?.close(code);
    this.#end(end);
  }

  #close(code: number): void {
    if (this.#ended) return;
    this.#release();
    this.#carrier?.close(code);
  }

  #end(end: LinkEnd): void {
    if (this.#ended) return;
    this.#release();
    this.#handlers.closed(end, this.#welcomedAt === undefined ? undefined : this.#now() - this.#welcomedAt);
  }

  #release(): void {
    this.#ended = true;
    this.#cancelLimit();
  }
}
