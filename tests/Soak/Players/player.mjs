// The TypeScript client as it is built, used as an application uses it. What the checker asks for comes in line by line, what a user of the
// client sees goes out line by line.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { createClient } from "../../../clients/typescript/dist/index.js";

// Node before version 22 has no WebSocket of its own; this is the one that the client is tested with.
const { WebSocket } = createRequire(new URL("../../../clients/typescript/package.json", import.meta.url))("ws");

const players = new Map();
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

class Player {
  #id;
  #client;
  #connections = new Map();

  constructor({ id, url, token, transports, actors }) {
    this.#id = id;
    const onListenerError = (error) => say({ id, is: "error", text: String(error) });
    this.#client = createClient(url, { token, transports, WebSocket, onListenerError });
    this.#client.link.subscribe(({ transport: via }) => say({ id, is: "link", via }));
    this.#listen("user", this.#client.user);
    this.#listen("global", this.#client.global);
    for (const actor of actors) this.#join(actor);
  }

  async call({ n, a, action, args }) {
    const id = this.#id;
    try {
      say({ id, is: "result", n, d: await (this.#connections.get(a) ?? this.#handle(a))[action](...args) });
    } catch (error) {
      say({ id, is: "failed", n, code: error.code ?? String(error) });
    }
  }

  close() {
    this.#client.dispose();
  }

  #handle(a) {
    const [type, key] = a.split("/");
    return this.#client.actor(type).getOrCreate([key]);
  }

  #listen(a, stream) {
    const id = this.#id;
    stream.on("gap", ({ reason }) => say({ id, is: "gap", a, reason }));
    stream.on("annoy", (d) => say({ id, is: "event", a, name: "annoy", d }));
  }

  #join({ a, params, events }) {
    const id = this.#id;
    const connection = this.#handle(a).connect({ params });
    connection.on("connected", ({ id: c, snapshot: d }) => say({ id, is: "connected", a, c, d }));
    connection.on("disconnected", ({ reconnecting }) => say({ id, is: "disconnected", a, reconnecting }));
    connection.on("reconnected", ({ id: c, recovered }) => say({ id, is: "reconnected", a, c, recovered }));
    connection.on("gap", ({ reason, snapshot: d }) => say({ id, is: "gap", a, reason, d }));
    connection.on("error", ({ code, message }) => say({ id, is: "error", text: `${a}: ${code} ${message}` }));
    for (const name of events) connection.on(name, (d) => say({ id, is: "event", a, name, d }));
    this.#connections.set(a, connection);
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  if (request.do === "open") players.set(request.id, new Player(request));
  else if (request.do === "call") void players.get(request.id).call(request);
  else {
    players.get(request.id).close();
    players.delete(request.id);
  }
}

for (const each of players.values()) each.close();
