export interface Message {
  id: string;
  user: string;
  text: string;
  at: string;
}

export interface Person {
  /** The connection's id: what a private message is addressed to. */
  id: string;
  name: string;
}

/** The server's demo actor, as this page uses it. */
export interface Actors {
  chatRoom: {
    params: { name: string; presence: true };
    snapshot: { messages: Message[]; users: Person[] };
    actions: {
      sendMessage(user: string, text: string): Message;
      deleteMessage(messageId: string): void;
      sendPrivateMessage(connectionId: string, text: string): void;
    };
    events: {
      messageReceived: Message;
      messageDeleted: { messageId: string };
      privateMessage: { from: string; text: string };
      userJoined: Person;
      userLeft: Person;
      userAway: { id: string };
      userBack: { id: string };
    };
  };
}
