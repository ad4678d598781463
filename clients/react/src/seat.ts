import { GameError, type Client, type Connection } from "@gameevents/client";
import { Attachments, type Attach, type Undo } from "./attachments.js";
import { Holding } from "./holding.js";
import { Latecomers } from "./latecomers.js";
import type { Place } from "./place.js";
import { connecting, idle, type ActorState } from "./state.js";

/** A component's place in an actor: connected while it is held, and made without side effects, as rendering demands. */
export class Seat {
  readonly place: Place;
  readonly #client: Client;
  readonly #taken: Set<Seat>;
  readonly #holding = new Holding(() => this.#open());
  readonly #attachments = new Attachments();
  readonly #latecomers = new Latecomers(() => this.#connectLate());
  readonly #watchers = new Set<() => void>();
  #connection: Connection | undefined;
  #state = idle;

  /** `taken`: the seats of this client that are connected now. */
  constructor(client: Client, place: Place, taken: Set<Seat>) {
    this.#client = client;
    this.place = place;
    this.#taken = taken;
  }

  get connection(): Connection | undefined {
    return this.#connection;
  }

  readonly state = (): ActorState => this.#state;

  /** As `state`, for a component that is about to hold it. */
  readonly stateSoon = (): ActorState => (this.#state === idle ? connecting : this.#state);

  readonly watch = (changed: () => void): Undo => {
    this.#watchers.add(changed);
    return () => void this.#watchers.delete(changed);
  };

  hold(): Undo {
    return this.#holding.hold();
  }

  /** The connection; rejects when there is none. */
  async connected(): Promise<Connection> {
    // The effects of a child run before those of its parent: whoever is about to connect has done so by the next microtask.
    await undefined;
    if (this.#connection !== undefined) return this.#connection;
    throw this.#state.error ?? new GameError("not_joined", `Not connected to ${this.place.type}: not mounted, or enabled is false.`);
  }

  /** Attaches to the connection there is, whatever it has told already, and to each later one. */
  attach(attach: Attach): Undo {
    return this.#attachments.add(attach);
  }

  /** As `attach`, for what must know every event since the snapshot it starts from: too late for that one, it gets another. */
  follow(attach: Attach): Undo {
    return this.#attachments.add((current) => {
      const hasTold = current.status === "connected" || current.status === "reconnecting";
      return hasTold ? this.#latecomers.attach(attach) : attach(current);
    });
  }

  #open(): Undo {
    this.#leaveWithOtherParams();
    let connection: Connection;
    try {
      connection = this.#connect();
    } catch (error) {
      if (!(error instanceof GameError)) throw error;
      this.#become({ ...idle, status: error.code === "disposed" ? "disposed" : "closed", error });
      return () => this.#become(idle);
    }
    this.#taken.add(this);
    this.#connection = connection;
    for (const name of ["connected", "reconnected"] as const) connection.on(name, () => this.#read(connection, undefined));
    for (const name of ["disconnected", "gap"] as const) connection.on(name, () => this.#read(connection, this.#state.error));
    connection.on("error", (error) => this.#read(connection, error));
    const unlink = this.#client.link.subscribe(({ status }) => {
      if (status === "disposed") this.#become({ ...this.#state, status, error: new GameError(status) });
    });
    this.#become(connecting);
    this.#attachments.move(connection);
    return () => {
      unlink();
      this.#taken.delete(this);
      this.#connection = undefined;
      this.#attachments.move(undefined);
      connection.dispose();
      this.#become(idle);
    };
  }

  #connect(): Connection {
    const { type, key, params } = this.place;
    return this.#client.actor(type).getOrCreate(key).connect({ params });
  }

  /** Only an answer to a join brings a snapshot; to the server a second join is a question, the membership stays the same. */
  #connectLate(): Connection {
    const connection = this.#connect();
    connection.on("error", (error) => this.#become({ ...this.#state, error }));
    return connection;
  }

  /** The first connection's params count for all on an actor: what nobody holds any more must not be the first. */
  #leaveWithOtherParams(): void {
    const { actor, identity } = this.place;
    for (const each of [...this.#taken]) {
      if (each.place.actor === actor && each.place.identity !== identity) each.#holding.settle();
    }
  }

  #read({ status, snapshot }: Connection, error: GameError | undefined): void {
    this.#become({ status, error, snapshot });
  }

  #become(state: ActorState): void {
    this.#state = state;
    for (const each of [...this.#watchers]) each();
  }
}
