/** Names that a connection keeps for itself; the server refuses actions called so. */
const reserved = ["on", "once", "off", "connect", "dispose", "ready", "id", "status", "snapshot", "then", "toJSON", "with"] as const;

export type ReservedName = (typeof reserved)[number];

const set: ReadonlySet<PropertyKey> = new Set<ReservedName>(reserved);

export function isReserved(name: PropertyKey): boolean {
  return set.has(name);
}
