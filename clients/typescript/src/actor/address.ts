import { GameError } from "../errors.js";

/** The key of an actor: its segments, or the only one. */
export type Key = string | readonly string[];

const TYPE = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
const MAX_SEGMENTS = 8;
const MAX_BYTES = 256;

export function segments(key: Key): readonly string[] {
  return typeof key === "string" ? [key] : key;
}

/**
 * `type/seg1/seg2`, every byte but RFC 3986's unreserved ones percent-encoded, so that no two keys share an address.
 * Throws the `bad_message` that the server would answer.
 */
export function address(type: string, key: Key): string {
  const parts = segments(key);
  if (!TYPE.test(type)) throw invalid(`the actor type "${type}" is not ${TYPE.source}`);
  if (parts.length > MAX_SEGMENTS) throw invalid(`a key has at most ${MAX_SEGMENTS} segments`);
  if (new TextEncoder().encode(parts.join("")).length > MAX_BYTES) throw invalid(`a key has at most ${MAX_BYTES} bytes`);
  return [type, ...parts.map(encodeSegment)].join("/");
}

function encodeSegment(segment: string): string {
  try {
    return encodeURIComponent(segment).replace(/[!'()*]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase());
  } catch {
    throw invalid("a key holds half a surrogate pair");
  }
}

function invalid(why: string): GameError {
  return new GameError("bad_message", `No such address: ${why}.`);
}
