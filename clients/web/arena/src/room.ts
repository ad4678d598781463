import type { Client, Connection } from "@gameevents/client";
import { refusal } from "../../shared/refusal.js";
import type { Status } from "../../shared/status.js";
import type { Actors } from "./actors.js";
import type { Point } from "./motion/arena.js";
import { Pace } from "./motion/pace.js";
import type { Roster } from "./players/roster.js";
import type { Rate } from "./view/meters.js";

/** How often the room is asked who is there: it tells of moves, but of nobody's coming and going. */
const CENSUS = 2_000;

/** So many moves may be unanswered; on a slow link the newest one counts, so none is queued behind them. */
const MOST_UNANSWERED = 4;

export interface RoomViews {
  readonly roster: Roster;
  readonly rate: Rate;
  readonly status: Status;
}

/** This player's presence in one room. */
export class Room {
  readonly #connection: Connection<Actors["gameRoom"]>;
  readonly #askAgain: () => Connection<Actors["gameRoom"]>;
  readonly #roster: Roster;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #pace = new Pace();
  #unanswered = 0;
  #asking: Connection<Actors["gameRoom"]> | undefined;

  /** `enterAgain`: what the user may do when the room is closed to this window. */
  constructor(client: Client<Actors>, key: string, playerId: string, { roster, rate, status }: RoomViews, enterAgain: () => void) {
    this.#roster = roster;
    roster.clear(playerId);
    this.#askAgain = () => client.gameRoom.getOrCreate([key]).connect({ params: { playerId } });
    const room = (this.#connection = this.#askAgain());
    this.#timer = setInterval(() => void this.#census(), CENSUS);

    const entered = (): void => {
      status.fine();
      this.#pace.forget(); // to the room, this player stands at its origin
      roster.present(room.snapshot?.players ?? [], performance.now());
    };
    room.on("connected", entered);
    room.on("gap", entered);
    room.on("playerMoved", (move) => {
      const now = performance.now();
      rate.add(now);
      roster.moved(move, now);
    });
    room.on("disconnected", ({ reconnecting }) => {
      if (!reconnecting) roster.clear(playerId);
    });
    room.on("error", (error) => {
      if (room.status === "closed") status.problem({ text: refusal(error, "game", room.id !== undefined), action: enterAgain });
      else console.error(error);
    });
  }

  /** Tells the others where this player is; called with each frame. */
  at(now: number, place: Point): void {
    if (this.#connection.status !== "connected" || this.#unanswered >= MOST_UNANSWERED) return;
    const told = this.#pace.next(now, place);
    if (told !== undefined) void this.#tell(told);
  }

  leave(): void {
    clearInterval(this.#timer);
    this.#asking?.dispose(); // else it would keep this player in the room
    this.#connection.dispose();
  }

  async #tell({ x, y }: Point): Promise<void> {
    this.#unanswered++;
    try {
      await this.#connection.move(x, y);
    } catch {
      this.#pace.forget(); // whatever the reason was, the next frame tells it again
    } finally {
      this.#unanswered--;
    }
  }

  /** A second join runs no hook and makes no second player: it is how a snapshot is asked for. */
  async #census(): Promise<void> {
    if (this.#asking !== undefined || document.hidden || this.#connection.status !== "connected") return;
    const again = (this.#asking = this.#askAgain());
    try {
      const { snapshot } = await again.ready;
      if (this.#connection.status === "connected") this.#roster.present(snapshot.players, performance.now());
    } catch {
      // The room was left or lost in between; its own connection tells of that.
    } finally {
      again.dispose();
      this.#asking = undefined;
    }
  }
}
