import { test as runTest } from "node:test";
import { fileURLToPath } from "node:url";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "@heroiclabs/nakama-js";
import { WebSocket } from "ws";
import { Server } from "../../support/server.mjs";

const startTimer = globalThis.setTimeout;
globalThis.setTimeout = (...args) => startTimer(...args).unref(); // the client leaves timers running, which need not hold up the end of the tests
globalThis.WebSocket ??= WebSocket; // older versions of Node.js have none
const host = fileURLToPath(new URL("../host/bin/Release/net10.0/Akka.GameEvents.Compat.Host.dll", import.meta.url));

/** One case; it fails when what it waits for does not come. */
export const test = (name, run) => runTest(name, { timeout: 30_000 }, run);

/** The real server, or the host that tells what its code was told of. */
export const startServer = () => Server.start();
export const startHost = (environment) => Server.startOther(host, environment);

export function clientOf({ url }, serverKey = "defaultkey") {
  const { hostname, port } = new URL(url);
  return new Client(serverKey, hostname, port);
}

/** A socket that is open. */
export async function connect(client, session) {
  const socket = client.createSocket();
  await socket.connect(session, true);
  return socket;
}

/** The first that the server's code was told of, of what the test looks for. */
export async function happened(server, look) {
  for (;;) {
    const found = (await allThatHappened(server)).find(look);
    if (found) return found;
    await delay(20);
  }
}

/** All that the server's code was told of, in order. */
export const allThatHappened = async ({ url }) => (await fetch(`${url}/happened`)).json();

/** The error's body with its status: the client rejects with the response. */
export async function refusal(promise) {
  const response = await promise.then(() => { throw new Error("It was not refused."); }, (refused) => refused);
  if (!(response instanceof Response)) throw response;
  return { status: response.status, ...(await response.json()) };
}
