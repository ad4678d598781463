import { Core } from "./core.js";
import type { EmitOptions, ServerEvent } from "./events/serverEvent.js";
import type { ClientOptions } from "./options.js";
import { realPlatform, type Platform } from "./platform.js";
import { actorSurface, subscribable } from "./surface/surface.js";
import type { ActorShape, Client, UntypedActor } from "./surface/types.js";

/**
 * A client of the server at `url` (`http://host:7350`; https, ws and wss do as well). It connects when it is first
 * used and comes back by itself when the link drops. Throws when `url` is none.
 */
export function createClient<A extends { [K in keyof A]: ActorShape } = Record<string, UntypedActor>>(
  url: string, options: ClientOptions = {},
): Client<A> {
  return clientOn(realPlatform, url, options) as Client<A>;
}

/** The same on a clock and a dice of the caller's. @internal */
export function clientOn(platform: Platform, url: string, options: ClientOptions): object {
  const core = new Core(url, options, platform);
  const actors = new Map<string, object>();
  const actor = (type: string): object => {
    let surface = actors.get(type);
    if (surface === undefined) actors.set(type, (surface = actorSurface(core, type)));
    return surface;
  };
  const start = (): void => core.start();
  const surface = Object.freeze({
    actor,
    user: Object.freeze(subscribable(core.user.listeners, start)),
    global: Object.freeze(subscribable(core.global.listeners, start)),
    link: Object.freeze({
      get state() { return core.linkState; },
      subscribe: (listener: (state: never) => void) => core.linkListeners.add("change", listener),
    }),
    emit: (name: string, properties?: ServerEvent["properties"], options?: EmitOptions) =>
      unawaited(core.emit({ ...options, name, ...(properties && { properties }) })),
    emitBatch: (events: readonly ServerEvent[]) => unawaited(core.emitBatch(events)),
    flush: () => core.flushEvents(),
    dispose: () => core.dispose(),
  });
  return new Proxy(surface, {
    get(target, name) {
      const own = typeof name === "symbol" || name === "then" || name === "toJSON" || name in target;
      return own ? Reflect.get(target, name) : actor(name);
    },
  });
}

/** Whoever does not wait for it must not be ended by its failure, as Node does. */
function unawaited<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
