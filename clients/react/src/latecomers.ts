import type { Connection } from "@gameevents/client";
import type { Attach, Undo } from "./attachments.js";

/** Connections for those who come after the snapshot: one for all who come before it has told its own, gone with the last of them. */
export class Latecomers {
  readonly #connect: () => Connection;
  #newest: { readonly connection: Connection; users: number } | undefined;

  constructor(connect: () => Connection) {
    this.#connect = connect;
  }

  attach(attach: Attach): Undo {
    if (this.#newest?.connection.status !== "connecting") this.#newest = { connection: this.#connect(), users: 0 };
    const shared = this.#newest;
    shared.users++;
    const detach = attach(shared.connection);
    return () => {
      detach();
      if (--shared.users === 0) shared.connection.dispose();
    };
  }
}
