/**
 * Something that lasts while anybody holds it, and then until the end of the macrotask: React takes effects away and puts
 * them back at once (StrictMode, a component that moves), which must not leave an actor and join it again.
 */
export class Holding {
  readonly #begin: () => () => void;
  #holders = 0;
  #end: (() => void) | undefined;

  /** `begin` runs at the first hold, and gives what ends it. */
  constructor(begin: () => () => void) {
    this.#begin = begin;
  }

  /** Gives a function that lets go, to be called once. */
  hold(): () => void {
    this.#end ??= this.#begin();
    this.#holders++;
    return () => {
      if (--this.#holders === 0) setTimeout(() => this.settle());
    };
  }

  /** Ends at once what nobody holds. */
  settle(): void {
    if (this.#holders > 0) return;
    this.#end?.();
    this.#end = undefined;
  }
}
