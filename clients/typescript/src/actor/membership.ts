import { boundedRetry } from "../link/backoff.js";
import { refusal } from "../calls/call.js";
import type { Connection, Join } from "./connection.js";
import { GameError } from "../errors.js";
import type { Platform } from "../platform.js";
import { Position } from "./position.js";
import type { Requests } from "../calls/requests.js";
import type { CaughtUp, DroppedMessage, EventMessage, GapMessage, Joined, JoinMode } from "../wire.js";

export interface MembershipOptions {
  readonly address: string;
  readonly requests: Requests;
  readonly platform: Platform;
  /** The last connection is gone. */
  readonly emptied: () => void;
}

/**
 * The session's one membership in one actor, shared by all that `connect()` to it. Each of them joins for itself,
 * since the answer to a join is the only snapshot that fits the events after it; the server takes a second join as
 * a question, not as a second member.
 */
export class Membership {
  readonly #options: MembershipOptions;
  readonly #connections = new Set<Connection>();
  #state: "away" | "joining" | "joined" = "away";
  #position: Position | undefined;
  /** How to come back: with the params of who joined first, creating the actor if anyone here would. */
  #rejoin: Join | undefined;
  #cancelRetry = (): void => {};

  constructor(options: MembershipOptions) {
    this.#options = options;
  }

  get address(): string {
    return this.#options.address;
  }

  get joined(): boolean {
    return this.#state === "joined";
  }

  attach(connection: Connection, linked: boolean): void {
    this.#connections.add(connection);
    if (linked) this.#join(connection.join.mode, connection.join.rest, [connection]);
  }

  /** A fresh session has begun: those that were joined come back with one join, the others join as they wanted to. */
  joinAll(): void {
    this.#comeBack();
    for (const each of [...this.#connections]) if (each.last === undefined) this.#join(each.join.mode, each.join.rest, [each]);
  }

  detach(connection: Connection): void {
    if (!this.#connections.delete(connection)) return;
    this.#options.requests.dropWaiting(new GameError("disposed"), connection);
    if (this.#connections.size > 0) return;
    if (this.#state !== "away") this.#leave();
    this.#emptied();
  }

  event({ n, s, d }: EventMessage): void {
    if (this.#position?.advance(s) ?? true) for (const each of [...this.#connections]) each.event(n, d);
  }

  gap({ e, s, reason, d }: GapMessage): void {
    this.#position = new Position(e, s);
    for (const each of [...this.#connections]) each.gap(reason, d);
  }

  caughtUp({ e, s }: CaughtUp): void {
    this.#position = new Position(e, s);
  }

  /** The actor ended the membership. Who has just asked to join is not meant. */
  dropped({ code, message }: DroppedMessage): void {
    if (this.#state !== "joined") return;
    const members = [...this.#connections].filter((each) => each.status === "connected");
    this.#state = members.length < this.#connections.size ? "joining" : "away";
    this.close(new GameError(code ?? "connection_lost", message ?? "The actor ended the connection."), members);
  }

  lost(reason: GameError): void {
    this.#cancelRetry();
    this.#state = "away";
    for (const each of [...this.#connections]) each.lost(reason);
  }

  close(error: GameError, connections: readonly Connection[] = [...this.#connections]): void {
    for (const each of connections) this.#connections.delete(each);
    if (this.#connections.size === 0) this.#emptied();
    for (const each of connections) {
      this.#options.requests.dropWaiting(error, each);
      each.closed(error);
    }
  }

  disposeAll(): void {
    for (const each of this.#connections) each.disposed();
    this.#connections.clear();
    this.#emptied();
  }

  #comeBack(): void {
    const members = [...this.#connections].filter((each) => each.last !== undefined);
    if (members.length > 0 && this.#rejoin !== undefined) this.#join(this.#rejoin.mode, this.#rejoin.rest, members);
  }

  #join(mode: JoinMode, rest: string, connections: readonly Connection[]): void {
    if (this.#state === "away") this.#state = "joining";
    this.#options.requests.send({
      t: "join",
      body: `{"mode":"${mode}",${rest.slice(1)}`,
      answered: (answer) => {
        const present = connections.filter((each) => this.#connections.has(each));
        if (answer.t === "joined") this.#joined(answer, present);
        else this.#refused(refusal(answer), present);
      },
      lost: (error) => {
        // Asked again, a create that did happen would be refused as somebody else's.
        if (mode === "create") this.close(error, connections.filter((each) => this.#connections.has(each)));
      },
    });
  }

  #joined(answer: Joined, connections: readonly Connection[]): void {
    if (this.#connections.size === 0) return;
    const gap = (this.#position?.epoch ?? answer.e) === answer.e ? "position_unknown" : "epoch_changed";
    this.#position = new Position(answer.e, answer.s);
    this.#state = "joined";
    for (const each of connections) {
      const creating = each.join.mode !== "get" || this.#rejoin?.mode === "getOrCreate";
      this.#rejoin = { mode: creating ? "getOrCreate" : "get", rest: this.#rejoin?.rest ?? each.join.rest };
      each.joined(answer, gap);
    }
    this.#options.requests.flush();
  }

  #refused(error: GameError, connections: readonly Connection[]): void {
    const members = connections.filter((each) => each.last !== undefined);
    if (error.retry !== undefined && members.length > 0) {
      // Too busy to take them back is no refusal.
      this.#cancelRetry = this.#options.platform.after(boundedRetry(error.retry), () => this.#comeBack());
      return;
    }
    this.close(error, connections);
  }

  #leave(): void {
    this.#options.requests.send({ t: "leave", body: JSON.stringify({ a: this.address }), answered() {}, lost() {} });
  }

  #emptied(): void {
    this.#cancelRetry();
    this.#options.emptied();
  }
}
