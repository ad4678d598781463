import { broken } from "../link/closing.js";
import { heartbeatOf, Pulse } from "../link/pulse.js";
import type { Opening } from "./carrier.js";
import { EventStream } from "./eventStream.js";
import { messagesOf, type Downlink, type DownlinkEvents } from "./httpCarrier.js";
import { HttpFailure, type HttpLine } from "./httpLine.js";
import type { Welcome } from "../wire.js";

const HEADERS_LIMIT = 10_000;

/**
 * Server-sent events, read with `fetch`, since an `EventSource` cannot send the session in a header. The stream is
 * proved by its first bytes: a proxy that buffers keeps them back. When it breaks, the session is resumed, which
 * also tells of what was lost with it, so there is no `Last-Event-ID`.
 */
export class Sse implements Downlink {
  readonly #line: HttpLine;
  readonly #events: DownlinkEvents;
  readonly #pulse: Pulse;
  #state: "waiting" | "flowing" | "stopped" = "waiting";

  constructor(line: HttpLine, welcome: Welcome, { platform }: Opening, events: DownlinkEvents) {
    this.#line = line;
    this.#events = events;
    const dead = (): void => events.failed(broken("Nothing was heard for one and a half heartbeats."));
    this.#pulse = new Pulse({ platform, heartbeat: heartbeatOf(welcome), ask() {}, dead });
    void this.#run(welcome.cursor ? `?cursor=${encodeURIComponent(welcome.cursor)}` : "");
  }

  /** A ping goes up for itself; that the stream flows shows in its comments only. */
  hasten(): void {}

  stop(): void {
    this.#state = "stopped";
    this.#pulse.stop();
  }

  async #run(name: string): Promise<void> {
    try {
      const reader = await this.#line.stream(`v1/sse${name}`, HEADERS_LIMIT);
      const stream = new EventStream((text) => this.#stopped || this.#events.packet(messagesOf(text)));
      for (;;) {
        const { done, value } = await reader.read();
        if (this.#stopped) return;
        if (done) return this.#events.failed(broken("The stream ended."));
        this.#heard();
        stream.feed(value);
      }
    } catch (error) {
      if (!this.#stopped) this.#events.failed(HttpFailure.of(error).end);
    }
  }

  #heard(): void {
    this.#pulse.heard();
    if (this.#state !== "waiting") return;
    this.#state = "flowing";
    this.#events.up();
  }

  get #stopped(): boolean {
    return this.#state === "stopped";
  }
}
