import { anywhere, inside } from "./motion/arena.js";
import { Body } from "./motion/body.js";
import { newPlayer, type Roster } from "./players/roster.js";
import type { Room } from "./room.js";
import { Board, type Piece, type Scene } from "./view/board.js";
import { Steering } from "./view/steering.js";

const SPEED = 480;

/** Seconds: after a longer absence (the window was hidden) the player goes on from where it was. */
const LONGEST_STEP = 1;

/** So near to the target, in units, its mark goes. */
const ARRIVED = 8;

/** Frame by frame: moves this player, tells the room, draws everybody. */
export class Game {
  /** Where the moves are told. */
  room: Room | undefined;
  readonly #roster: Roster;
  readonly #board: Board;
  readonly #steering: Steering;
  readonly #body = new Body(anywhere(), SPEED);
  #player = newPlayer("", 0);
  #scene: Scene | undefined;
  #last = 0;

  constructor(canvas: HTMLCanvasElement, roster: Roster) {
    this.#roster = roster;
    this.#board = new Board(canvas);
    this.#steering = new Steering(canvas);
  }

  /** This player's id. */
  get me(): string {
    return this.#player.id;
  }

  /** What was drawn last. */
  get scene(): Scene | undefined {
    return this.#scene;
  }

  /** Goes on as the player of that id, from where it is. */
  become(playerId: string): void {
    this.#player = newPlayer(playerId, performance.now());
  }

  start(): void {
    requestAnimationFrame((now) => this.#frame(now));
  }

  #frame(now: number): void {
    const seconds = Math.min(Math.max(now - this.#last, 0) / 1000, LONGEST_STEP);
    this.#last = now;
    this.#body.step(seconds, this.#steering.intent);
    this.room?.at(now, this.#body.place);
    this.#scene = this.#sceneAt(now);
    this.#board.draw(this.#scene);
    this.start();
  }

  #sceneAt(now: number): Scene {
    const { place } = this.#body;
    const target = this.#steering.target;
    const others = [...this.#roster.others].flatMap((player): Piece[] => {
      const at = player.track.drawnAt(now);
      return at === undefined ? [] : [{ ...player, at: inside(at) }];
    });
    const near = target === undefined || Math.hypot(target.x - place.x, target.y - place.y) < ARRIVED;
    return { now, me: { ...this.#player, at: place }, others, target: near ? undefined : target };
  }
}
