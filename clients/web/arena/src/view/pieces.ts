import { SIZE, type Point } from "../motion/arena.js";
import type { Piece } from "./board.js";
import type { Theme } from "./theme.js";

const RADIUS = 20;
const SMALLEST = 10; // CSS pixels
const ARRIVAL = 700;

/** Players and their marks. A `pixel` is a CSS pixel's size in units of the arena. */
export class Pieces {
  readonly #context: CanvasRenderingContext2D;
  readonly #theme: Theme;
  readonly #paths = new Map<string, Path2D>();

  constructor(context: CanvasRenderingContext2D, theme: Theme) {
    this.#context = context;
    this.#theme = theme;
  }

  /** The shape with its initial; an edge in the colour of the ground keeps two that overlap apart. */
  shape({ at, look }: Piece, pixel: number): void {
    const context = this.#context;
    const radius = radiusAt(pixel);
    context.save();
    context.translate(at.x, at.y);
    context.scale(radius, radius);
    context.fillStyle = look.fill;
    context.strokeStyle = this.#theme.ground;
    context.lineWidth = (3 * pixel) / radius;
    context.lineJoin = "round";
    const path = this.#path(look.shape);
    context.stroke(path);
    context.fill(path);
    context.restore();
    context.fillStyle = look.ink;
    this.#font(Math.max(radius * 0.95, 10 * pixel), "bold");
    context.textBaseline = "middle";
    context.fillText(look.initial, at.x, at.y + radius * 0.07);
  }

  label({ at, label }: Piece, pixel: number): void {
    this.#write(at, label, radiusAt(pixel) * 1.45, pixel, "normal");
  }

  /** Clear of the ring around this window's own player. */
  ownLabel({ at, label }: Piece, pixel: number): void {
    this.#write(at, label, ringAt(pixel) + 3 * pixel, pixel, "bold");
  }

  /** Marks this window's own player. */
  ring({ at }: Piece, pixel: number): void {
    this.#circle(at, ringAt(pixel), 2.5 * pixel, this.#theme.accent);
  }

  /** A wave around a newcomer. */
  arrival({ at, since }: Piece, now: number): void {
    const age = (now - since) / ARRIVAL;
    if (this.#theme.calm || age < 0 || age >= 1) return;
    this.#context.globalAlpha = 1 - age;
    this.#circle(at, RADIUS * (1 + 2.5 * age), 3, this.#theme.accent);
    this.#context.globalAlpha = 1;
  }

  /** Where this player is going. */
  target({ x, y }: Point, pixel: number): void {
    const context = this.#context;
    const arm = 6 * pixel;
    context.strokeStyle = this.#theme.accent;
    context.lineWidth = 2 * pixel;
    context.beginPath();
    context.moveTo(x - arm, y);
    context.lineTo(x + arm, y);
    context.moveTo(x, y - arm);
    context.lineTo(x, y + arm);
    context.stroke();
  }

  /** Below the place, or above it at the lower edge; never beyond the sides. */
  #write(at: Point, text: string, distance: number, pixel: number, weight: "normal" | "bold"): void {
    const context = this.#context;
    const size = 12 * pixel;
    this.#font(size, weight);
    const half = context.measureText(text).width / 2 + 4 * pixel;
    const x = Math.min(Math.max(at.x, half), SIZE - half);
    const y = at.y + distance + size > SIZE ? at.y - distance - size / 2 : at.y + distance + size / 2;
    context.textBaseline = "middle";
    context.strokeStyle = this.#theme.ground;
    context.lineWidth = 3 * pixel;
    context.lineJoin = "round";
    context.strokeText(text, x, y);
    context.fillStyle = this.#theme.text;
    context.fillText(text, x, y);
  }

  #circle({ x, y }: Point, radius: number, width: number, colour: string): void {
    const context = this.#context;
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.stroke();
  }

  #font(size: number, weight: "normal" | "bold"): void {
    this.#context.font = `${weight} ${size}px system-ui, sans-serif`;
    this.#context.textAlign = "center";
  }

  #path(shape: string): Path2D {
    let path = this.#paths.get(shape);
    if (path === undefined) this.#paths.set(shape, (path = new Path2D(shape)));
    return path;
  }
}

/** On a small screen players are drawn larger, so that they can be told apart. */
function radiusAt(pixel: number): number {
  return Math.max(RADIUS, SMALLEST * pixel);
}

function ringAt(pixel: number): number {
  return radiusAt(pixel) * 1.2 + 4 * pixel;
}
