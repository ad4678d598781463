import type { CallOptions } from "@gameevents/client";
import type { Undo } from "./attachments.js";
import type { Seat } from "./seat.js";
import type { ActorConnection } from "./types.js";

type Listener = (payload: never) => void;
type Call = (...args: unknown[]) => Promise<unknown>;

/** Names that are never actions, beside those that the facade itself has: an `await` asks for `then`. */
const notActions: ReadonlySet<string> = new Set(["connect", "dispose", "then", "toJSON"]);

/** The connection as a component has it: the same object before, during and after the seat is connected. */
export function facade(seat: Seat): ActorConnection {
  const subscriptions = new Set<{ readonly name: string; readonly listener: Listener; readonly remove: Undo }>();
  const subscribe = (once: boolean) => (name: string, listener: Listener): Undo => {
    const heard = (payload: unknown): void => {
      if (once) subscription.remove();
      listener(payload as never);
    };
    const undo = seat.attach((connection) => connection.on(name, heard));
    const subscription = {
      name,
      listener,
      remove() {
        subscriptions.delete(subscription);
        undo();
      },
    };
    subscriptions.add(subscription);
    return subscription.remove;
  };
  return methods({
    on: subscribe(false),
    once: subscribe(true),
    off(name?: string, listener?: Listener) {
      for (const each of subscriptions) {
        if ((name ?? each.name) === each.name && (listener ?? each.listener) === each.listener) each.remove();
      }
    },
    with: (options: CallOptions) => methods({}, (action) => call(seat, action, options)),
    get ready() { return seat.connection?.ready ?? seat.connected().then(({ ready }) => ready); },
    get status() { return seat.state().status; },
    get snapshot() { return seat.connection?.snapshot; },
    get id() { return seat.connection?.id; },
  }, (action) => call(seat, action)) as ActorConnection;
}

function call(seat: Seat, action: string, options?: CallOptions): Call {
  return async (...args) => {
    const connection = seat.connection ?? await seat.connected();
    const actions = options === undefined ? connection : connection.with(options);
    return actions[action]!(...args);
  };
}

/** `surface`, and a method for each name that may be an action, the same one each time. */
function methods(surface: object, method: (action: string) => Call): object {
  const made = new Map<string, Call>();
  return new Proxy(Object.freeze(surface), {
    get(target, name) {
      if (typeof name === "symbol" || name in target || notActions.has(name)) return Reflect.get(target, name);
      let found = made.get(name);
      if (found === undefined) made.set(name, (found = method(name)));
      return found;
    },
  });
}
