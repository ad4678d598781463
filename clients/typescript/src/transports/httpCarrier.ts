import { broken, said, type LinkEnd } from "../link/closing.js";
import { heartbeatOf } from "../link/pulse.js";
import type { Carrier, CarrierEvents, Opening } from "./carrier.js";
import { HttpFailure, HttpLine } from "./httpLine.js";
import { Outbox } from "./outbox.js";
import { parsePacket, type ServerMessage, type Welcome } from "../wire.js";

const OPENING_LIMIT = 10_000;

/** How messages come down; what goes up is the same for all HTTP transports. */
export interface Downlink {
  /** Looks at once whether something has come, where that can be done. */
  hasten(): void;
  stop(): void;
}

export interface DownlinkEvents {
  /** It is proved to work. Called before the first packet. */
  up(): void;
  packet(messages: readonly ServerMessage[]): void;
  failed(end: LinkEnd): void;
}

export type OpenDownlink = (line: HttpLine, welcome: Welcome, opening: Opening, events: DownlinkEvents) => Downlink;

/** A session over requests: opened by one, fed upwards by more, with a downlink for what comes in between. */
export class HttpCarrier implements Carrier {
  readonly #line: HttpLine;
  readonly #events: CarrierEvents;
  readonly #openDownlink: OpenDownlink;
  #outbox: Outbox | undefined;
  #downlink: Downlink | undefined;
  #state: "opening" | "unproved" | "up" | "ended" = "opening";
  /** Nobody but this carrier knows of the session. */
  #fresh = false;

  constructor(opening: Opening, events: CarrierEvents, openDownlink: OpenDownlink) {
    this.#line = new HttpLine(opening.base, opening.platform);
    this.#events = events;
    this.#openDownlink = openDownlink;
    void this.#open(opening);
  }

  send(message: string): void {
    this.#outbox?.send(message);
  }

  probe(): void {
    this.send('{"t":"ping"}');
    this.#downlink?.hasten();
  }

  close(code: number): void {
    const unused = this.#state === "unproved" && this.#fresh;
    this.#release();
    if (code === 1000 || unused) this.#line.leave();
  }

  async #open(opening: Opening): Promise<void> {
    try {
      const text = await this.#line.exchange("POST", "v1/session", OPENING_LIMIT, opening.hello());
      if (this.#state !== "opening") return;
      const first = messagesOf(text), [welcome] = first;
      if (welcome?.t !== "welcome") throw notOurs();
      this.#enter(first, welcome, opening);
    } catch (error) {
      this.#fail(error);
    }
  }

  #enter(first: readonly ServerMessage[], welcome: Welcome, opening: Opening): void {
    this.#state = "unproved";
    this.#fresh = !welcome.resumed;
    this.#line.enter(welcome.session);
    this.#outbox = new Outbox({
      line: this.#line,
      platform: opening.platform,
      max: welcome.max > 0 ? welcome.max : Infinity,
      limit: heartbeatOf(welcome),
      answered: (packet) => this.#answered(packet),
      failed: (failure) => this.#fail(failure),
    });
    this.#downlink = this.#openDownlink(this.#line, welcome, opening, {
      up: () => {
        this.#state = "up";
        this.#packet(first);
      },
      packet: (messages) => this.#packet(messages),
      failed: (end) => this.#end(end),
    });
  }

  #answered(packet: string): void {
    try {
      this.#packet(messagesOf(packet));
      this.#downlink?.hasten(); // what these messages have caused is there
    } catch (error) {
      this.#fail(error);
    }
  }

  #packet(messages: readonly ServerMessage[]): void {
    this.#events.packet(messages);
    const bye = messages.find((each) => each.t === "bye");
    if (bye !== undefined && this.#state === "up") this.#end(said(bye));
  }

  #fail(error: unknown): void {
    this.#end(HttpFailure.of(error).end);
  }

  #end(end: LinkEnd): void {
    if (this.#state === "ended") return;
    this.close(1001);
    this.#events.ended(end);
  }

  #release(): void {
    this.#state = "ended";
    this.#outbox?.stop();
    this.#downlink?.stop();
    this.#line.abort();
  }
}

/** The messages of an answer. Fails with HttpFailure: what is no packet was put in by something on the way. */
export function messagesOf(text: string): readonly ServerMessage[] {
  const messages = parsePacket(text);
  if (messages === undefined) throw notOurs();
  return messages;
}

export function notOurs(): HttpFailure {
  return new HttpFailure(broken("The answer is none of a GameEvents server."));
}
