import type { Key } from "@gameevents/client";

/** Which actor a component is in, and as what. */
export interface Place {
  readonly type: string;
  readonly key: readonly string[];
  readonly params: unknown;
  /** The same for the same actor. */
  readonly actor: string;
  /** The same for the same actor and params: what goes over the wire for them is equal. */
  readonly identity: string;
}

export function placeOf(type: string, key: Key = [], params: unknown): Place {
  const segments = typeof key === "string" ? [key] : key;
  const actor = JSON.stringify([type, segments]);
  return { type, key: segments, params, actor, identity: `${actor} ${wireForm(params)}` };
}

/** The JSON of a value with its members in one order, however they were written. */
function wireForm(value: unknown): string | undefined {
  return JSON.stringify(value, (_name, each: unknown) => {
    if (typeof each !== "object" || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
