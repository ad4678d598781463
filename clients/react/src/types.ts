import type { Connection, ConnectOptions, EventsOf, Key, Lifecycle, Methods, UntypedActor } from "@gameevents/client";
import type { ActorState, ActorStatus } from "./state.js";

type SnapshotOf<S> = EventsOf<S>["connected"]["snapshot"];
type OwnEvents<S> = Omit<EventsOf<S>, keyof Lifecycle<unknown>>;

/** Which actor to be in, and as what. */
export type UseActorOptions<S, Type extends string> = Pick<ConnectOptions<S>, Extract<keyof ConnectOptions<S>, "params">> & {
  readonly type: Type;
  /** The actor's key; it is created when there is none yet. */
  readonly key?: Key;
  /** False: no connection. Default true. */
  readonly enabled?: boolean;
};

/**
 * The connection that a component has while it is mounted and enabled. Listeners may be added at any time and stay over
 * connections; calls without one reject with `not_joined`. The component's life ends it, so there is no `dispose`.
 */
export type ActorConnection<S = UntypedActor> =
  Methods<S> & Pick<Connection<S>, "on" | "once" | "off" | "with" | "ready" | "id" | "snapshot"> & { readonly status: ActorStatus };

/** What each event makes of the value. The newest functions count; other event names begin anew, from a fresh snapshot. */
export type Reducers<S, Value> = { readonly [K in keyof OwnEvents<S>]?: (value: Value, payload: OwnEvents<S>[K]) => Value };

/** The same object as long as nothing in it changes. The two hooks may be used in child components, too. */
export interface UseActorResult<S = UntypedActor> extends ActorState<SnapshotOf<S>> {
  /** Never null; another one when type, key or params change. */
  readonly connection: ActorConnection<S>;
  /** Hears an event without rendering. The newest callback counts, and need not be stable. */
  useEvent<K extends keyof EventsOf<S> & string>(name: K, callback: (payload: EventsOf<S>[K]) => void): void;
  /**
   * What `selector` takes from the snapshot, kept true by events and taken again after a gap; renders when it changes.
   * Undefined until a snapshot has come. The selector is asked once for each snapshot: it must not depend on what changes between.
   */
  useLive<Value>(selector: (snapshot: SnapshotOf<S>) => Value, reducers: Reducers<S, Value>): Value | undefined;
}

export interface GameEvents<A> {
  /** Joins an actor while the component is mounted; components on the same actor share one membership in it. */
  useActor<K extends keyof A & string>(options: UseActorOptions<A[K], K>): UseActorResult<A[K]>;
}
