export { createGameEvents } from "./createGameEvents.js";
export type { ActorState, ActorStatus } from "./state.js";
export type { ActorConnection, GameEvents, Reducers, UseActorOptions, UseActorResult } from "./types.js";
