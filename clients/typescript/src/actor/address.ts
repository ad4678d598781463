/** The key of an actor: its segments, or the only one. */
export type Key = string | readonly string[];

export function segments(key: Key): readonly string[] {
  return typeof key === "string" ? [key] : key;
}

/** `type/seg1/seg2`, every byte but RFC 3986's unreserved ones percent-encoded, so that no two keys share an address. */
export function address(type: string, key: Key): string {
  return [type, ...segments(key).map(encodeSegment)].join("/");
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(/[!'()*]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase());
}
