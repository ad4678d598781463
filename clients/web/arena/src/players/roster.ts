import type { Move } from "../actors.js";
import { inside } from "../motion/arena.js";
import { Track } from "../motion/track.js";
import { labelOf, nameOf } from "./identity.js";
import { lookOf, type Look } from "./look.js";

/** More than this are not shown: a page has its limits, too. */
const MOST = 500;

/** Milliseconds: of a player who was heard of since, the room's answer may be older than what was heard. */
const QUIET = 500;

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

  /** Everybody in the room now, and where: moves told while this page was away were not heard. */
  present(standings: readonly Move[], now: number): void {
    const ids = new Set(standings.map(({ playerId }) => playerId));
    const left = [...this.#players.values()].filter(({ id }) => !ids.has(id));
    for (const { id } of left) this.#players.delete(id);
    const came: Player[] = [];
    for (const { playerId, x, y } of standings) {
      const known = this.#players.get(playerId);
      const player = known ?? this.#add(playerId, now);
      if (player === undefined) continue;
      if (known === undefined) came.push(player);
      const moved = x !== 0 || y !== 0; // (0, 0) is where the room keeps who has not moved yet
      if (moved && now - player.track.heard >= QUIET) player.track.push(now, inside({ x, y }));
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
