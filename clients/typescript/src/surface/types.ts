import type { CallOptions } from "../calls/call.js";
import type { Key } from "../actor/address.js";
import type { Connected, ConnectionStatus, Lifecycle } from "../actor/lifecycle.js";
import type { EmitOptions, EmitResult, ServerEvent } from "../events/serverEvent.js";
import type { LinkState } from "../link/linkState.js";
import type { ReservedName } from "./reserved.js";
import type { GapReason } from "../wire.js";

/** What an actor type offers. Every member may be left out, and is then `unknown`. */
export interface ActorShape {
  params?: unknown;
  input?: unknown;
  snapshot?: unknown;
  actions?: object;
  events?: object;
}

/** An actor type of which nothing is known: any action, any event, all `unknown`. */
export interface UntypedActor {
  params?: unknown;
  input?: unknown;
  snapshot: unknown;
  actions: Record<string, (...args: unknown[]) => unknown>;
  events: Record<string, unknown>;
}

type Part<S, K extends keyof UntypedActor> = K extends keyof S ? S[K] : UntypedActor[K];

/** The actions as methods: called with their arguments, answered with a promise. */
export type Methods<S> = {
  readonly [K in Exclude<keyof Part<S, "actions">, ReservedName>]: Part<S, "actions">[K] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never;
};

/** An actor's own events and those of the connection, by name. */
export type EventsOf<S> = Omit<Part<S, "events">, keyof Lifecycle<unknown>> & Lifecycle<Part<S, "snapshot">>;

export type Unsubscribe = () => void;

/** `on`, `once` and `off` for a set of events. */
export interface Subscribable<Events> {
  /** Gives a function that unsubscribes. */
  on<K extends keyof Events & string>(name: K, listener: (payload: Events[K]) => void): Unsubscribe;
  once<K extends keyof Events & string>(name: K, listener: (payload: Events[K]) => void): Unsubscribe;
  /** Without callback: every listener of that name; without name: every listener. */
  off<K extends keyof Events & string>(name?: K, listener?: (payload: Events[K]) => void): void;
}

/** The membership in an actor that `connect()` gave: its actions are methods, its events come to `on`. */
export type Connection<S = UntypedActor> = Methods<S> & ConnectionMembers<S>;

export interface ConnectionMembers<S> extends Subscribable<EventsOf<S>> {
  /** Settles with the first join; a refusal rejects it with a GameError, and is not retried. */
  readonly ready: Promise<Connected<Part<S, "snapshot">>>;
  readonly status: ConnectionStatus;
  /** The latest snapshot: of the last join or gap. Undefined before `ready`. Events do not change it. */
  readonly snapshot: Part<S, "snapshot"> | undefined;
  /** The connection's id as the actor sees it; undefined before `ready`, another one after a `gap` by reconnecting. */
  readonly id: string | undefined;
  /** The actions with a time limit or an AbortSignal. */
  with(options: CallOptions): Methods<S>;
  /** Ends it: listeners are gone, calls that wait fail with `disposed`; the last one on an actor leaves it. */
  dispose(): void;
}

type ParamsOptions<P> = {} extends P ? { readonly params?: P } : { readonly params: P };

export type ConnectOptions<S> = ParamsOptions<Part<S, "params">> & {
  /** Checks a payload before it is delivered, and may convert it. What it throws becomes `error` with code `bad_event`. */
  readonly validate?: { readonly [K in keyof Part<S, "events">]?: (payload: unknown) => Part<S, "events">[K] };
};

type OptionalIfEmpty<O> = {} extends O ? [options?: O] : [options: O];

/** An actor by address. Its actions are one-shot calls: they run without a connection. */
export type Handle<S = UntypedActor> = Methods<S> & {
  /** Joins the actor; the params of the first connection on an actor count for all that share it. */
  connect(...options: OptionalIfEmpty<ConnectOptions<S>>): Connection<S>;
  with(options: CallOptions): Methods<S>;
};

export interface CreateOptions<S> {
  /** What a new actor is created with; used by `connect()` only. */
  readonly input?: Part<S, "input">;
}

/** All actors of one type. Nothing is sent until the handle is used. */
export interface Actor<S = UntypedActor> {
  /** The actor, created when there is none yet. */
  getOrCreate(key?: Key, options?: CreateOptions<S>): Handle<S>;
  /** The actor, or `actor_not_found`. */
  get(key?: Key): Handle<S>;
  /** A new actor, or `actor_exists`. */
  create(key?: Key, options?: CreateOptions<S>): Handle<S>;
}

/** Events that need no join: those to this client's user, on whatever device, or to everyone on the server. */
export type Stream<S = UntypedActor> = Subscribable<Omit<Part<S, "events">, "gap"> & { gap: { readonly reason: GapReason } }>;

export interface Link {
  readonly state: LinkState;
  /** Called with each new state. Gives a function that unsubscribes. */
  subscribe(listener: (state: LinkState) => void): Unsubscribe;
}

export interface ClientMembers<A> {
  /** The actors of a type; the same as the property of that name, also for names known only at run time. */
  actor<K extends keyof A & string>(type: K): Actor<A[K]>;
  readonly user: Stream<"user" extends keyof A ? A["user"] : UntypedActor>;
  readonly global: Stream<"global" extends keyof A ? A["global"] : UntypedActor>;
  readonly link: Link;
  /**
   * Tells the server what happened. Events are gathered for up to a second, go together, and are sent again with their ids
   * until the server has judged them, over whatever link and session. Resolves when it has the event, or had it already; rejects with a
   * GameError when it refuses. It need not be awaited: a rejection that nobody handles is not reported.
   */
  emit(name: string, properties?: ServerEvent["properties"], options?: EmitOptions): Promise<void>;
  /** Sends these at once, with what waits. Rejects when none can be sent; else it tells of each that was refused. */
  emitBatch(events: readonly ServerEvent[]): Promise<EmitResult>;
  /** Sends the events that wait at once, and resolves when the server has judged all. */
  flush(): Promise<void>;
  /** Ends everything; the client cannot be used again. Events that wait are posted; `flush` before makes sure of them. */
  dispose(): void;
}

/** The actor types as properties, and what the client itself offers. */
export type Client<A = Record<string, UntypedActor>> =
  { readonly [K in Exclude<keyof A, keyof ClientMembers<A>>]: Actor<A[K]> } & ClientMembers<A>;
