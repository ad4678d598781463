import { SIZE, type Point } from "../motion/arena.js";
import type { Look } from "../players/look.js";
import { Pieces } from "./pieces.js";
import { Theme } from "./theme.js";

export interface Piece {
  readonly at: Point;
  readonly label: string;
  readonly look: Look;
  /** When it appeared, on the clock of `Scene.now`. */
  readonly since: number;
}

export interface Scene {
  /** The time of the frame. */
  readonly now: number;
  readonly me: Piece;
  readonly others: readonly Piece[];
  /** Where this player is going. */
  readonly target: Point | undefined;
}

const CELLS = 10;

/** The canvas: draws a scene, in units of the arena whatever the size on the screen. */
export class Board {
  readonly #context: CanvasRenderingContext2D;
  readonly #theme = new Theme();
  readonly #pieces: Pieces;
  /** Device pixels to a unit. */
  #scale = 1;

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("This browser cannot draw on a canvas.");
    this.#context = context;
    this.#pieces = new Pieces(context, this.#theme);
    new ResizeObserver(() => {
      const side = Math.max(1, Math.round(canvas.clientWidth * devicePixelRatio));
      canvas.width = canvas.height = side;
      this.#scale = side / SIZE;
    }).observe(canvas);
  }

  draw({ now, me, others, target }: Scene): void {
    const context = this.#context;
    const scale = this.#scale;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, SIZE, SIZE);
    this.#grid();
    const pixel = devicePixelRatio / scale; // a CSS pixel, in units: what is written is as large on every screen
    if (target !== undefined) this.#pieces.target(target, pixel);
    for (const each of others) this.#pieces.arrival(each, now);
    for (const each of others) this.#pieces.label(each, pixel);
    for (const each of others) this.#pieces.shape(each, pixel);
    this.#pieces.ring(me, pixel);
    this.#pieces.shape(me, pixel);
    this.#pieces.ownLabel(me, pixel);
  }

  #grid(): void {
    const context = this.#context;
    const cell = SIZE / CELLS;
    context.strokeStyle = this.#theme.line;
    context.lineWidth = 1 / this.#scale;
    context.beginPath();
    for (let at = cell; at < SIZE; at += cell) {
      context.moveTo(at, 0);
      context.lineTo(at, SIZE);
      context.moveTo(0, at);
      context.lineTo(SIZE, at);
    }
    context.stroke();
  }
}
