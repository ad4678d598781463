import type { Platform } from "../platform.js";

const DEFAULT_HEARTBEAT = 15_000;
const LONGEST_HEARTBEAT = 600_000;

/** The heartbeat that a welcome names, within what a timer can do. */
export function heartbeatOf({ heartbeat }: { heartbeat: number }): number {
  return heartbeat > 0 ? Math.min(heartbeat, LONGEST_HEARTBEAT) : DEFAULT_HEARTBEAT;
}

export interface PulseOptions {
  readonly platform: Platform;
  readonly heartbeat: number;
  /** Asks the other side for a sign of life. */
  readonly ask: () => void;
  readonly dead: () => void;
}

/** Watches for silence: asks for a sign of life after a heartbeat, and gives up half a heartbeat later. */
export class Pulse {
  readonly #options: PulseOptions;
  #heardAt: number;
  #heard = false;
  #asking = false;
  #cancelTimer: () => void;

  constructor(options: PulseOptions) {
    this.#options = options;
    this.#heardAt = options.platform.now();
    this.#cancelTimer = options.platform.after(options.heartbeat, () => this.#watch());
  }

  heard(): void {
    this.#heard = true;
    this.#heardAt = this.#options.platform.now();
  }

  /** Asks now: there is reason to doubt. */
  probe(): void {
    if (this.#asking) return;
    const { platform, heartbeat, ask, dead } = this.#options;
    this.#asking = true;
    this.#heard = false;
    this.#cancelTimer();
    this.#cancelTimer = platform.after(heartbeat / 2, () => {
      this.#asking = false;
      if (this.#heard) this.#watch();
      else dead();
    });
    ask();
  }

  stop(): void {
    this.#cancelTimer();
  }

  #watch(): void {
    const quiet = this.#options.platform.now() - this.#heardAt;
    if (quiet >= this.#options.heartbeat) this.probe();
    else this.#cancelTimer = this.#options.platform.after(this.#options.heartbeat - quiet, () => this.#watch());
  }
}
