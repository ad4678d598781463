import { read, write } from "../../shared/storage.js";

const MINE = "gameevents.mine";
const MAX_MINE = 200;

/** Ids of the messages written in this window, which may therefore delete them, also after a reload. */
export const mine = {
  has(id: string): boolean {
    return read("sessionStorage", MINE).includes(id);
  },
  add(id: string): void {
    write("sessionStorage", MINE, [...read("sessionStorage", MINE), id].slice(-MAX_MINE));
  },
};
