export type Listener = (payload: never) => void;

interface Entry { readonly callback: (payload: unknown) => void; readonly once: boolean; removed: boolean }

/** Listeners by event name, called in the order they were added. */
export class Listeners {
  readonly #entries = new Map<string, Entry[]>();
  readonly #report: (error: unknown) => void;

  /** `report` hears what a listener throws; the others are called all the same. */
  constructor(report: (error: unknown) => void) {
    this.#report = report;
  }

  /** Gives a function that takes the listener away again. */
  add(name: string, callback: Listener, once = false): () => void {
    const entry: Entry = { callback: callback as Entry["callback"], once, removed: false };
    // A new array each time: an emit under way goes on over the old one.
    this.#entries.set(name, [...(this.#entries.get(name) ?? []), entry]);
    return () => this.#remove(name, (e) => e === entry);
  }

  /** Without callback: all of that name; without name: all. */
  remove(name?: string, callback?: Listener): void {
    const names = name === undefined ? [...this.#entries.keys()] : [name];
    for (const each of names) this.#remove(each, (e) => callback === undefined || e.callback === callback);
  }

  emit(name: string, payload: unknown): void {
    for (const entry of this.#entries.get(name) ?? []) {
      if (entry.removed) continue;
      if (entry.once) this.#remove(name, (e) => e === entry);
      try {
        entry.callback(payload);
      } catch (error) {
        this.#report(error);
      }
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  #remove(name: string, matches: (entry: Entry) => boolean): void {
    const kept: Entry[] = [];
    for (const entry of this.#entries.get(name) ?? []) {
      if (matches(entry)) entry.removed = true;
      else kept.push(entry);
    }
    if (kept.length > 0) this.#entries.set(name, kept);
    else this.#entries.delete(name);
  }
}
