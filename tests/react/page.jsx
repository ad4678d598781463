import { createClient } from "@gameevents/client";
import { createGameEvents } from "@gameevents/react";
import { Activity, StrictMode, useEffect } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";

const { useActor } = createGameEvents(createClient(location.origin));

function Chat({ name, room: key, enabled, listens, note }) {
  const room = useActor({ type: "chatRoom", key: [key], params: { name }, enabled });
  const { connection } = room;
  stage.connections.add(connection);
  const messages = room.useLive((snapshot) => snapshot.messages, {
    messageReceived: (list, message) => [...list, message],
    messageDeleted: (list, { messageId }) => list.filter(({ id }) => id !== messageId),
  });
  room.useEvent("privateMessage", ({ from, text }) => note(`${from} whispers ${text}`));
  useEffect(() => connection.once("messageReceived", ({ text }) => stage.note(`first ${text}`)), [connection]);
  useEffect(() => {
    if (listens) return connection.on("messageReceived", ({ text }) => stage.note(`heard ${text}`));
  }, [connection, listens]);
  return (
    <>
      <p id="status">{room.error?.code ?? room.status}</p>
      <ul id="messages">{messages?.map(({ id, user, text }) => <li key={id}>{user}: {text}</li>)}</ul>
      {room.snapshot && <People room={room} say={(text) => connection.sendMessage(name, text)} />}
    </>
  );
}

/** Comes when the snapshot is there, and must be true all the same. */
function People({ room, say }) {
  const users = room.useLive((snapshot) => snapshot.users, {
    userJoined: (list, user) => [...list, user],
    userLeft: (list, { id: gone }) => list.filter(({ id }) => id !== gone),
  });
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      say(event.target.elements.text.value);
      event.target.reset();
    }}>
      <ul id="people">{users?.map(({ id, name }) => (
        <li key={id}><button type="button" onClick={() => room.connection.sendPrivateMessage(id, "psst")}>{name}</button></li>
      ))}</ul>
      <input name="text" aria-label="Message" />
    </form>
  );
}

function Counter({ name }) {
  const room = useActor({ type: "counter", key: [name] });
  room.useEvent("changed", ({ value }) => stage.note(value));
  const tens = room.useLive(() => 0, { changed: (_tens, { value }) => Math.floor(value / 10) });
  stage.renders++;
  useEffect(() => {
    if (room.status === "connected") stage.counter = room.connection;
  }, [room]);
  return <p id="tens">{tens}</p>;
}

document.body.innerHTML = "";
const root = createRoot(document.body.appendChild(document.createElement("main")));
const render = (node) => flushSync(() => root.render(<StrictMode>{node}</StrictMode>));

/** What the tests hold on to. */
globalThis.stage = {
  notes: [],
  renders: 0,
  connections: new Set(),
  note: (text) => void stage.notes.push(text),
  chat: (props) => render(<Chat note={stage.note} {...props} />),
  chatWhile: (mode, props) => render(<Activity mode={mode}><Chat note={stage.note} {...props} /></Activity>),
  count: (name) => render(<Counter name={name} />),
  clear: () => render(null),
};
