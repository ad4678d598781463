import { read, write } from "./storage.js";

const NAME = "gameevents.name";
const ROOMS = "gameevents.rooms";
const MAX_ROOMS = 5;

/** What this browser remembers. A browser that forbids it just forgets. */
export const memory = {
  get name(): string | undefined {
    return read("localStorage", NAME)[0];
  },
  set name(name: string) {
    write("localStorage", NAME, [name]);
  },

  /** Rooms visited, the latest first. */
  get rooms(): string[] {
    return read("localStorage", ROOMS);
  },
  visit(room: string): void {
    write("localStorage", ROOMS, [room, ...memory.rooms.filter((each) => each !== room)].slice(0, MAX_ROOMS));
  },
};
