import assert from "node:assert/strict";

/** Variables of one script: captured where a pattern matches, put in where a value is sent (tests/vectors/README.md). */
export class Variables {
  readonly #values = new Map<string, unknown>();

  get(name: string): unknown {
    assert.ok(this.#values.has(name), `no value was captured for $${name}`);
    return this.#values.get(name);
  }

  /** The value with its `$name` texts replaced. */
  fill(value: unknown): unknown {
    if (typeof value === "string" && value.startsWith("$")) return this.get(value.slice(1));
    if (Array.isArray(value)) return value.map((each) => this.fill(each));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.fill(each)]));
  }

  /** Fails unless the value fits the pattern; further members of objects do not matter. */
  match(pattern: unknown, value: unknown, path = "message"): void {
    if (typeof pattern === "string" && pattern.startsWith("$")) return this.#matchType(pattern, value, path);
    if (Array.isArray(pattern)) {
      assert.ok(Array.isArray(value) && value.length === pattern.length, `${path} is no array of ${pattern.length}`);
      pattern.forEach((each, index) => this.match(each, value[index], `${path}[${index}]`));
    } else if (isObject(pattern)) {
      assert.ok(isObject(value), `${path} is no object`);
      for (const [name, each] of Object.entries(pattern)) this.match(each, value[name], `${path}.${name}`);
    } else {
      assert.equal(value, pattern, path);
    }
  }

  #matchType(pattern: string, value: unknown, path: string): void {
    const [kind = "", name] = pattern.slice(1).split(":");
    const fits = types[kind];
    if (fits === undefined) return assert.deepEqual(value, this.get(kind), path);
    assert.ok(fits(value), `${path} is no ${kind}: ${JSON.stringify(value)}`);
    if (name !== undefined) this.#values.set(name, value);
  }
}

const types: Record<string, (value: unknown) => boolean> = {
  any: (value) => value !== undefined,
  string: (value) => typeof value === "string",
  int: Number.isSafeInteger,
  bool: (value) => typeof value === "boolean",
  array: Array.isArray,
  object: isObject,
  absent: (value) => value === undefined,
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The text that `{"parts": …}` or `{"utf16": …}` stands for. */
export function textOf(value: string | { parts: [string, number][] } | { utf16: string }): string {
  if (typeof value === "string") return value;
  if ("parts" in value) return value.parts.map(([text, times]) => text.repeat(times)).join("");
  return value.utf16.replace(/..../g, (unit) => String.fromCharCode(parseInt(unit, 16)));
}
