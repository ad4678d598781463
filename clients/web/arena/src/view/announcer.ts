import { byId } from "../../../shared/dom.js";
import { news } from "../players/news.js";

/** What happens within so long is told at once: twenty newcomers are one sentence. */
const GATHER = 1_500;

/** Tells those who hear the page who came and who left. Politely: nothing else, and not often. */
export class Announcer {
  readonly #output = byId("announce");
  #came: string[] = [];
  #left: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  add(came: readonly string[], left: readonly string[]): void {
    if (came.length + left.length === 0) return;
    this.#came.push(...came);
    this.#left.push(...left);
    this.#timer ??= setTimeout(() => this.#tell(), GATHER);
  }

  #tell(): void {
    this.#output.textContent = news(this.#came, this.#left);
    this.#came = [];
    this.#left = [];
    this.#timer = undefined;
  }
}
