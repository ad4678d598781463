import type { Connection } from "@gameevents/client";
import type { Undo } from "./attachments.js";
import { Holding } from "./holding.js";
import type { Seat } from "./seat.js";

/** How a value comes out of a snapshot, and what each event makes of it. */
export interface Recipe<Value> {
  readonly selector: (snapshot: never) => Value;
  readonly reducers: Readonly<Record<string, (value: Value, payload: never) => Value>>;
}

/** What was selected from an actor's snapshot, kept true by its events; undefined while that is not known. */
export class LiveValue<Value> {
  readonly #seat: Seat;
  readonly #events: readonly string[];
  readonly #recipe: { readonly current: Recipe<Value> };
  readonly #holding = new Holding(() => this.#seat.follow((connection) => this.#follow(connection)));
  readonly #watchers = new Set<() => void>();
  #value: Value | undefined;

  /** `recipe.current` is the newest; its reducers are those of `events`. */
  constructor(seat: Seat, events: readonly string[], recipe: { readonly current: Recipe<Value> }) {
    this.#seat = seat;
    this.#events = events;
    this.#recipe = recipe;
  }

  readonly value = (): Value | undefined => this.#value;

  readonly watch = (changed: () => void): Undo => {
    this.#watchers.add(changed);
    const letGo = this.#holding.hold();
    return () => {
      this.#watchers.delete(changed);
      letGo();
    };
  };

  #follow(connection: Connection): Undo {
    const begin = ({ snapshot }: { snapshot: unknown }): void => this.#become(this.#recipe.current.selector(snapshot as never));
    const undo = [
      connection.on("connected", begin),
      connection.on("gap", begin),
      ...this.#events.map((name) => connection.on(name, (payload) => this.#apply(name, payload))),
    ];
    return () => {
      for (const each of undo) each();
      this.#become(undefined);
    };
  }

  #apply(name: string, payload: unknown): void {
    // The newest recipe may be for other events already, when React has not yet come to take this value away.
    const reduce = this.#recipe.current.reducers[name];
    if (reduce !== undefined) this.#become(reduce(this.#value as Value, payload as never));
  }

  #become(value: Value | undefined): void {
    this.#value = value;
    for (const each of [...this.#watchers]) each();
  }
}
