import type { Platform, Signal } from "../../src/platform.js";

interface Timer { at: number; run: () => void }

/** A platform whose time moves when a test says so, whose dice falls and whose browser tells what it says. */
export class FakeClock implements Platform {
  dice = 0.5;
  #now = 1_000_000;
  #timers: Timer[] = [];
  #hearing = new Set<(signal: Signal) => void>();

  now(): number {
    return this.#now;
  }

  random(): number {
    return this.dice;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return () => void (this.#timers = this.#timers.filter((each) => each !== timer));
  }

  signals(hear: (signal: Signal) => void): () => void {
    this.#hearing.add(hear);
    return () => void this.#hearing.delete(hear);
  }

  /** As the browser would tell. */
  signal(signal: Signal): void {
    for (const hear of [...this.#hearing]) hear(signal);
  }

  /** How many listen to the browser. */
  get listening(): number {
    return this.#hearing.size;
  }

  /** Timers that are set: zero means that nothing will happen by itself. */
  get pending(): number {
    return this.#timers.length;
  }

  /** In how many milliseconds each timer is due. */
  get due(): readonly number[] {
    return this.#timers.map(({ at }) => at - this.#now);
  }

  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = this.#timers.filter((each) => each.at <= end).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#timers = this.#timers.filter((each) => each !== next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
  }
}
