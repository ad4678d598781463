import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { FaultProxy } from "../../support/faultProxy.mjs";
import { Server } from "../../support/server.mjs";

process.env.RIVET_LOG_LEVEL = "SILENT";
const { createClient } = await import("rivetkit/client");
const host = fileURLToPath(new URL("../host/bin/Release/net10.0/Akka.GameEvents.Compat.Host.dll", import.meta.url));

/** The real server, or the host with actors for what no demo actor does. */
export const startServer = () => Server.start();
export const startHost = (environment) => Server.startOther(host, environment);

/** One case, once in each of the client's encodings. */
export function each(name, run) {
  for (const encoding of ["json", "cbor", "bare"]) {
    test(`${name}_${encoding}`, { timeout: 30_000 }, (t) => run(t, {
      key: `${name}-${encoding}`,
      client: (server) => clientOf(t, server, { encoding }),
    }));
  }
}

/** A client that is gone with the test. */
export function clientOf(t, { url }, options) {
  const client = createClient({ endpoint: url, ...options });
  t.after(() => client.dispose());
  return client;
}

/** A network that the test may cut. */
export async function proxyOf(t, server) {
  const proxy = await FaultProxy.start(server.url);
  t.after(() => proxy.stop());
  return proxy;
}

/** Everything that a connection hears by a name, and who waits for more of it. */
export function heard(connection, name) {
  const values = [], waiting = [];
  const unsubscribe = connection.on(name, (...args) => {
    values.push(args.length > 1 ? args : args[0]);
    for (const look of waiting) look();
  });
  return {
    values,
    unsubscribe,
    count: (count) => new Promise((resolve) => {
      const look = () => void (values.length >= count && resolve(values));
      waiting.push(look);
      look();
    }),
  };
}

/** Until the connection has this status. */
export const status = (connection, wanted) => new Promise((resolve) => {
  if (connection.connStatus === wanted) return resolve();
  const stop = connection.onStatusChange((now) => {
    if (now !== wanted) return;
    stop();
    resolve();
  });
});

/** The connection's next error. */
export const failure = (connection) => new Promise((resolve) => {
  const stop = connection.onError((error) => {
    stop();
    resolve(error);
  });
});

