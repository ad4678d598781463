import type { LogMessage } from "../wire.js";

const CAPACITY = 1000;

/**
 * What arrives for a connection before the answer to its join, which may come another way and later: kept until it
 * is known from where on it counts.
 */
export class Early {
  #messages: LogMessage[] = [];
  #torn = false;

  /** Some were too many to keep, and only another join makes up for them. */
  get torn(): boolean {
    return this.#torn;
  }

  add(message: LogMessage): void {
    if (this.#messages.length === CAPACITY) {
      this.#messages = [];
      this.#torn = true;
    }
    this.#messages.push(message);
  }

  get messages(): readonly LogMessage[] {
    return this.#messages;
  }
}
