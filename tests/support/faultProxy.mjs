import { once } from "node:events";
import { connect, createServer } from "node:net";

const UPGRADE = /^upgrade: websocket/im, STREAM = /^GET \/v1\/sse/;

/** Stands between clients and a server, on its own port, and does to their connections what a test tells it to. */
export class FaultProxy {
  /** What becomes of an upgrade: it passes, is refused with an HTTP status, is swallowed, or is held until `release`. */
  upgrades = "pass";
  /** Whether what comes down a stream of events is kept back. */
  buffersStreams = false;
  #pairs = new Set();
  #held = [];
  #listener;

  static async start(serverUrl) {
    const proxy = new FaultProxy();
    const { hostname, port } = new URL(serverUrl);
    proxy.#listener = createServer((down) => proxy.#carry(down, hostname, Number(port)));
    proxy.#listener.listen(0, "127.0.0.1");
    await once(proxy.#listener, "listening");
    proxy.url = `http://127.0.0.1:${proxy.#listener.address().port}`;
    return proxy;
  }

  /** Pulls every cable; those that come after are carried again. */
  cut() {
    for (const [down, up] of this.#pairs) {
      down.destroy();
      up.destroy();
    }
  }

  /** Pulls the clients' cables only: to the server all looks as before, but nobody answers. */
  abandon() {
    for (const pair of this.#pairs) {
      pair.isAbandoned = true;
      pair[0].destroy();
    }
  }

  /** Lets pass what was held, and all that comes. */
  release() {
    this.upgrades = "pass";
    for (const pass of this.#held.splice(0)) pass();
  }

  async stop() {
    this.cut();
    this.#listener.close();
    await once(this.#listener, "close");
  }

  #carry(down, host, port) {
    const up = connect(port, host), pair = [down, up];
    let keepsBack = false;
    this.#pairs.add(pair);
    for (const [one, other] of [[down, up], [up, down]]) {
      one.on("error", () => {});
      one.on("close", () => {
        if (pair.isAbandoned && one === down) return;
        other.destroy();
        this.#pairs.delete(pair);
      });
    }
    down.on("data", (data) => {
      const head = data.toString("latin1");
      if (UPGRADE.test(head) && this.upgrades === "hold") return this.#held.push(() => up.write(data));
      if (UPGRADE.test(head) && this.upgrades !== "pass") return this.#refuse(down);
      keepsBack ||= this.buffersStreams && STREAM.test(head);
      up.write(data);
    });
    up.on("data", (data) => keepsBack || down.write(data));
  }

  #refuse(down) {
    if (this.upgrades !== "swallow") down.end(`HTTP/1.1 ${this.upgrades} Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
  }
}
