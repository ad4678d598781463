import { address, type Key } from "../actor/address.js";
import type { CallOptions } from "../calls/call.js";
import type { Validators } from "../actor/connection.js";
import type { Core, Target } from "../core.js";
import type { Listener, Listeners } from "../listeners.js";
import type { JoinMode } from "../wire.js";
import { withMethods } from "./methods.js";

interface ConnectArguments { params?: unknown; validate?: Validators }

/** What `client.<type>` is at run time. */
export function actorSurface(core: Core, type: string): object {
  const handle = (mode: JoinMode) => (key: Key = [], options?: { input?: unknown }) =>
    handleSurface(core, { address: address(type, key), type, key, mode, input: options?.input });
  return Object.freeze({ getOrCreate: handle("getOrCreate"), get: handle("get"), create: handle("create") });
}

function handleSurface(core: Core, target: Target): object {
  const call = (options: CallOptions) => (action: string, args: unknown[]) => core.callOnce(target, action, args, options);
  const notConnected = (): never => {
    throw new Error("connect() first: events come to a connection, not to a handle.");
  };
  return withMethods({
    connect: ({ params, validate = {} }: ConnectArguments = {}) => connectionSurface(core, target, params, validate),
    with: (options: CallOptions) => withMethods({}, call(options)),
    on: notConnected,
    once: notConnected,
    off: notConnected,
  }, call({}));
}

function connectionSurface(core: Core, target: Target, params: unknown, validators: Validators): object {
  const joining = core.connect(target, params, validators);
  const { connection, membership } = joining;
  const call = (options: CallOptions) => (action: string, args: unknown[]) => core.callJoined(joining, action, args, options);
  const describe = () => ({ address: membership.address, id: connection.last?.id, status: connection.status });
  return withMethods({
    ...subscribable(connection.listeners),
    with: (options: CallOptions) => withMethods({}, call(options)),
    get ready() { return connection.ready; },
    get status() { return connection.status; },
    get snapshot() { return connection.last?.snapshot; },
    get id() { return connection.last?.id; },
    toJSON: describe,
    dispose() {
      membership.detach(connection);
      connection.disposed();
    },
  }, call({}));
}

/** `beforeOn` runs before a listener is added. */
export function subscribable(listeners: Listeners, beforeOn = (): void => {}): object {
  const add = (once: boolean) => (name: string, listener: Listener) => {
    beforeOn();
    return listeners.add(name, listener, once);
  };
  return { on: add(false), once: add(true), off: (name?: string, listener?: Listener) => listeners.remove(name, listener) };
}
