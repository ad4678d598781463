import type { ActorRow } from "./actors.js";
import { get, post, Refused } from "./api.js";
import { byId, h } from "../../shared/dom.js";
import { repeat } from "./repeat.js";

interface Shown {
  e: string;
  s: number;
  state: unknown;
  cutState: string | null;
  stateFailure: string | null;
  total: number;
  connections: { id: string; user: string; name: string | null; groups: string[] }[];
}

/** One actor from inside, and its actions. */
export class ActorView {
  #address = "";
  readonly #refresh = repeat(2000, async () => this.#load());

  constructor() {
    byId("call").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#call();
    });
    byId("actor-close").addEventListener("click", () => this.#close());
  }

  show(row: ActorRow, actions: string[]): void {
    this.#address = row.a;
    byId("actor").hidden = false;
    byId("actor-name").textContent = row.a;
    byId("actor-state").textContent = "";
    byId("call-result").textContent = "";
    byId("call-action").replaceChildren(...actions.map((action) => new Option(action, action)));
    byId("actor-name").focus();
    this.#refresh();
  }

  #close(): void {
    byId("actor").hidden = true;
    this.#address = "";
    byId("actor-filter").focus();
  }

  async #load(): Promise<void> {
    const address = this.#address;
    if (address === "") return;
    try {
      const shown = await get<Shown>("/api/actor", { a: address });
      if (address === this.#address) this.#render(shown);
    } catch (error) {
      if (error instanceof Refused && address === this.#address) byId("actor-facts").textContent = error.message;
    }
  }

  #render({ e, s, state, cutState, stateFailure, total, connections }: Shown): void {
    byId("actor-facts").textContent = `epoch ${e}, event ${s}, ${total} connected`;
    const text = stateFailure !== null ? `The state is nothing that JSON can hold (${stateFailure}).`
      : cutState !== null ? `${cutState}…\n\nOnly the beginning is shown.`
      : JSON.stringify(state, null, 2);
    if (byId("actor-state").textContent !== text) byId("actor-state").textContent = text;
    byId("actor-connections").replaceChildren(
      ...connections.map((c) => h("li", "row", h("span", "name", c.name ?? c.user), h("span", "figure", c.id), h("span", "figure", c.groups.join(", ")))),
    );
  }

  async #call(): Promise<void> {
    const result = byId("call-result");
    result.className = "result";
    let args: unknown;
    try {
      args = JSON.parse(`[${byId<HTMLInputElement>("call-args").value}]`);
    } catch {
      result.className = "result bad";
      result.textContent = "The arguments must be JSON values with commas between them, such as \"Ann\", 3.";
      return;
    }
    result.textContent = "…";
    try {
      const action = byId<HTMLSelectElement>("call-action").value;
      const user = byId<HTMLInputElement>("call-user").value.trim();
      const { d } = await post<{ d: unknown }>("/api/call", { a: this.#address, action, args, ...(user === "" ? {} : { user }) });
      result.textContent = JSON.stringify(d, null, 2);
    } catch (error) {
      result.className = "result bad";
      result.textContent = error instanceof Refused ? `${error.code}: ${error.message}` : "The server does not answer.";
    }
    this.#refresh();
  }
}
