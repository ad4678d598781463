export const MOST_BOTS = 50;

/** What the page asks of its worker: so many bots for a room, then to be rid of them. */
export type Order = { readonly room: string; readonly count: number } | "leave";

/** How many bots an address asks for: `?bots=20`. */
export function botsOf(search: string): number {
  const count = Number(new URLSearchParams(search).get("bots"));
  return Number.isFinite(count) ? Math.min(Math.max(Math.floor(count), 0), MOST_BOTS) : 0;
}
