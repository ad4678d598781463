import type { GameError } from "@gameevents/client";

/** Why a room is closed to this window, and what to do about it. `game`: as in "try the chat". */
export function refusal({ code, message }: GameError, game: string, wasIn: boolean): string {
  const start = `Start it with DOTNET_ENVIRONMENT=Development to try the ${game}.`;
  switch (code) {
    case "unauthorized":
      return `This server lets no guests in. ${start}`;
    case "actor_type_unknown":
      return `This server has no ${game} rooms. ${start}`;
    case "replaced":
      return "Another window took this one’s place.";
    default:
      return wasIn ? `You are out of the room: ${message}` : `The room did not let you in: ${message}`;
  }
}
