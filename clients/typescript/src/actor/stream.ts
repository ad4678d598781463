import { Listeners } from "../listeners.js";
import { Position } from "./position.js";
import type { LogMessage, Seen } from "../wire.js";

/** The events of this client's user, or of everyone on the server: there from the first welcome on, without a join. */
export class Stream {
  readonly listeners: Listeners;
  #address = "";
  #position: Position | undefined;

  constructor(report: (error: unknown) => void) {
    this.listeners = new Listeners(report);
  }

  get seen(): readonly Seen[] {
    return this.#position === undefined ? [] : [this.#position.of(this.#address)];
  }

  /** Where a welcome says that the stream stands. What hello has named goes on from there, and is caught up with. */
  attach({ a, e, s }: Seen): void {
    if (this.#address === a) return;
    this.#address = a;
    this.#position = new Position(e, s);
  }

  receive(message: LogMessage): void {
    if (message.a !== this.#address) return;
    if (message.t === "event") {
      if (this.#position?.advance(message.s)) this.listeners.emit(message.n, message.d);
      return;
    }
    this.#position = new Position(message.e, message.s);
    if (message.t === "gap") this.listeners.emit("gap", { reason: message.reason });
  }
}
