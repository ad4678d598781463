export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The arena is a square of this many units on every screen. */
export const SIZE = 1000;

/** How near to the edge a player's middle may come. */
const MARGIN = 30;

/** The nearest place in the arena: positions come from other people's programs. */
export function inside({ x, y }: Point): Point {
  return { x: clamp(x), y: clamp(y) };
}

/** Somewhere in the arena. */
export function anywhere(random: () => number = Math.random): Point {
  const pick = (): number => MARGIN + random() * (SIZE - 2 * MARGIN);
  return { x: pick(), y: pick() };
}

function clamp(value: number): number {
  return Math.min(Math.max(value, MARGIN), SIZE - MARGIN);
}
