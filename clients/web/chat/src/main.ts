import { createClient } from "@gameevents/client";
import type { Actors } from "./actors.js";
import { Composer } from "./composer.js";
import { askName, askRoom } from "./dialogs.js";
import { byId, paintAvatar } from "./dom.js";
import { memory } from "./memory.js";
import { randomName } from "./names.js";
import { Outbox } from "./outbox.js";
import { People } from "./people.js";
import { Room } from "./room.js";
import { hashOf, roomName, roomOf } from "./route.js";
import { Status } from "./status.js";
import { Timeline } from "./timeline.js";

const client = createClient<Actors>(location.origin);
let name = (memory.name ??= randomName());
let room: Room | undefined;

const composer = new Composer((text, to) => room?.send(text, to));
const people = new People((person) => composer.address(person));
const status = new Status();
const timeline = new Timeline({
  isMine: (id) => memory.wrote(id),
  remove: (id) => void room?.remove(id),
  reply(from) {
    const person = people.byName(from);
    if (person !== undefined) composer.address(person);
    else timeline.notice(`${from} has left the room.`);
  },
});
const outbox = new Outbox(() => timeline.toEnd());

/** Goes to the room of the address. */
function enter(): void {
  const key = roomOf(location);
  timeline.clear();
  outbox.clear();
  people.reset(undefined, []);
  composer.address(undefined);
  byId("room-name").textContent = key;
  document.title = `#${key} · GameEvents`;
  byId<HTMLAnchorElement>("second-window").href = hashOf(key);
  memory.visit(key);
  join();
}

/** Into the same room, under the present name: what was said stays. */
function join(): void {
  room?.leave();
  room = new Room(client, roomOf(location), name, { timeline, people, outbox, status }, join);
}

function showName(): void {
  byId("me-name").textContent = name;
  byId("me").ariaLabel = `${name}, change your name`;
  paintAvatar(byId("me-avatar"), name);
}

byId("me").addEventListener("click", async () => {
  const chosen = await askName(name);
  if (chosen === undefined || chosen === name) return;
  name = memory.name = chosen;
  showName();
  join();
  composer.focus();
});

byId("change-room").addEventListener("click", async () => {
  const chosen = roomName((await askRoom(memory.rooms.filter((each) => each !== roomOf(location)))) ?? "");
  if (chosen !== "") location.hash = hashOf(chosen);
  composer.focus();
});

addEventListener("hashchange", enter);
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
  if (!people.close() && composer.isPrivate) composer.address(undefined);
});

client.link.subscribe((state) => status.link(state));
showName();
enter();
