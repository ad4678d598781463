import { createClient, type Client, type Connection } from "@gameevents/client";
import type { Actors } from "../actors.js";
import { Pace } from "../motion/pace.js";
import { newPlayerId } from "../players/identity.js";
import { Wander } from "./wander.js";

/** A player with a connection of its own, as another window would have. */
export class Bot {
  readonly #client: Client<Actors>;
  readonly #room: Connection<Actors["gameRoom"]>;
  readonly #wander = new Wander();
  readonly #pace = new Pace();

  constructor(url: string, room: string, name: string) {
    this.#client = createClient<Actors>(url);
    this.#room = this.#client.gameRoom.getOrCreate([room]).connect({ params: { playerId: newPlayerId(name) } });
    this.#room.on("gap", () => this.#pace.forget());
    this.#room.on("error", () => {}); // the page has a connection of its own, and says what is wrong
  }

  leave(): void {
    this.#client.dispose();
  }

  step(now: number, seconds: number): void {
    const place = this.#wander.step(seconds);
    const told = this.#room.status === "connected" ? this.#pace.next(now, place) : undefined;
    if (told !== undefined) this.#room.move(told.x, told.y).catch(() => this.#pace.forget());
  }
}
