const SPAN = 100;
const SPANS = 10;
const KEPT = 5;

/** How many events came in the last second. */
export class Rate {
  readonly #counts = new Array<number>(SPANS).fill(0);
  #span = 0;

  add(now: number): void {
    this.#advance(now);
    this.#counts[this.#span % SPANS]!++;
  }

  at(now: number): number {
    this.#advance(now);
    return this.#counts.reduce((sum, each) => sum + each, 0);
  }

  #advance(now: number): void {
    const span = Math.floor(now / SPAN);
    for (let passed = Math.min(span - this.#span, SPANS); passed > 0; passed--) this.#counts[(span - passed + 1) % SPANS] = 0;
    this.#span = Math.max(this.#span, span);
  }
}

/** The median of the latest round trips: a single slow one does not show. */
export class RoundTrips {
  #latest: number[] = [];

  add(ms: number): void {
    this.#latest = [...this.#latest, ms].slice(-KEPT);
  }

  clear(): void {
    this.#latest = [];
  }

  get median(): number | undefined {
    return [...this.#latest].sort((a, b) => a - b)[this.#latest.length >> 1];
  }
}
