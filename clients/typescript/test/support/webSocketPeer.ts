import type { WebSocket } from "ws";
import { Peer } from "./peer.js";

export class WebSocketPeer extends Peer {
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    super();
    this.#socket = socket;
    this.closed = new Promise((resolve) => socket.once("close", resolve));
    socket.on("message", (data) => this.inbox.put(JSON.parse(String(data))));
  }

  raw(text: string | Buffer): void {
    this.#socket.send(text, { binary: typeof text !== "string" });
  }

  close(code?: number): void {
    this.#socket.close(code);
  }

  cut(): void {
    this.#socket.terminate();
  }
}
