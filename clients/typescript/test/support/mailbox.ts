const PATIENCE = 5_000;

/** What arrived, in order; a reader waits for the next, and gives up on a test that hangs. */
export class Mailbox<T> {
  readonly #name: string;
  readonly #items: T[] = [];
  readonly #readers: ((item: T) => void)[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  put(item: T): void {
    const reader = this.#readers.shift();
    if (reader !== undefined) reader(item);
    else this.#items.push(item);
  }

  next(): Promise<T> {
    if (this.#items.length > 0) return Promise.resolve(this.#items.shift()!);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${this.#name}: nothing came`)), PATIENCE);
      this.#readers.push((item) => {
        clearTimeout(timer);
        resolve(item);
      });
    });
  }

  get size(): number {
    return this.#items.length;
  }
}
