import { byId, h } from "../../../shared/dom.js";
import { nameOf } from "../players/identity.js";
import { lookOf, type Look } from "../players/look.js";
import type { Player } from "../players/roster.js";

const SVG = "http://www.w3.org/2000/svg";

/** The list of who is here: what the canvas shows, for those who do not see it. Positions are left out, they would never end. */
export class People {
  readonly #list = byId("people-list");
  readonly #count = byId("people-count");

  show(me: string, others: Iterable<Player>): void {
    const sorted = [...others].sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
    const mine = nameOf(me);
    const scrolled = this.#list.scrollTop;
    this.#list.replaceChildren(
      row(me, mine, lookOf(me, mine), h("span", "you", "you")),
      ...sorted.map(({ id, name, look }) => row(id, name, look)),
    );
    this.#list.scrollTop = scrolled;
    this.#count.textContent = String(sorted.length + 1);
  }
}

function row(id: string, name: string, look: Look, ...more: HTMLElement[]): HTMLElement {
  const element = h("li", "person", swatch(look), h("span", "name", name), ...more);
  element.dataset["player"] = id;
  return element;
}

/** The player as on the canvas. */
function swatch({ shape, fill, ink, initial }: Look): Element {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  const text = document.createElementNS(SVG, "text");
  svg.setAttribute("viewBox", "-1.5 -1.5 3 3");
  svg.setAttribute("class", "swatch");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", shape);
  path.setAttribute("fill", fill);
  text.setAttribute("y", "0.34");
  text.setAttribute("fill", ink);
  text.textContent = initial;
  svg.append(path, text);
  return svg;
}
