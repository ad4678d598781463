import { createClient } from "@gameevents/client";
import { NameButton } from "../../shared/nameButton.js";
import { offerRooms, showRoom } from "../../shared/rooms.js";
import { roomOf } from "../../shared/route.js";
import { Status } from "../../shared/status.js";
import type { Actors } from "./actors.js";
import { Composer } from "./composer.js";
import { mine } from "./mine.js";
import { Outbox } from "./outbox.js";
import { People } from "./people.js";
import { Room } from "./room.js";
import { Timeline } from "./timeline.js";

const client = createClient<Actors>(location.origin);
let room: Room | undefined;

const composer = new Composer((text, to) => room?.send(text, to));
const people = new People((person) => composer.address(person));
const status = new Status("what you write is sent when it is back");
const timeline = new Timeline({
  isMine: (id) => mine.has(id),
  remove: (id) => void room?.remove(id),
  reply(from) {
    const person = people.byName(from);
    if (person !== undefined) composer.address(person);
    else timeline.notice(`${from} has left the room.`);
  },
});
const outbox = new Outbox(() => timeline.toEnd());

const me = new NameButton(() => {
  join();
  composer.focus();
});

/** Goes to the room of the address. */
function enter(): void {
  timeline.clear();
  outbox.clear();
  people.reset(undefined, []);
  composer.address(undefined);
  showRoom();
  join();
}

/** Into the same room, under the present name: what was said stays. */
function join(): void {
  room?.leave();
  room = new Room(client, roomOf(location), me.name, { timeline, people, outbox, status }, join);
}

offerRooms(() => composer.focus());
addEventListener("hashchange", enter);
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
  if (!people.close() && composer.isPrivate) composer.address(undefined);
});

client.link.subscribe((state) => status.link(state));
enter();
