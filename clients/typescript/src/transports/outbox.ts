import { boundedRetry } from "../link/backoff.js";
import type { Platform } from "../platform.js";
import { HttpFailure, type HttpLine } from "./httpLine.js";
import { byteLength } from "../wire.js";

const MAX_MESSAGES = 100;

export interface OutboxOptions {
  readonly line: HttpLine;
  readonly platform: Platform;
  /** Largest packet in bytes. */
  readonly max: number;
  /** Milliseconds that one request may take. */
  readonly limit: number;
  /** Hears the text of each answer. */
  readonly answered: (packet: string) => void;
  readonly failed: (failure: HttpFailure) => void;
}

/** Messages on their way up: one request at a time, and what waits meanwhile goes together in the next. */
export class Outbox {
  readonly #options: OutboxOptions;
  #waiting: string[] = [];
  #state: "idle" | "sending" | "stopped" = "idle";
  #cancelWait = (): void => {};

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  send(message: string): void {
    this.#waiting.push(message);
    if (this.#state !== "idle") return;
    this.#state = "sending";
    queueMicrotask(() => void this.#run()); // what is sent in one go, goes in one packet
  }

  stop(): void {
    this.#state = "stopped";
    this.#waiting = [];
    this.#cancelWait();
  }

  async #run(): Promise<void> {
    while (this.#state === "sending" && this.#waiting.length > 0) {
      try {
        await this.#post(this.#packet());
      } catch (error) {
        if (this.#state === "sending") this.#options.failed(error as HttpFailure);
        return;
      }
    }
    if (this.#state === "sending") this.#state = "idle";
  }

  async #post(packet: string): Promise<void> {
    const { line, limit, answered } = this.#options;
    for (;;) {
      try {
        const answer = await line.exchange("POST", "v1/send", limit, packet);
        if (this.#state === "sending") answered(answer);
        return;
      } catch (error) {
        const retry = (error as HttpFailure).end.reason.retry;
        if (retry === undefined) throw error;
        await this.#pause(retry); // nothing of it was run
      }
    }
  }

  #pause(retry: number): Promise<void> {
    return new Promise((resolve) => (this.#cancelWait = this.#options.platform.after(boundedRetry(retry), resolve)));
  }

  /** Takes as much from the front as one packet may hold. */
  #packet(): string {
    let count = 0, bytes = 1;
    for (const message of this.#waiting) {
      bytes += byteLength(message) + 1;
      if (count === MAX_MESSAGES || (count > 0 && bytes > this.#options.max)) break;
      count++;
    }
    const messages = this.#waiting.splice(0, count);
    return messages.length === 1 ? messages[0]! : `[${messages.join(",")}]`;
  }
}
