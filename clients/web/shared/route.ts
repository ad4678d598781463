const DEFAULT_ROOM = "general";
const MAX_LENGTH = 60;

/** The room that an address names: `#room`, or else `?room=`. */
export function roomOf({ hash, search }: { hash: string; search: string }): string {
  return roomName(decode(hash.slice(1))) || roomName(new URLSearchParams(search).get("room") ?? "") || DEFAULT_ROOM;
}

/** What somebody typed, as a room: without the `#`, bounded. Empty when nothing is left. */
export function roomName(typed: string): string {
  return [...typed.trim().replace(/^#+/, "").trim()].slice(0, MAX_LENGTH).join("");
}

export function hashOf(room: string): string {
  return "#" + encodeURIComponent(room);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
