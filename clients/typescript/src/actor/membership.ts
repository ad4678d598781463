import { boundedRetry } from "../link/backoff.js";
import { refusal } from "../calls/call.js";
import type { Connection, Join } from "./connection.js";
import { GameError } from "../errors.js";
import type { Platform } from "../platform.js";
import type { Position } from "./position.js";
import type { Requests } from "../calls/requests.js";
import type { DroppedMessage, Joined, JoinMode, LogMessage, Seen } from "../wire.js";

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
  /** The session is a member, as far as the server has said; it stays one while the link is down. */
  #joined = false;
  /** Joins that are unanswered. */
  #asking = 0;
  /** The latest hello has named this actor, so that what it missed will follow. */
  #named = false;
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
    return this.#joined;
  }

  /** For a hello: from where on the replay must begin. */
  get seen(): readonly Seen[] {
    const position = this.#joined ? this.#leastPosition : undefined;
    this.#named = position !== undefined;
    return position === undefined ? [] : [position.of(this.address)];
  }

  attach(connection: Connection, linked: boolean): void {
    this.#connections.add(connection);
    if (linked) this.#join(connection.join.mode, connection.join.rest, [connection]);
  }

  /**
   * A new link. After a resume the membership goes on, and unanswered joins have been sent again. Otherwise those that
   * were joined come back with one join, and the others join as they wanted to.
   */
  welcome(resumed: boolean): void {
    this.#joined &&= resumed;
    if (!this.#joined || !this.#named) this.#comeBack();
    for (const each of [...this.#connections]) {
      if (each.position === undefined && !each.joining) this.#join(each.join.mode, each.join.rest, [each]);
    }
  }

  detach(connection: Connection): void {
    if (!this.#connections.delete(connection)) return;
    this.#options.requests.dropWaiting(new GameError("disposed"), connection);
    if (this.#connections.size > 0) return;
    if (this.#joined || this.#asking > 0) this.#leave();
    this.#emptied();
  }

  receive(message: LogMessage): void {
    for (const each of [...this.#connections]) each.receive(message);
  }

  /** The actor ended the membership. Who has just asked to join is not meant. */
  dropped({ code, message }: DroppedMessage): void {
    if (!this.#joined) return;
    this.#joined = false;
    this.close(new GameError(code ?? "connection_lost", message ?? "The actor ended the connection."), this.#members);
  }

  lost(reason: GameError): void {
    this.#cancelRetry();
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

  /** Those that have been joined. */
  get #members(): readonly Connection[] {
    return [...this.#connections].filter((each) => each.position !== undefined);
  }

  /** Of the member that is farthest behind: the others drop what they have. */
  get #leastPosition(): Position | undefined {
    const positions = this.#members.map((each) => each.position!);
    return positions.reduce<Position | undefined>((least, each) => (least === undefined || each.s < least.s ? each : least), undefined);
  }

  #comeBack(): void {
    const away = this.#members.filter((each) => !each.joining);
    if (away.length > 0 && this.#rejoin !== undefined) this.#join(this.#rejoin.mode, this.#rejoin.rest, away, this.#leastPosition);
  }

  #join(mode: JoinMode, rest: string, connections: readonly Connection[], position?: Position): void {
    const seen = position === undefined ? "" : `"seen":${JSON.stringify({ e: position.epoch, s: position.s })},`;
    this.#asking++;
    for (const each of connections) each.asked();
    this.#options.requests.send({
      t: "join",
      body: `{"mode":"${mode}",${seen}${rest.slice(1)}`,
      answered: (answer) => {
        this.#asking--;
        const present = connections.filter((each) => this.#connections.has(each));
        if (answer.t === "joined") this.#answered(answer, present);
        else this.#refused(refusal(answer), present);
      },
      lost: (error) => {
        this.#asking--;
        for (const each of connections) each.unanswered();
        // Asked again, a create that did happen would be refused as somebody else's.
        if (mode === "create") this.close(error, connections.filter((each) => this.#connections.has(each)));
      },
    });
  }

  #answered(answer: Joined, connections: readonly Connection[]): void {
    if (this.#connections.size === 0) return;
    // What waits for the answer to a join may not be where the events are.
    const underWay = this.#joined;
    const position = this.#members.find((each) => !each.joining)?.position;
    this.#joined = true;
    const torn: Connection[] = [];
    for (const each of connections) {
      const creating = each.join.mode !== "get" || this.#rejoin?.mode === "getOrCreate";
      this.#rejoin = { mode: creating ? "getOrCreate" : "get", rest: this.#rejoin?.rest ?? each.join.rest };
      if (!each.joined(answer, underWay ? (each.position ?? position)?.epoch : undefined)) torn.push(each);
    }
    if (torn.length > 0) this.#join(this.#rejoin!.mode, this.#rejoin!.rest, torn);
    this.#options.requests.flush();
  }

  #refused(error: GameError, connections: readonly Connection[]): void {
    for (const each of connections) each.unanswered();
    const members = connections.filter((each) => each.position !== undefined);
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
