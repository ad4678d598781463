import { Early } from "./early.js";
import { GameError } from "../errors.js";
import { isLifecycle, type Connected, type ConnectionStatus, type Lifecycle } from "./lifecycle.js";
import { Listeners } from "../listeners.js";
import { Position } from "./position.js";
import type { GapReason, Joined, JoinMode, LogMessage } from "../wire.js";

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
  #position: Position | undefined;
  /** There while a join is unanswered. */
  #early: Early | undefined;
  /** Its join was answered out of a new epoch, ahead of the gap into that: what comes before the gap is of the old one. */
  #trails = false;
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

  /** How far it is; undefined until it has joined. */
  get position(): Position | undefined {
    return this.#position;
  }

  /** An answer to a join is still to come. */
  get joining(): boolean {
    return this.#early !== undefined;
  }

  /** A join was sent for it. */
  asked(): void {
    this.#early = new Early();
  }

  /** That join will not be answered. */
  unanswered(): void {
    this.#early = undefined;
  }

  /**
   * `epoch`: of what comes down already; undefined when nothing did. False: more came before the answer than could be kept, and it must join
   * once more.
   */
  joined(answer: Joined, epoch: string | undefined): boolean {
    const early = this.#early;
    this.#early = undefined;
    if (this.#status === "disposed") return true;
    if (answer.recovered && this.#last !== undefined) this.#last = { ...this.#last, id: answer.c };
    else this.#begin(answer);
    this.#trails = early?.skipGap(answer) !== true && epoch !== undefined && epoch !== answer.e;
    for (const message of early?.messages ?? []) this.receive(message);
    return early?.torn !== true;
  }

  /** Each keeps its own position: on one actor, one may have joined while another was still catching up. */
  receive(message: LogMessage): void {
    if (this.#early !== undefined) return this.#early.add(message);
    if (this.#position === undefined || this.#gone) return;
    if (this.#trails && (message.t === "event" || message.e !== this.#position.epoch)) return;
    this.#trails = false;
    switch (message.t) {
      case "event":
        return this.#position.advance(message.s) ? this.#deliver(message.n, message.d) : undefined;
      case "gap":
        this.#position = new Position(message.e, message.s);
        this.#gap(message.reason, message.d);
        return this.#back(false, 0);
      case "caughtup":
        if (this.#position.epoch !== message.e) this.#position = new Position(message.e, message.s);
        this.#position.advance(message.s);
        return this.#back(true, message.replayed);
    }
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

  #begin({ c, d, e, s }: Joined): void {
    const before = this.#position;
    const last = (this.#last = { id: c, snapshot: d });
    this.#position = new Position(e, s);
    if (before === undefined) {
      this.#status = "connected";
      this.#ready?.resolve(last);
      return this.#emit("connected", last);
    }
    this.#gap(before.epoch === e ? "position_unknown" : "epoch_changed", d);
    this.#back(false, 0);
  }

  #gap(reason: GapReason, snapshot: unknown): void {
    this.#last = { id: this.#last!.id, snapshot };
    this.#emit("gap", { reason, snapshot });
  }

  #back(recovered: boolean, replayed: number): void {
    if (this.#status !== "reconnecting") return; // it was never away, or a listener has disposed it
    this.#status = "connected";
    this.#emit("reconnected", { ...this.#last!, recovered, replayed });
  }

  #deliver(name: string, payload: unknown): void {
    try {
      if (isLifecycle(name)) throw new Error("the name is reserved");
      if (Object.hasOwn(this.#validators, name)) payload = this.#validators[name]!(payload);
    } catch (error) {
      return this.#fail(new GameError("bad_event", `${name}: ${String(error)}`, payload));
    }
    this.listeners.emit(name, payload);
  }

  get #gone(): boolean {
    return this.#status === "closed" || this.#status === "disposed";
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
