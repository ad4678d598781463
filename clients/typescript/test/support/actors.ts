export interface Message { id: string; text: string }

/** The actors of these tests. */
export interface Actors {
  chatRoom: {
    params: { name: string };
    snapshot: { messages: Message[] };
    actions: {
      sendMessage(user: string, text?: string): Message;
      deleteMessage(messageId: string): void;
    };
    events: { messageReceived: Message; messageDeleted: { messageId: string }; nudged: undefined };
  };
  counter: { actions: { increment(n: number): number } };
  user: { events: { annoy: { from: string } } };
  global: { events: { annoy: { from: string } } };
}
