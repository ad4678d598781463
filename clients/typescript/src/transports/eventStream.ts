import { LARGEST_PACKET, tooLarge } from "./httpLine.js";

/** Takes `text/event-stream` apart as it arrives: each event's data, whatever its lines and chunks. */
export class EventStream {
  readonly #decoder = new TextDecoder();
  readonly #data: (text: string) => void;
  #rest = "";
  #lines: string[] = [];
  /** Characters in these lines. */
  #kept = 0;

  constructor(data: (text: string) => void) {
    this.#data = data;
  }

  /** Throws when an event grows too large. */
  feed(chunk: Uint8Array): void {
    const lines = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split("\n");
    this.#rest = lines.pop()!;
    for (const line of lines) this.#line(line.endsWith("\r") ? line.slice(0, -1) : line);
    if (this.#kept + this.#rest.length > LARGEST_PACKET) throw tooLarge();
  }

  #line(line: string): void {
    if (line.startsWith("data:")) {
      this.#lines.push(line.slice(line[5] === " " ? 6 : 5));
      this.#kept += line.length;
    } else if (line === "" && this.#lines.length > 0) {
      const text = this.#lines.join("\n");
      this.#lines = [];
      this.#kept = 0;
      this.#data(text);
    }
  }
}
