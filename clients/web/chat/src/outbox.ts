import { GameError } from "@gameevents/client";
import { button, byId, h } from "../../shared/dom.js";
import { row } from "./row.js";

/** A message that goes through at once need not be shown as waiting. */
const AT_ONCE = 400;

/** Messages that the server has not confirmed: they wait for the link, or failed and may be sent again. */
export class Outbox {
  readonly #list = byId("pending");
  readonly #shown: () => void;

  constructor(shown: () => void) {
    this.#shown = shown;
  }

  clear(): void {
    this.#list.replaceChildren();
  }

  /** Shows it until `send` is done. */
  async send(me: string, heading: string, text: string, send: () => Promise<unknown>): Promise<void> {
    const node = row(me, heading, text, Date.now(), "pending");
    const state = h("p", "state", "Waiting for the connection…");
    node.querySelector(".body")!.append(state);
    const show = (): void => {
      this.#list.append(node);
      this.#shown();
    };
    const timer = setTimeout(show, AT_ONCE);
    try {
      await send();
      node.remove();
    } catch (error) {
      if (error instanceof GameError && error.code === "disposed") return node.remove(); // the room was left
      node.classList.add("failed");
      state.textContent = explain(error);
      const again = (): void => {
        node.remove();
        void this.send(me, heading, text, send);
      };
      node.append(button("plain act", "Send again", again), button("plain act", "Discard", () => node.remove()));
      if (!node.isConnected) show();
    } finally {
      clearTimeout(timer);
    }
  }
}

/** What went wrong with a message, in words that say what it means for its writer. */
function explain(error: unknown): string {
  if (!(error instanceof GameError)) return `Not sent: ${String(error)}`;
  switch (error.code) {
    case "result_expired":
    case "connection_lost":
      return "The connection broke before the answer came. It may have arrived.";
    case "app.no_such_connection":
      return "Not sent: they have left the room.";
    case "client_queue_full":
      return "Not sent: too much is waiting already.";
    default:
      return `Not sent: ${error.message}`;
  }
}
