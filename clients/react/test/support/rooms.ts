import type { UseActorResult } from "../../src/index.js";
import type { Actors, Message, Room as Snapshot } from "./actors.js";

/** A room as a component has it. */
export type Room = UseActorResult<Actors["chatRoom"]>;

export const general = { type: "chatRoom", key: ["general"], params: {} } as const;

export const message = (id: string): Message => ({ id, text: "" });

export const messages = (...ids: string[]): Snapshot => ({ messages: ids.map(message) });

/** The ids of the messages, as the actor has them now. */
export const useIds = (room: Room): string => room.useLive((snapshot) => snapshot.messages, {
  messageReceived: (list, each) => [...list, each],
  messageDeleted: (list, { messageId }) => list.filter(({ id }) => id !== messageId),
})?.map(({ id }) => id).join() ?? "unknown";
