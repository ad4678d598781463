import { createRequire } from "node:module";
import { WebSocket } from "ws";
import { Server } from "../../support/server.mjs";

const require = createRequire(import.meta.url);
// What the client finds in a browser. There a socket's failure that nobody listens for is no fault of the page.
globalThis.window = globalThis;
globalThis.WebSocket = class extends WebSocket {
  constructor(url) {
    super(url);
    this.on("error", () => {});
  }
};
globalThis.XMLHttpRequest = class {
  withCredentials = false;
  onload = null;
  onerror = null;
  status = 0;
  responseText = "";
  #headers = {};
  #abort = new AbortController();

  open(method, url) {
    Object.assign(this, { method, url, status: 0, responseText: "", contentType: "" });
    this.#headers = {};
    this.#abort = new AbortController();
  }

  setRequestHeader(name, value) {
    this.#headers[name] = value;
  }

  abort() {
    this.#abort.abort();
  }

  async send(body) {
    const { signal } = this.#abort;
    try {
      const response = await fetch(this.url, { method: this.method, headers: this.#headers, body, signal });
      this.responseText = await response.text();
      this.contentType = response.headers.get("content-type") ?? "";
      this.status = response.status;
    } catch {
      this.status = 0;
    }
    if (signal.aborted) return;
    (this.status ? this.onload : this.onerror)();
  }
};

export const startServer = (environment) => Server.startWith(environment);

const silence = () => {};
console.warn = silence; // the client says there whatever the cases are about

/**
 * A client of its own, the published one, as if its page had just been opened. It takes the transports in the order in which the server names
 * them, so a case that is about another than the first leaves out the others.
 */
export async function clientOf(t, { url }, { transport } = {}) {
  for (const path of Object.keys(require.cache)) {
    if (/node_modules\/mage-sdk-js/.test(path)) delete require.cache[path];
  }
  const mage = require("mage-sdk-js");
  const session = require("mage-sdk-js.session");
  mage.setEndpoint(url, "game");
  const [[error, config]] = await post(url, "config.get", [{}]);
  if (error) throw new Error(error);
  if (transport) config.server.msgStream.detect = [transport];
  if (transport === "shortpolling") config.server.msgStream.transports.shortpolling.afterRequestInterval = 20;
  await new Promise((resolve, reject) => mage.setup(config, (failure) => (failure ? reject(failure) : resolve())));
  t.after(() => mage.msgServer.stream.destroy());
  return Object.assign(mage, { session });
}

/** A client that has logged in. */
export async function playerOf(t, server, name, options) {
  const mage = await clientOf(t, server, options);
  const set = nextOf(mage, "session.set");
  await mage.players.login(name);
  await set;
  return mage;
}

/** Everything that a client is told of by a name, and who waits for more of it. */
export function heard(mage, name) {
  const values = [], waiting = [];
  mage.eventManager.on(name, (path, data) => {
    values.push(data);
    for (const look of waiting) look();
  });
  return {
    values,
    count: (count) => new Promise((resolve) => {
      const look = () => void (values.length >= count && resolve(values));
      waiting.push(look);
      look();
    }),
  };
}

/** The next event of a name. */
export const nextOf = (mage, name) => new Promise((resolve) => mage.eventManager.once(name, (path, data) => resolve(data)));

/** A request as the client sends it, and what it is answered. */
export async function post(url, commands, params, key) {
  const header = key ? [{ name: "mage.session", key }] : [];
  const body = [header, ...params].map((line) => JSON.stringify(line)).join("\n");
  const response = await fetch(`${url}/game/${commands}`, { method: "POST", headers: { "content-type": "text/plain" }, body });
  return response.ok ? response.json() : response.status;
}

/** Logs in without the published client: the key to read the message stream by. */
export async function keyOf(url, name) {
  const [[error, , events]] = await post(url, "players.login", [{ name }]);
  if (error) throw new Error(error);
  return events.find(([path]) => path === "session.set")[1].key;
}

/** One poll, and what it is answered: null for nothing. */
export async function poll(url, transport, key, confirmIds) {
  const query = new URLSearchParams({ transport, sessionKey: key, ...(confirmIds && { confirmIds }) });
  const response = await fetch(`${url}/msgstream?${query}`);
  return response.status === 204 ? null : response.json();
}

/** A message stream over a WebSocket, without the published client. */
export async function socketOf(t, url, key) {
  const socket = new WebSocket(`${url.replace("http", "ws")}/msgstream?sessionKey=${encodeURIComponent(key)}`);
  const frames = [], waiting = [];
  let code;
  const wake = () => waiting.splice(0).forEach((look) => look());
  socket.on("message", (data) => (frames.push(JSON.parse(data)), wake()));
  socket.on("close", (value) => ((code = value), wake()));
  t.after(() => socket.terminate());
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  return {
    confirm: (...ids) => socket.send(ids.join(",")),
    send: (data) => socket.send(data),
    next: async () => {
      while (frames.length === 0) await new Promise((resolve) => waiting.push(resolve));
      return frames.shift();
    },
    closed: async () => {
      while (code === undefined) await new Promise((resolve) => waiting.push(resolve));
      return code;
    },
    leave: () => socket.close(1000),
  };
}
