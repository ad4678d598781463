const NAME = "gameevents.name";
const ROOMS = "gameevents.rooms";
const MINE = "gameevents.mine";
const MAX_ROOMS = 5;
const MAX_MINE = 200;

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

  /** Ids of the messages written in this window, which may therefore delete them, also after a reload. */
  wrote(id: string): boolean {
    return read("sessionStorage", MINE).includes(id);
  },
  remember(id: string): void {
    write("sessionStorage", MINE, [...read("sessionStorage", MINE), id].slice(-MAX_MINE));
  },
};

type Where = "localStorage" | "sessionStorage"; // looked up inside the try: asking for it may throw

function read(where: Where, key: string): string[] {
  try {
    const list: unknown = JSON.parse(window[where].getItem(key) ?? "[]");
    return Array.isArray(list) ? list.filter((each) => typeof each === "string") : [];
  } catch {
    return [];
  }
}

function write(where: Where, key: string, list: string[]): void {
  try {
    window[where].setItem(key, JSON.stringify(list));
  } catch {
    // full or forbidden
  }
}
