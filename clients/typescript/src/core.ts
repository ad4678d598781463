import { segments, type Key } from "./actor/address.js";
import { callAction, type CallOptions } from "./calls/call.js";
import { Connection, type Validators } from "./actor/connection.js";
import { GameError } from "./errors.js";
import { emitBatch, emitOne } from "./events/emit.js";
import { Emitter } from "./events/emitter.js";
import type { EmitResult, ServerEvent } from "./events/serverEvent.js";
import type { LinkState } from "./link/linkState.js";
import { Listeners } from "./listeners.js";
import { Membership } from "./actor/membership.js";
import type { ClientOptions } from "./options.js";
import type { Platform } from "./platform.js";
import { Requests } from "./calls/requests.js";
import { Session, type SessionHandlers } from "./link/session.js";
import { Stream } from "./actor/stream.js";
import type { JoinMode, Seen, ServerMessage, Welcome } from "./wire.js";

const DEFAULT_QUEUE = 1000;

/** An actor and how it is addressed: what `get`, `getOrCreate` and `create` fix. */
export interface Target {
  readonly address: string;
  readonly type: string;
  readonly key: Key;
  readonly mode: JoinMode;
  readonly input?: unknown;
}

/** What `connect()` has made. */
export interface Joining {
  readonly connection: Connection;
  readonly membership: Membership;
}

/** Everything behind the typed surface: the session, what is joined, what is unanswered, and who hears which message. */
export class Core implements SessionHandlers {
  readonly user: Stream;
  readonly global: Stream;
  readonly linkListeners: Listeners;
  readonly #platform: Platform;
  readonly #report: (error: unknown) => void;
  readonly #session: Session;
  readonly #requests: Requests;
  readonly #emitter: Emitter;
  readonly #memberships = new Map<string, Membership>();
  /** Welcomed, and everything that was joined is being joined again. */
  #open = false;

  constructor(url: string, options: ClientOptions, platform: Platform) {
    this.#platform = platform;
    this.#report = options.onListenerError ?? ((error) => console.error(error));
    const { token, transports, WebSocket } = options;
    this.#session = new Session({ url: new URL(url).href, token, transports, WebSocket, platform }, this);
    this.#requests = new Requests(options.queueSize ?? DEFAULT_QUEUE, (text) => this.#session.send(text));
    this.#emitter = new Emitter({ buffer: options.emit, platform, requests: this.#requests, ready: () => this.#open });
    this.user = new Stream(this.#report);
    this.global = new Stream(this.#report);
    this.linkListeners = new Listeners(this.#report);
  }

  get linkState(): LinkState {
    return this.#session.state;
  }

  /** Throws `disposed`, or when this platform has no transport that may be used. */
  start(): void {
    if (this.linkState.status === "disposed") throw new GameError("disposed");
    this.#session.start();
  }

  connect({ address, type, key, mode, input }: Target, params: unknown, validators: Validators): Joining {
    const rest = JSON.stringify({ actor: type, key: segments(key), params, input });
    const connection = new Connection({ mode, rest }, validators, this.#report);
    this.start();
    const membership = this.#membership(address);
    membership.attach(connection, this.#open);
    return { connection, membership };
  }

  /** From a connection: the call waits for its join and goes down with it. */
  async callJoined(
    { connection, membership }: Joining, action: string, args: readonly unknown[], options: CallOptions,
  ): Promise<unknown> {
    if (connection.error !== undefined) throw connection.error;
    const target = { owner: connection, address: membership.address, ready: () => this.#open && membership.joined };
    return callAction(this.#requests, this.#platform, target, action, args, options);
  }

  /** Without a connection: the action sees no caller. */
  async callOnce({ address, mode }: Target, action: string, args: readonly unknown[], options: CallOptions): Promise<unknown> {
    this.start();
    const target = { owner: this, address, mode, ready: () => this.#open };
    return callAction(this.#requests, this.#platform, target, action, args, options);
  }

  async emit(event: ServerEvent): Promise<void> {
    this.start();
    return emitOne(this.#emitter, event);
  }

  async emitBatch(events: readonly ServerEvent[]): Promise<EmitResult> {
    this.start();
    return emitBatch(this.#emitter, events);
  }

  /** Settles when the server has judged each event so far. */
  flushEvents(): Promise<void> {
    this.#emitter.hasten();
    return this.#emitter.settled();
  }

  dispose(): void {
    if (this.linkState.status === "disposed") return;
    this.#open = false;
    const error = new GameError("disposed");
    const door = this.#session.door(true), parting = this.#emitter.part(door);
    this.#session.dispose(door?.ofSession ? parting : undefined);
    this.#requests.loseSent(error);
    this.#requests.dropWaiting(error);
    for (const each of [...this.#memberships.values()]) each.disposeAll();
    for (const each of [this.user, this.global]) each.listeners.remove();
  }

  seen(): readonly Seen[] {
    return [this.user, this.global, ...this.#memberships.values()].flatMap((each) => each.seen);
  }

  welcome({ resumed, id, max, streams }: Welcome): void {
    this.#open = true;
    for (const each of streams) this.#stream(each.a)?.attach(each);
    if (resumed) this.#requests.resume(max);
    else this.#requests.restart(id, max);
    for (const each of [...this.#memberships.values()]) each.welcome(resumed);
    this.#requests.flush();
    this.#emitter.send();
  }

  message(message: ServerMessage): void {
    switch (message.t) {
      case "event":
      case "gap":
      case "caughtup":
        return (this.#stream(message.a) ?? this.#memberships.get(message.a))?.receive(message);
      case "left":
        if (message.id === undefined) return this.#memberships.get(message.a)?.dropped(message);
        return this.#requests.answer(message);
      case "error":
        if (message.id === undefined) return this.#report(new GameError(message.code, message.message, message.d, message.retry));
        return this.#requests.answer(message);
      case "joined":
      case "result":
      case "ok":
        return this.#requests.answer(message);
      default: // a later server may say more
    }
  }

  lost(reason: GameError, resendable: boolean): void {
    this.#open = false;
    if (!resendable) this.#requests.poisoned(unanswered());
    for (const each of [...this.#memberships.values()]) each.lost(reason);
  }

  stopped(reason: GameError): void {
    this.#open = false;
    this.#requests.loseSent(unanswered());
    this.#requests.dropWaiting(reason);
    this.#emitter.stop(reason);
    for (const each of [...this.#memberships.values()]) each.close(reason);
  }

  hidden(): void {
    const door = this.#session.door(false);
    if (door !== undefined) this.#emitter.hide(door);
  }

  leaving(): void {
    this.dispose();
  }

  changed(state: LinkState): void {
    this.linkListeners.emit("change", state);
  }

  #membership(address: string): Membership {
    const known = this.#memberships.get(address);
    if (known !== undefined) return known;
    const made: Membership = new Membership({
      address,
      requests: this.#requests,
      platform: this.#platform,
      emptied: () => void (this.#memberships.get(address) === made && this.#memberships.delete(address)),
    });
    this.#memberships.set(address, made);
    return made;
  }

  #stream(a: string): Stream | undefined {
    if (a === "global") return this.global;
    return a.startsWith("user/") ? this.user : undefined;
  }
}

function unanswered(): GameError {
  return new GameError("connection_lost", "The link was lost before the answer came; whether the call ran cannot be told.");
}
