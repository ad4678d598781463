import { createClient } from "@gameevents/client";
import { WebSocket } from "ws";

const PATIENCE = 20_000;

/** A client of the server that goes away with the test. */
export function player(test, server, options = {}) {
  const client = createClient(server.url, { WebSocket, ...options });
  test.after(() => client.dispose());
  return client;
}

/** What a source emits under a name from now on, one after the other. */
export function heard(source, name) {
  const payloads = [], readers = [];
  source.on(name, (payload) => {
    const reader = readers.shift();
    if (reader !== undefined) reader(payload);
    else payloads.push(payload);
  });
  return {
    payloads,
    next() {
      if (payloads.length > 0) return Promise.resolve(payloads.shift());
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${name}: nothing came`)), PATIENCE);
        readers.push((payload) => {
          clearTimeout(timer);
          resolve(payload);
        });
      });
    },
  };
}

/** A token of the development profile. */
export async function login(server, sub) {
  const response = await fetch(`${server.url}/v1/token`, { method: "POST", body: JSON.stringify({ sub }) });
  return (await response.json()).token;
}
