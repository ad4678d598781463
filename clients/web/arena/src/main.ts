import { createClient } from "@gameevents/client";
import { byId } from "../../shared/dom.js";
import { NameButton } from "../../shared/nameButton.js";
import { offerRooms, showRoom } from "../../shared/rooms.js";
import { roomOf } from "../../shared/route.js";
import { Status } from "../../shared/status.js";
import type { Actors } from "./actors.js";
import { botsOf } from "./bots/order.js";
import { Crowd } from "./bots/crowd.js";
import { Game } from "./game.js";
import { newPlayerId } from "./players/identity.js";
import { Roster } from "./players/roster.js";
import { Room } from "./room.js";
import { Announcer } from "./view/announcer.js";
import { Dials } from "./view/dials.js";
import { Rate } from "./view/meters.js";
import { People } from "./view/people.js";

const client = createClient<Actors>(location.origin);
const rate = new Rate();
const status = new Status("where you go is told to the others when it is back");
const people = new People();
const announcer = new Announcer();
const crowd = new Crowd(botsOf(location.search));
const me = new NameButton(join);
const roster = new Roster((came, left) => {
  people.show(game.me, roster.others);
  announcer.add(came.map(({ name }) => name), left.map(({ name }) => name));
});
const game = new Game(byId<HTMLCanvasElement>("board"), roster);

/** Goes to the room of the address. */
function enter(): void {
  crowd.enter(showRoom());
  join();
}

/** Into the same room, under the present name. */
function join(): void {
  const playerId = newPlayerId(me.name);
  game.room?.leave();
  game.become(playerId);
  game.room = new Room(client, roomOf(location), playerId, { roster, rate, status }, join);
}

new Dials(client, rate);
offerRooms(() => byId("board").focus());
addEventListener("hashchange", enter);
client.link.subscribe((state) => status.link(state));
Object.assign(globalThis, { arena: game }); // for the console: arena.scene is what is drawn
enter();
game.start();
