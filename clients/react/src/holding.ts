/**
 * Something that lasts while anybody holds it, and then until the end of the macrotask: React takes effects away and puts
 * them back at once (StrictMode, a component that moves), which must not leave an actor and join it again.
 */
export class Holding {
  readonly #begin: () => () => void;
  #holders = 0;
  #end: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `begin` runs at the first hold, and gives what ends it. */
  constructor(begin: () => () => void) {
    this.#begin = begin;
  }

  /** Gives a function that lets go, once. */
  hold(): () => void {
    this.#end ??= this.#begin();
    clearTimeout(this.#timer);
    this.#holders++;
    let letGo = (): void => {
      letGo = () => {};
      if (--this.#holders === 0) this.#timer = setTimeout(() => this.settle());
    };
    return () => letGo();
  }

  /** Ends at once what nobody holds. */
  settle(): void {
    if (this.#holders > 0) return;
    clearTimeout(this.#timer);
    const end = this.#end;
    this.#end = undefined;
    end?.();
  }
}
