import { Listeners } from "../listeners.js";
import { Position } from "./position.js";
import type { CaughtUp, EventMessage, GapMessage, GapReason } from "../wire.js";

/** The events of this client's user, or of everyone on the server: there from the first welcome on, without a join. */
export class Stream {
  readonly listeners: Listeners;
  #address = "";
  #position: Position | undefined;

  constructor(report: (error: unknown) => void) {
    this.listeners = new Listeners(report);
  }

  /** A new session starts at the given position. What lies between the old one and it is lost. */
  attach(address: string, epoch: string, s: number): void {
    const before = this.#address === address ? this.#position : undefined;
    this.#address = address;
    if (before?.epoch === epoch && s <= before.s) return;
    this.#position = new Position(epoch, s);
    if (before !== undefined) this.#tell(before.epoch === epoch ? "position_unknown" : "epoch_changed");
  }

  event({ n, s, d }: EventMessage): void {
    if (this.#position?.advance(s) ?? true) this.listeners.emit(n, d);
  }

  gap({ e, s, reason }: GapMessage): void {
    this.#position = new Position(e, s);
    this.#tell(reason);
  }

  caughtUp({ e, s }: CaughtUp): void {
    this.#position = new Position(e, s);
  }

  #tell(reason: GapReason): void {
    this.listeners.emit("gap", { reason });
  }
}
