import type { Connection } from "@gameevents/client";

export type Undo = () => void;

/** Puts listeners on a connection, and gives what takes them away again. */
export type Attach = (connection: Connection) => Undo;

interface Attachment { readonly attach: Attach; undo: Undo }

/** What listens to a seat, whichever connection it has: attached to the one of now, and to each later one. */
export class Attachments {
  readonly #all = new Set<Attachment>();
  #connection: Connection | undefined;

  add(attach: Attach): Undo {
    const attachment: Attachment = { attach, undo: nothing };
    this.#all.add(attachment);
    if (this.#connection !== undefined) attachment.undo = attach(this.#connection);
    return () => {
      this.#all.delete(attachment);
      detach(attachment);
    };
  }

  /** Moves everything to that connection, or to none. */
  move(connection: Connection | undefined): void {
    for (const each of this.#all) detach(each);
    this.#connection = connection;
    if (connection !== undefined) for (const each of this.#all) each.undo = each.attach(connection);
  }
}

function detach(attachment: Attachment): void {
  attachment.undo();
  attachment.undo = nothing;
}

function nothing(): void {}
