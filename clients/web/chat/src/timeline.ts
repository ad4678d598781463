import { button, byId, h } from "../../shared/dom.js";
import type { Message } from "./actors.js";
import { row } from "./row.js";

const KEPT = 500;
const ONE_BREATH = 5 * 60_000;
const NEAR_END = 80;

interface Entry {
  readonly node: HTMLElement;
  readonly at: number;
  /** Neighbours with the same author share one head; notices have none. */
  readonly author: string | undefined;
  /** Of this page only: it outlives a fresh snapshot. */
  readonly local: boolean;
}

export interface TimelineActions {
  isMine(id: string): boolean;
  remove(id: string): void;
  reply(name: string): void;
}

/** The messages of a room in the order of their time, and what this page adds: private messages and notices. */
export class Timeline {
  readonly #list = byId("messages");
  readonly #scroll = byId("scroll");
  readonly #empty = byId("empty");
  readonly #newer = byId("newer");
  readonly #actions: TimelineActions;
  readonly #messages = new Map<string, Entry>();
  #entries: Entry[] = [];

  constructor(actions: TimelineActions) {
    this.#actions = actions;
    this.#newer.addEventListener("click", () => this.toEnd());
    this.#scroll.addEventListener("scroll", () => (this.#newer.hidden ||= this.#atEnd()), { passive: true });
  }

  /** Another room: nothing of the old one stays. */
  clear(): void {
    this.#entries = [];
    this.reset([]);
    this.#empty.hidden = true;
  }

  /** The room as the server knows it now. */
  reset(messages: readonly Message[]): void {
    this.#messages.clear();
    const known = messages.map((message) => this.#messageEntry(message));
    this.#entries = [...known, ...this.#entries.filter((each) => each.local)].sort((a, b) => a.at - b.at);
    this.#list.ariaBusy = "true";
    this.#list.replaceChildren(...this.#entries.map((each) => each.node));
    this.#entries.forEach((_, index) => this.#group(index));
    this.#list.ariaBusy = null;
    this.#empty.hidden = this.#entries.length > 0;
    this.toEnd();
  }

  message(message: Message): void {
    this.#add(this.#messageEntry(message));
  }

  removeMessage(id: string): void {
    const entry = this.#messages.get(id);
    if (entry === undefined) return;
    this.#messages.delete(id);
    const index = this.#entries.indexOf(entry);
    this.#entries.splice(index, 1);
    if (entry.node.contains(document.activeElement)) byId("text").focus();
    entry.node.remove();
    this.#group(index);
    this.#empty.hidden = this.#entries.length > 0;
  }

  /** It turned out to be written here: it can be deleted here. */
  mine(id: string): void {
    const entry = this.#messages.get(id);
    if (entry !== undefined && entry.node.querySelector(".delete") === null) entry.node.append(this.#deleteButton(id, entry.node));
  }

  privateFrom(name: string, text: string): void {
    const node = row(name, `${name} to you, privately`, text, Date.now(), "private");
    node.append(button("plain act", "Reply", () => this.#actions.reply(name)));
    this.#addLocal(node);
  }

  privateTo(name: string, me: string, text: string): void {
    this.#addLocal(row(me, `You to ${name}, privately`, text, Date.now(), "private"));
  }

  notice(text: string): void {
    this.#add({ node: h("li", "notice", text), at: Date.now(), author: undefined, local: false });
  }

  toEnd(): void {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
    this.#newer.hidden = true;
  }

  #messageEntry({ id, user, text, at }: Message): Entry {
    const node = row(user, user, text, Date.parse(at), "");
    if (this.#actions.isMine(id)) node.append(this.#deleteButton(id, node));
    const entry = { node, at: Date.parse(at), author: user, local: false };
    this.#messages.set(id, entry);
    return entry;
  }

  #deleteButton(id: string, node: HTMLElement): HTMLElement {
    const element = button("plain act delete", "Delete", () => this.#actions.remove(id));
    element.ariaLabel = `Delete your message: ${node.querySelector(".text")?.textContent ?? ""}`;
    return element;
  }

  #addLocal(node: HTMLElement): void {
    this.#add({ node, at: Date.now(), author: undefined, local: true });
  }

  #add(entry: Entry): void {
    const follow = this.#atEnd();
    this.#empty.hidden = true;
    this.#entries.push(entry);
    this.#list.append(entry.node);
    this.#group(this.#entries.length - 1);
    while (this.#entries.length > KEPT) this.#entries.shift()!.node.remove();
    if (follow) this.toEnd();
    else this.#newer.hidden = false;
  }

  /** The entry there shows its author, or goes with the one before it. */
  #group(index: number): void {
    const entry = this.#entries[index], before = this.#entries[index - 1];
    if (entry === undefined) return;
    const goesOn = entry.author !== undefined && entry.author === before?.author && entry.at - before.at < ONE_BREATH;
    entry.node.classList.toggle("same", goesOn);
  }

  #atEnd(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroll;
    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }
}
