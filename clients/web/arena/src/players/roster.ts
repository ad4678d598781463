import type { Move } from "../actors.js";
import { inside } from "../motion/arena.js";
import { Track } from "../motion/track.js";
import { labelOf, nameOf } from "./identity.js";
import { lookOf, type Look } from "./look.js";

/** More than this are not shown: a page has its limits, too. */
const MOST = 500;

export interface Player {
  readonly id: string;
  readonly name: string;
  /** The name, shortened for the board. */
  readonly label: string;
  readonly look: Look;
  /** When this page first heard of them. */
  readonly since: number;
  readonly track: Track;
}

export function newPlayer(id: string, now: number): Player {
  const name = nameOf(id);
  return { id, name, label: labelOf(name), look: lookOf(id, name), since: now, track: new Track() };
}

/** The others in the room. */
export class Roster {
  readonly #changed: (came: readonly Player[], left: readonly Player[]) => void;
  readonly #players = new Map<string, Player>();
  #me: string | undefined;

  constructor(changed: (came: readonly Player[], left: readonly Player[]) => void) {
    this.#changed = changed;
  }

  get others(): Iterable<Player> {
    return this.#players.values();
  }

  get count(): number {
    return this.#players.size;
  }

  /** Another room, or another name: nobody is known. */
  clear(me: string): void {
    this.#me = me;
    this.#players.clear();
    this.#changed([], []);
  }

  /** The room tells where somebody is: that is also how it tells of a newcomer. */
  moved({ playerId, x, y }: Move, now: number): void {
    const known = this.#players.get(playerId);
    const player = known ?? this.#add(playerId, now);
    player?.track.push(now, inside({ x, y }));
    if (known === undefined && player !== undefined) this.#changed([player], []);
  }

  /** Everybody in the room now. Who is known already stays where they are drawn: their moves were heard. */
  present(standings: readonly Move[], now: number): void {
    const ids = new Set(standings.map(({ playerId }) => playerId));
    const left = [...this.#players.values()].filter(({ id }) => !ids.has(id));
    for (const { id } of left) this.#players.delete(id);
    const came: Player[] = [];
    for (const { playerId, x, y } of standings) {
      const player = this.#players.has(playerId) ? undefined : this.#add(playerId, now);
      if (player === undefined) continue;
      came.push(player);
      if (x !== 0 || y !== 0) player.track.push(now, inside({ x, y })); // (0, 0) is where the room keeps who has not moved yet
    }
    if (came.length > 0 || left.length > 0) this.#changed(came, left);
  }

  #add(id: string, now: number): Player | undefined {
    if (id === this.#me || this.#players.size >= MOST) return undefined;
    const player = newPlayer(id, now);
    this.#players.set(id, player);
    return player;
  }
}
