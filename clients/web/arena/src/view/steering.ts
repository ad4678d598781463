import { SIZE, type Point } from "../motion/arena.js";
import type { Intent } from "../motion/body.js";

/** Keys by where they lie: WASD is a cross on every keyboard layout. */
const ways: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0],
  KeyW: [0, -1], KeyS: [0, 1], KeyA: [-1, 0], KeyD: [1, 0],
};

/** What the user wants of their player: keys held, or the place that was tapped or dragged to. */
export class Steering {
  readonly #canvas: HTMLCanvasElement;
  readonly #held = new Set<string>();
  #target: Point | undefined;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      canvas.setPointerCapture(event.pointerId);
      this.#target = this.#pointOf(event);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (canvas.hasPointerCapture(event.pointerId)) this.#target = this.#pointOf(event);
    });
    addEventListener("keydown", (event) => this.#press(event));
    addEventListener("keyup", (event) => this.#held.delete(event.code));
    addEventListener("blur", () => this.#held.clear()); // the keys are let go elsewhere
  }

  /** Where the player goes; undefined when keys steer, or nothing does. */
  get target(): Point | undefined {
    return this.#target;
  }

  get intent(): Intent {
    if (this.#target !== undefined) return { kind: "target", ...this.#target };
    let x = 0, y = 0;
    for (const code of this.#held) {
      x += ways[code]![0];
      y += ways[code]![1];
    }
    return x === 0 && y === 0 ? { kind: "rest" } : { kind: "heading", x: Math.sign(x), y: Math.sign(y) };
  }

  #press(event: KeyboardEvent): void {
    const { code, target } = event;
    if (!Object.hasOwn(ways, code) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target instanceof HTMLInputElement || document.querySelector("dialog[open]") !== null) return;
    event.preventDefault();
    this.#held.add(code);
    this.#target = undefined;
  }

  #pointOf(event: PointerEvent): Point {
    const { left, top, width } = this.#canvas.getBoundingClientRect();
    return { x: ((event.clientX - left) / width) * SIZE, y: ((event.clientY - top) / width) * SIZE };
  }
}
