import { GameError } from "../errors.js";
import { isLifecycle, type Connected, type ConnectionStatus, type Lifecycle } from "./lifecycle.js";
import { Listeners } from "../listeners.js";
import type { GapReason, Joined, JoinMode } from "../wire.js";

/** How a connection joins its actor, encoded when `connect()` was called. */
export interface Join {
  readonly mode: JoinMode;
  /** The rest of the message: actor, key, params, input. */
  readonly rest: string;
}

export type Validators = Readonly<Record<string, ((payload: unknown) => unknown) | undefined>>;

/** One `connect()`: its listeners and what it knows. Several on one actor share a Membership. */
export class Connection {
  readonly join: Join;
  readonly listeners: Listeners;
  readonly #report: (error: unknown) => void;
  readonly #validators: Validators;
  #status: ConnectionStatus = "connecting";
  #last: Connected<unknown> | undefined;
  #error: GameError | undefined;
  #ready: { promise: Promise<Connected<unknown>>; resolve(value: Connected<unknown>): void; reject(error: GameError): void } | undefined;

  constructor(join: Join, validators: Validators, report: (error: unknown) => void) {
    this.join = join;
    this.#validators = validators;
    this.#report = report;
    this.listeners = new Listeners(report);
  }

  get status(): ConnectionStatus {
    return this.#status;
  }

  get last(): Connected<unknown> | undefined {
    return this.#last;
  }

  /** Why it is closed or disposed. */
  get error(): GameError | undefined {
    return this.#error;
  }

  /** Made when first asked for, so that a refusal nobody looks at is no unhandled rejection. */
  get ready(): Promise<Connected<unknown>> {
    if (this.#ready === undefined) {
      let resolve!: (value: Connected<unknown>) => void, reject!: (error: GameError) => void;
      const promise = new Promise<Connected<unknown>>((yes, no) => ([resolve, reject] = [yes, no]));
      this.#ready = { promise, resolve, reject };
      if (this.#last !== undefined) resolve(this.#last);
      else if (this.#error !== undefined) reject(this.#error);
    }
    return this.#ready.promise;
  }

  joined({ c, d, recovered }: Joined, gap: GapReason): void {
    if (this.#status === "disposed") return;
    const again = this.#last !== undefined;
    const last = (this.#last = { id: c, snapshot: d });
    this.#status = "connected";
    if (!again) {
      this.#ready?.resolve(last);
      this.#emit("connected", last);
      return;
    }
    this.#emit("gap", { reason: gap, snapshot: d });
    this.#emit("reconnected", { ...last, recovered, replayed: 0 });
  }

  event(name: string, payload: unknown): void {
    if (this.#status !== "connected") return;
    try {
      if (isLifecycle(name)) throw new Error("the name is reserved");
      if (Object.hasOwn(this.#validators, name)) payload = this.#validators[name]!(payload);
    } catch (error) {
      return this.#fail(new GameError("bad_event", `${name}: ${String(error)}`, payload));
    }
    this.listeners.emit(name, payload);
  }

  gap(reason: GapReason, snapshot: unknown): void {
    if (this.#status !== "connected" || this.#last === undefined) return;
    this.#last = { ...this.#last, snapshot };
    this.#emit("gap", { reason, snapshot });
  }

  lost(reason: GameError): void {
    if (this.#status !== "connected") return;
    this.#status = "reconnecting";
    this.#emit("disconnected", { code: reason.code, message: reason.message, reconnecting: true });
  }

  /** It will not come back by itself. */
  closed(error: GameError): void {
    if (this.#status === "disposed") return;
    const wasConnected = this.#status === "connected";
    this.#status = "closed";
    this.#error = error;
    this.#ready?.reject(error);
    if (wasConnected) this.#emit("disconnected", { code: error.code, message: error.message, reconnecting: false });
    this.#fail(error);
  }

  disposed(): void {
    if (this.#status === "disposed") return;
    this.#status = "disposed";
    this.#error = new GameError("disposed");
    this.#ready?.reject(this.#error);
    this.listeners.remove();
  }

  #fail(error: GameError): void {
    // An error must not vanish: somebody listens for it, or waits on `ready`, or it is reported.
    const readyTells = this.#ready !== undefined && this.#last === undefined;
    if (this.listeners.has("error") || readyTells) this.#emit("error", error);
    else this.#report(error);
  }

  #emit<K extends keyof Lifecycle<unknown>>(name: K, payload: Lifecycle<unknown>[K]): void {
    this.listeners.emit(name, payload);
  }
}
