import { askRoom } from "./dialogs.js";
import { byId } from "./dom.js";
import { memory } from "./memory.js";
import { hashOf, roomName, roomOf } from "./route.js";

/** Offers other rooms by the button at the room's name; the address then tells of the choice. `done`: the dialog is closed. */
export function offerRooms(done: () => void): void {
  byId("change-room").addEventListener("click", async () => {
    const chosen = roomName((await askRoom(memory.rooms.filter((each) => each !== roomOf(location)))) ?? "");
    if (chosen !== "") location.hash = hashOf(chosen);
    done();
  });
}

/** Shows the room of the address on the page, remembers it, and gives its name. */
export function showRoom(): string {
  const room = roomOf(location);
  byId("room-name").textContent = room;
  document.title = `#${room} · GameEvents`;
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-same-room]")) link.hash = hashOf(room);
  memory.visit(room);
  return room;
}
