import { avatar } from "../../shared/avatar.js";
import { button, byId, h } from "../../shared/dom.js";
import type { Person } from "./actors.js";

/** Who is in the room. */
export class People {
  readonly #list = byId("people-list");
  readonly #count = byId("people-count");
  readonly #panel = byId("people");
  readonly #toggle = byId<HTMLButtonElement>("people-toggle");
  readonly #chosen: (person: Person) => void;
  #people = new Map<string, string>();
  readonly #reconnecting = new Set<string>();
  #me: string | undefined;

  /** `chosen`: somebody else was picked, to be written to. */
  constructor(chosen: (person: Person) => void) {
    this.#chosen = chosen;
    this.#toggle.addEventListener("click", () => this.#show(!this.#open));
    this.#panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.close()) event.stopPropagation();
    });
  }

  get #open(): boolean {
    return this.#toggle.ariaExpanded === "true";
  }

  /** On a narrow screen the list lies over the room. True when it did. */
  close(): boolean {
    if (!this.#open) return false;
    this.#show(false);
    this.#toggle.focus();
    return true;
  }

  reset(me: Person | undefined, others: readonly Person[]): void {
    this.#me = me?.id;
    this.#panel.classList.remove("away");
    this.#reconnecting.clear();
    this.#people = new Map([...(me === undefined ? [] : [me]), ...others].map(({ id, name }) => [id, name]));
    this.#render();
  }

  add({ id, name }: Person): void {
    this.#people.set(id, name);
    this.#render();
  }

  remove(id: string): void {
    this.#people.delete(id);
    this.reconnecting(id, false);
  }

  /** Somebody else's link was lost, and they may be back in a moment; or they are. */
  reconnecting(id: string, away: boolean): void {
    if (away) this.#reconnecting.add(id);
    else this.#reconnecting.delete(id);
    this.#render();
  }

  /** The link is down: who is here is not known now. */
  away(): void {
    this.#panel.classList.add("away");
    const mine = this.#list.querySelector(".you");
    if (mine !== null) mine.textContent = "reconnecting";
  }

  /** The same person as the room knows them now: after a lost link they have another id. */
  current(person: Person): Person {
    return this.#people.has(person.id) ? person : this.byName(person.name) ?? person;
  }

  /** The latest to come of those with that name; not yourself. */
  byName(name: string): Person | undefined {
    const [id] = [...this.#people].filter(([each, theirs]) => theirs === name && each !== this.#me).at(-1) ?? [];
    return id === undefined ? undefined : { id, name };
  }

  #show(open: boolean): void {
    this.#toggle.ariaExpanded = String(open);
    this.#panel.classList.toggle("open", open);
    if (open) (this.#panel.querySelector("button") ?? this.#panel).focus();
  }

  #render(): void {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["person"] : undefined;
    const others = [...this.#people].filter(([id]) => id !== this.#me).sort(([, a], [, b]) => a.localeCompare(b));
    const mine = this.#me === undefined ? undefined : this.#people.get(this.#me);
    this.#list.replaceChildren(
      ...(mine === undefined ? [] : [h("li", "", h("span", "person", avatar(mine), h("span", "name", mine), h("span", "you", "you")))]),
      ...others.map(([id, name]) => h("li", "", this.#personButton(id, name))),
    );
    this.#panel.classList.toggle("alone", others.length === 0);
    this.#count.textContent = String(this.#people.size);
    if (focused !== undefined) this.#list.querySelector<HTMLElement>(`[data-person="${CSS.escape(focused)}"]`)?.focus();
  }

  #personButton(id: string, name: string): HTMLElement {
    const element = button("person", "", () => {
      this.#show(false);
      this.#chosen({ id, name });
    });
    element.dataset["person"] = id;
    const away = this.#reconnecting.has(id);
    element.ariaLabel = `${name}${away ? ", reconnecting" : ""}, write privately`;
    element.append(avatar(name), h("span", "name", name));
    if (away) element.append(h("span", "you", "reconnecting"));
    return element;
  }
}
