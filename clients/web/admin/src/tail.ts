import { ask } from "./api.js";
import { byId, h } from "../../shared/dom.js";

const KEPT = 1000;

interface Event {
  a: string;
  n: string;
  bytes: number;
  isCut: boolean;
  text: string;
}

/** The events as they are emitted; nothing is asked for until somebody watches. */
export class Tail {
  #watch: AbortController | undefined;
  #dropped = 0;

  constructor() {
    byId("tail-toggle").addEventListener("click", () => (this.#watch === undefined ? void this.#start() : this.#stop()));
    byId("tail-filter").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#stop();
      void this.#start();
    });
  }

  async #start(): Promise<void> {
    const watch = (this.#watch = new AbortController());
    this.#dropped = 0;
    this.#tell("watching");
    const query = new URLSearchParams({ type: byId<HTMLInputElement>("tail-type").value.trim(), name: byId<HTMLInputElement>("tail-name").value.trim() });
    try {
      const response = await ask(`/api/events?${query}`, { signal: watch.signal });
      if (!response.ok || response.body === null) throw new Error((await response.json()).message);
      await this.#read(response.body.pipeThrough(new TextDecoderStream()).getReader());
      this.#tell("the server ended it");
    } catch (error) {
      if (!watch.signal.aborted) this.#tell(error instanceof Error ? error.message : "ended");
    }
    if (this.#watch === watch) this.#stop(byId("tail-state").textContent ?? "");
  }

  #stop(text = "stopped"): void {
    this.#watch?.abort();
    this.#watch = undefined;
    this.#tell(text);
  }

  async #read(reader: ReadableStreamDefaultReader<string>): Promise<void> {
    for (let rest = ""; ; ) {
      const { done, value } = await reader.read();
      if (done) return;
      const messages = (rest + value).split("\n\n");
      rest = messages.pop()!;
      this.#add(messages);
    }
  }

  #add(messages: string[]): void {
    const list = byId("tail");
    const atEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 8;
    for (const message of messages) {
      const data = message.split("\n").find((line) => line.startsWith("data: "))?.slice(6);
      if (data === undefined) continue;
      if (message.startsWith("event: dropped")) this.#tell(`watching; ${(this.#dropped += Number(data))} not shown, they came too fast`);
      else list.append(item(JSON.parse(data)));
    }
    while (list.childElementCount > KEPT) list.firstElementChild!.remove();
    byId("tail-empty").hidden = list.childElementCount > 0;
    if (atEnd) list.scrollTop = list.scrollHeight;
  }

  #tell(text: string): void {
    byId("tail-state").textContent = text;
    byId("tail-toggle").textContent = this.#watch === undefined ? "Watch" : "Stop";
  }
}

function item({ a, n, bytes, isCut, text }: Event): HTMLElement {
  const time = new Date().toLocaleTimeString();
  return h("li", "event", h("span", "figure", time), h("span", "name", `${a} ${n}`), h("code", "", isCut ? `${text}… (${bytes} bytes)` : text));
}
