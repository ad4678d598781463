import { boundedRetry } from "../link/backoff.js";
import { heartbeatOf } from "../link/pulse.js";
import type { Platform } from "../platform.js";
import type { Opening } from "./carrier.js";
import { notOurs, type Downlink, type DownlinkEvents } from "./httpCarrier.js";
import { HttpFailure, type HttpLine } from "./httpLine.js";
import { messagesIn, type ServerMessage, type Welcome } from "../wire.js";

const MAX_FAILURES = 3;
/** Whoever answers a long poll with nothing, and at once, is not asked again at once. */
const SHORTEST = 1_000;

export interface PollOptions {
  /** Milliseconds that the server may hold a request with nothing to tell. */
  readonly wait: number;
  /** Milliseconds between an answer and the next request. */
  readonly pause: number;
}

/** Asks again and again; each request confirms the answer before it. */
export class Poll implements Downlink {
  readonly #line: HttpLine;
  readonly #platform: Platform;
  readonly #events: DownlinkEvents;
  readonly #pause: number;
  readonly #heartbeat: number;
  #wait: number;
  #cursor: string;
  #failures = 0;
  #state: "asking" | "hurried" | "resting" | "waiting" | "stopped" = "asking";
  #wake = (): void => {};

  constructor(line: HttpLine, welcome: Welcome, { platform }: Opening, events: DownlinkEvents, { wait, pause }: PollOptions) {
    this.#line = line;
    this.#platform = platform;
    this.#events = events;
    this.#heartbeat = heartbeatOf(welcome);
    this.#cursor = welcome.cursor ?? "";
    this.#wait = wait;
    this.#pause = pause;
    queueMicrotask(() => void this.#run()); // when whoever makes this knows it
  }

  hasten(): void {
    if (this.#state === "resting") this.#wake();
    else if (this.#state === "asking") this.#state = "hurried";
  }

  stop(): void {
    this.#state = "stopped";
    this.#wake();
  }

  async #run(): Promise<void> {
    if (!this.#stopped) this.#events.up();
    while (!this.#stopped) {
      this.#state = "asking";
      const asked = this.#platform.now();
      let pause = this.#pause;
      try {
        const answer = await this.#ask();
        if (answer !== "") this.#take(answer);
        else if (this.#platform.now() - asked < SHORTEST) pause ||= SHORTEST;
        this.#failures = 0; // only now: what somebody else answered, such as the page of a hotel, is a failure
      } catch (error) {
        await this.#failed(HttpFailure.of(error));
        continue;
      }
      if (this.#state === "asking" && pause > 0) await this.#sleep(pause, "resting");
    }
  }

  #ask(): Promise<string> {
    const cursor = this.#cursor && `&cursor=${encodeURIComponent(this.#cursor)}`;
    return this.#line.exchange("GET", `v1/poll?wait=${this.#wait}${cursor}`, this.#wait + this.#heartbeat);
  }

  #take(answer: string): void {
    if (this.#stopped) return;
    const { cursor, messages } = partsOf(answer);
    this.#cursor = cursor;
    this.#events.packet(messages);
  }

  async #failed({ end, late }: HttpFailure): Promise<void> {
    const { retry } = end.reason;
    if (this.#stopped) return;
    if (retry !== undefined) await this.#sleep(boundedRetry(retry), "waiting");
    // An answer that was lost on the way is given again. A proxy that cuts long requests gets shorter ones.
    else if (end.by !== "server" && !late && ++this.#failures < MAX_FAILURES) this.#wait &&= Math.max(SHORTEST, Math.floor(this.#wait / 2));
    else this.#events.failed(end);
  }

  #sleep(ms: number, state: "resting" | "waiting"): Promise<void> {
    this.#state = state;
    return new Promise((resolve) => {
      const cancel = this.#platform.after(ms, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }

  get #stopped(): boolean {
    return this.#state === "stopped";
  }
}

function partsOf(answer: string): { cursor: string; messages: readonly ServerMessage[] } {
  try {
    const { cursor, m } = JSON.parse(answer);
    const messages = messagesIn(m);
    if (typeof cursor === "string" && messages !== undefined) return { cursor, messages };
  } catch {
    // no JSON: not the server's
  }
  throw notOurs();
}
