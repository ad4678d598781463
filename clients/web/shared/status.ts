import type { LinkState } from "@gameevents/client";
import { byId } from "./dom.js";

const BACK_SHOWN = 4_000;

interface Banner { text: string; action?: () => void }

/** Where this window stands with the server: a word at the top, and a banner when something is wrong. */
export class Status {
  readonly #badge = byId("link");
  readonly #text = byId("link-text");
  readonly #banner = byId("banner");
  readonly #bannerText = byId("banner-text");
  readonly #action = byId<HTMLButtonElement>("banner-action");
  readonly #announce = byId("announce");
  readonly #meanwhile: string;
  #run: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wasLost = false;

  /** `meanwhile`: what happens to what the user does while there is no link. */
  constructor(meanwhile: string) {
    this.#meanwhile = meanwhile;
    this.#action.addEventListener("click", () => this.#run?.());
  }

  link(state: LinkState): void {
    clearTimeout(this.#timer); // intervals too: they share their ids
    switch (state.status) {
      case "connected":
        this.#badgeIs("good", this.#wasLost ? "Back" : "Connected");
        this.fine();
        if (this.#wasLost) {
          this.#say("Connected again.");
          this.#timer = setTimeout(() => this.link(state), BACK_SHOWN);
        }
        this.#wasLost = false;
        return;
      case "waiting":
        if (!this.#wasLost) this.#say("Connection lost. Reconnecting.");
        this.#wasLost = true;
        this.#countDown(state);
        this.#timer = setInterval(() => this.#countDown(state), 250);
        return;
      case "connecting":
        return this.#badgeIs("busy", state.attempt === 0 ? "Connecting…" : "Reconnecting…");
      case "idle":
        return this.#badgeIs("busy", "Connecting…");
      default:
        this.#badgeIs("bad", "Not connected");
    }
  }

  /** Something that needs the user: it stays until the link or the room is back. */
  problem({ text, action }: Banner): void {
    this.#bannerText.textContent = text;
    this.#run = action;
    this.#action.hidden = action === undefined;
    this.#banner.classList.toggle("bad", action !== undefined);
    this.#banner.hidden = false;
    if (action !== undefined) this.#say(text);
  }

  /** The problem is solved. */
  fine(): void {
    this.#banner.hidden = true;
    this.#run = undefined;
  }

  #countDown({ retryAt, attempt }: Extract<LinkState, { status: "waiting" }>): void {
    const seconds = Math.max(0, Math.ceil((retryAt - Date.now()) / 1000));
    const when = seconds === 0 ? "now" : `in ${seconds} s`;
    this.#badgeIs("busy", `Reconnecting ${when}`);
    this.problem({ text: `No connection to the server. Attempt ${attempt} ${when}; ${this.#meanwhile}.` });
  }

  #badgeIs(state: "good" | "busy" | "bad", text: string): void {
    this.#badge.dataset["state"] = state;
    this.#text.textContent = text;
  }

  #say(text: string): void {
    this.#announce.textContent = text;
  }
}
