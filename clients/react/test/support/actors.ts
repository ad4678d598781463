export interface Message { id: string; text: string }

export interface Room { messages: Message[]; topic?: string }

/** The actors of these tests. */
export interface Actors {
  chatRoom: {
    params: { name?: string; roles?: string[]; look?: { hat: string; shoes?: number } };
    snapshot: Room;
    actions: { sendMessage(user: string, text: string): Message };
    events: { messageReceived: Message; messageDeleted: { messageId: string }; topicChanged: { topic: string } };
  };
  counter: { snapshot: number; actions: { increment(n: number): number }; events: { changed: { value: number } } };
}
