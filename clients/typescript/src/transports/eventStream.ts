/** Takes `text/event-stream` apart as it arrives: each event's data, whatever its lines and chunks. */
export class EventStream {
  readonly #decoder = new TextDecoder();
  readonly #data: (text: string) => void;
  #rest = "";
  #lines: string[] = [];

  constructor(data: (text: string) => void) {
    this.#data = data;
  }

  feed(chunk: Uint8Array): void {
    const lines = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split("\n");
    this.#rest = lines.pop()!;
    for (const line of lines) this.#line(line.endsWith("\r") ? line.slice(0, -1) : line);
  }

  #line(line: string): void {
    if (line.startsWith("data:")) {
      this.#lines.push(line.slice(line[5] === " " ? 6 : 5));
    } else if (line === "" && this.#lines.length > 0) {
      const text = this.#lines.join("\n");
      this.#lines = [];
      this.#data(text);
    }
  }
}
