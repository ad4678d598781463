import { isReserved } from "./reserved.js";

/**
 * `surface`, and every other name as a method that calls `call`. Never a method: symbols, reserved names (an
 * `await` asks for `then`) and what every object has (string conversion asks for `toString`).
 */
export function withMethods(surface: object, call: (name: string, args: unknown[]) => unknown): object {
  const methods = new Map<string, (...args: unknown[]) => unknown>();
  return new Proxy(Object.freeze(surface), {
    get(target, name) {
      if (typeof name === "symbol" || isReserved(name) || name in target) return Reflect.get(target, name);
      let method = methods.get(name);
      if (method === undefined) methods.set(name, (method = (...args) => call(name, args)));
      return method;
    },
  });
}
