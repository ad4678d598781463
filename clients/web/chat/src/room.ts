import { GameError, type Client, type Connection } from "@gameevents/client";
import { refusal } from "../../shared/refusal.js";
import type { Status } from "../../shared/status.js";
import type { Actors, Person } from "./actors.js";
import { mine } from "./mine.js";
import type { Outbox } from "./outbox.js";
import type { People } from "./people.js";
import type { Timeline } from "./timeline.js";

export interface RoomViews {
  readonly timeline: Timeline;
  readonly people: People;
  readonly outbox: Outbox;
  readonly status: Status;
}

/** This window's presence in one room. */
export class Room {
  readonly #connection: Connection<Actors["chatRoom"]>;
  readonly #views: RoomViews;
  readonly #name: string;

  /** `enterAgain`: what the user may do when the room is closed to this window. */
  constructor(client: Client<Actors>, key: string, name: string, views: RoomViews, enterAgain: () => void) {
    this.#views = views;
    this.#name = name;
    const { timeline, people, status } = views;
    const room = (this.#connection = client.chatRoom.getOrCreate([key]).connect({ params: { name, presence: true } }));

    room.on("connected", () => this.#show());
    room.on("gap", ({ reason }) => {
      this.#show();
      timeline.notice(reason === "epoch_changed" ? "The server started this room anew." : "You were away. This is the room as it is now.");
    });
    room.on("messageReceived", (message) => timeline.message(message));
    room.on("messageDeleted", ({ messageId }) => timeline.removeMessage(messageId));
    room.on("privateMessage", ({ from, text }) => timeline.privateFrom(from, text));
    room.on("userJoined", (person) => {
      people.add(person);
      timeline.notice(`${person.name} came in.`);
    });
    room.on("userLeft", ({ id, name: theirs }) => {
      people.remove(id);
      timeline.notice(`${theirs} left.`);
    });
    room.on("userAway", ({ id }) => people.reconnecting(id, true));
    room.on("userBack", ({ id }) => people.reconnecting(id, false));
    room.on("disconnected", ({ reconnecting }) => (reconnecting ? people.away() : people.reset(undefined, [])));
    room.on("error", (error) => {
      if (room.status === "closed") status.problem({ text: refusal(error, "chat", room.id !== undefined), action: enterAgain });
      else console.error(error);
    });
  }

  /** To the room, or privately to one. */
  send(text: string, to: Person | undefined): void {
    const { timeline, outbox, people } = this.#views;
    if (to === undefined) {
      void outbox.send(this.#name, this.#name, text, async () => {
        const { id } = await this.#connection.sendMessage(this.#name, text);
        mine.add(id);
        timeline.mine(id);
      });
    } else {
      void outbox.send(this.#name, `You to ${to.name}, privately`, text, async () => {
        await this.#connection.sendPrivateMessage(people.current(to).id, text);
        timeline.privateTo(to.name, this.#name, text);
      });
    }
  }

  async remove(messageId: string): Promise<void> {
    try {
      await this.#connection.deleteMessage(messageId);
    } catch (error) {
      if (error instanceof GameError && error.code === "disposed") return;
      this.#views.timeline.notice("The message could not be deleted. Try again.");
    }
  }

  leave(): void {
    this.#connection.dispose();
  }

  #show(): void {
    const { snapshot, id } = this.#connection;
    if (snapshot === undefined || id === undefined) return;
    this.#views.status.fine();
    this.#views.timeline.reset(snapshot.messages);
    this.#views.people.reset({ id, name: this.#name }, snapshot.users.filter((each) => each.id !== id));
  }
}
