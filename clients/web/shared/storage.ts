type Where = "localStorage" | "sessionStorage"; // looked up inside the try: asking for it may throw

/** A list of texts that this browser keeps. Empty when it has none, or forbids to keep any. */
export function read(where: Where, key: string): string[] {
  try {
    const list: unknown = JSON.parse(window[where].getItem(key) ?? "[]");
    return Array.isArray(list) ? list.filter((each) => typeof each === "string") : [];
  } catch {
    return [];
  }
}

export function write(where: Where, key: string, list: string[]): void {
  try {
    window[where].setItem(key, JSON.stringify(list));
  } catch {
    // full or forbidden
  }
}
