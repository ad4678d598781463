import { useEffect, useInsertionEffect, useRef, useState, useSyncExternalStore } from "react";
import { LiveValue, type Recipe } from "./liveValue.js";
import type { Seat } from "./seat.js";

/** The newest value, for what runs later than rendering. */
function useNewest<T>(value: T): { readonly current: T } {
  const newest = useRef(value);
  // The earliest effect: a render that is thrown away leaves nothing behind, and no event finds an old callback.
  useInsertionEffect(() => void (newest.current = value));
  return newest;
}

/** What `make` gave, and something new when the key changes: as useMemo, but sure to be kept. */
export function useKept<T>(key: readonly unknown[], make: () => T): T {
  const [kept, keep] = useState(() => ({ key, value: make() }));
  if (key.length === kept.key.length && key.every((each, index) => each === kept.key[index])) return kept.value;
  const fresh = { key, value: make() };
  keep(fresh);
  return fresh.value;
}

export function useEvent(seat: Seat, name: string, callback: (payload: never) => void): void {
  const newest = useNewest(callback);
  useEffect(() => seat.attach((connection) => connection.on(name, (payload) => newest.current(payload as never))), [seat, name, newest]);
}

export function useLive<Value>(seat: Seat, selector: Recipe<Value>["selector"], reducers: Recipe<Value>["reducers"]): Value | undefined {
  const recipe = useNewest({ selector, reducers });
  const events = Object.keys(reducers).sort();
  const live = useKept([seat, ...events], () => new LiveValue(seat, events, recipe));
  return useSyncExternalStore(live.watch, live.value, unknown);
}

function unknown(): undefined {
  return undefined;
}
