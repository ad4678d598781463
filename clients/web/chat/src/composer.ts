import { byId } from "../../shared/dom.js";
import type { Person } from "./actors.js";

const LIMIT = 2000;
const WARN_AT = 200;

/** Where messages are written, to the room or privately to one. */
export class Composer {
  readonly #text = byId<HTMLTextAreaElement>("text");
  readonly #left = byId("left");
  readonly #to = byId("to");
  #person: Person | undefined;

  constructor(send: (text: string, to: Person | undefined) => void) {
    const submit = (): void => {
      const text = this.#text.value.trim();
      if (text === "") return;
      this.#text.value = "";
      this.#fit();
      send(text, this.#person);
    };
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      submit();
      this.focus();
    });
    this.#text.addEventListener("input", () => this.#fit());
    this.#text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      submit();
    });
    byId("to-cancel").addEventListener("click", () => this.address(undefined));
  }

  /** Who the next messages go to; undefined: the room. */
  address(person: Person | undefined): void {
    this.#person = person;
    this.#to.hidden = person === undefined;
    byId("to-name").textContent = person?.name ?? "";
    byId("composer").classList.toggle("to-one", person !== undefined);
    const label = person === undefined ? "Message" : `Private message to ${person.name}`;
    byId("text-label").textContent = label;
    this.#text.placeholder = label;
    this.focus();
  }

  get isPrivate(): boolean {
    return this.#person !== undefined;
  }

  focus(): void {
    this.#text.focus();
  }

  #fit(): void {
    this.#text.style.height = "auto";
    this.#text.style.height = `${this.#text.scrollHeight}px`;
    const left = LIMIT - this.#text.value.length;
    this.#left.hidden = left > WARN_AT;
    this.#left.textContent = `${left} left`;
  }
}
