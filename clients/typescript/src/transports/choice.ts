import type { TransportName } from "./transports.js";

/** A link that lived longer was not cut by a proxy that cuts everything. */
const STEADY = 15_000;
const CUTS_IN_A_ROW = 3;
const FIRST_PENALTY = 60_000;
const LONGEST_PENALTY = 3_600_000;

interface Mark {
  /** Short lives in a row. */
  cuts: number;
  penalty: number;
  /** It is not tried before, unless there is nothing better. */
  until: number;
}

/**
 * Which transport to try. One that fails where a worse one then works is put aside for a minute, each time longer;
 * where none works it is the server or the network, and that is held against nobody.
 */
export class Choice {
  readonly #now: () => number;
  readonly #marks = new Map<TransportName, Mark>();
  #order: readonly TransportName[] = [];
  #failed = new Set<TransportName>();
  #fruitless = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  offered(order: readonly TransportName[]): void {
    this.#order = order;
  }

  /** The best one that has not failed in this round; undefined when all have. */
  next(): TransportName | undefined {
    const left = this.#left;
    return left.find((each) => (this.#marks.get(each)?.until ?? 0) <= this.#now()) ?? left[0];
  }

  /** True when it need not be waited for: others are left, and no round has yet shown that the network is slow. */
  get impatient(): boolean {
    return this.#left.length > 1 && this.#fruitless === 0;
  }

  /** No welcome came over these. True: another one is left to be tried now. */
  failed(...names: readonly TransportName[]): boolean {
    for (const each of names) this.#failed.add(each);
    if (this.#left.length > 0) return true;
    this.#failed.clear();
    this.#fruitless++;
    return false;
  }

  /** The welcome came, over a transport that is worse than those that failed before it. */
  worked(): void {
    for (const each of this.#failed) this.putAside(each);
    this.#failed.clear();
    this.#fruitless = 0;
  }

  /** A link ended; `cut`: without a word. */
  ended(name: TransportName, lived: number, cut: boolean): void {
    if (lived >= STEADY) this.#marks.delete(name);
    else if (cut && ++this.#mark(name).cuts >= CUTS_IN_A_ROW) this.putAside(name);
  }

  putAside(name: TransportName): void {
    const mark = this.#mark(name);
    mark.penalty = Math.min(mark.penalty === 0 ? FIRST_PENALTY : mark.penalty * 2, LONGEST_PENALTY);
    mark.until = this.#now() + mark.penalty;
  }

  /** What to try while `name` works, and in how many milliseconds; undefined when there is nothing better. */
  better(name: TransportName): { name: TransportName; delay: number } | undefined {
    const candidates = this.#order.slice(0, Math.max(0, this.#order.indexOf(name))).map((each) => {
      const until = this.#marks.get(each)?.until ?? 0;
      return { name: each, delay: until > this.#now() ? until - this.#now() : FIRST_PENALTY };
    });
    return candidates.sort((a, b) => a.delay - b.delay)[0];
  }

  get #left(): readonly TransportName[] {
    return this.#order.filter((each) => !this.#failed.has(each));
  }

  #mark(name: TransportName): Mark {
    let mark = this.#marks.get(name);
    if (mark === undefined) this.#marks.set(name, (mark = { cuts: 0, penalty: 0, until: 0 }));
    return mark;
  }
}
