import type { ActorShape, Client, Key } from "@gameevents/client";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { facade } from "./facade.js";
import { useEvent, useKept, useLive } from "./hooks.js";
import { placeOf } from "./place.js";
import { Seat } from "./seat.js";
import { idle } from "./state.js";
import type { GameEvents } from "./types.js";

interface Options { readonly type: string; readonly key?: Key; readonly params?: unknown; readonly enabled?: boolean }

/** The hooks for the actors of a client. Call it once, beside `createClient`; nothing is opened until a component is mounted. */
export function createGameEvents<A extends { [K in keyof A]: ActorShape }>(client: Client<A>): GameEvents<A> {
  const taken = new Set<Seat>();

  function useActor({ type, key, params, enabled = true }: Options): object {
    const place = placeOf(type, key, params);
    const { seat, room } = useKept([place.identity], () => {
      const seat = new Seat(client as unknown as Client, place, taken);
      return { seat, room: roomAt(seat) };
    });
    const state = useSyncExternalStore(seat.watch, enabled ? seat.stateSoon : seat.state, onServer);
    useEffect(() => (enabled ? seat.hold() : undefined), [seat, enabled]);
    return useMemo(() => ({ ...room, ...state }), [room, state]);
  }

  return { useActor } as unknown as GameEvents<A>;
}

/** What a seat gives a component, whatever its state. */
function roomAt(seat: Seat): object {
  return {
    connection: facade(seat),
    useEvent: useEvent.bind(null, seat),
    useLive: useLive.bind(null, seat),
  };
}

function onServer(): typeof idle {
  return idle;
}
