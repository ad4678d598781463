import { ActorView } from "./actor.js";
import { startActors } from "./actors.js";
import { startPlots } from "./plots.js";
import { startSessions } from "./sessions.js";
import { Tail } from "./tail.js";

const actor = new ActorView();
startPlots();
startActors((row, actions) => actor.show(row, actions));
startSessions();
new Tail();
