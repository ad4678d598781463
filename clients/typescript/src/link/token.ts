/** The session's token, or a function that is asked for one at each (re)connect; undefined: a guest. */
export type TokenSource = string | undefined | (() => string | undefined | Promise<string | undefined>);

/** Asks for tokens, and knows which one the server has refused. */
export class Tokens {
  readonly #source: TokenSource;
  #last: string | undefined;
  #refused = false;

  constructor(source: TokenSource) {
    this.#source = source;
  }

  /** The token of the latest attempt. */
  get last(): string | undefined {
    return this.#last;
  }

  /** The token for the next attempt; "none_new" when the server has refused this very token before. */
  async next(): Promise<{ token: string | undefined } | "none_new"> {
    const token = typeof this.#source === "function" ? await this.#source() : this.#source;
    if (this.#refused && token === this.#last) return "none_new";
    this.#last = token;
    return { token };
  }

  accepted(): void {
    this.#refused = false;
  }

  /** True: it is worth asking for another one. Only once in a row. */
  refused(): boolean {
    const again = typeof this.#source === "function" && !this.#refused;
    this.#refused = again;
    return again;
  }
}
