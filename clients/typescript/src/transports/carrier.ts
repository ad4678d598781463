import type { LinkEnd } from "../link/closing.js";
import type { Platform } from "../platform.js";
import type { WebSocketConstructor } from "./socket.js";
import type { ServerMessage } from "../wire.js";

/**
 * What carries packets between client and server: one way for each transport, and the only place that reads and
 * writes it. It opens by itself, says hello, and keeps an eye on whether the other side is still there.
 */
export interface Carrier {
  /** Sends a message, after the welcome only. Several may go together. */
  send(message: string): void;
  /** Finds out soon whether the other side is still there. */
  probe(): void;
  /** Lets go of it; nothing is told any more. 1000 says `bye`, which ends the session; other codes end the link only. */
  close(code: number): void;
}

export interface CarrierEvents {
  packet(messages: readonly ServerMessage[]): void;
  /** Called once, and nothing after it. */
  ended(end: LinkEnd): void;
}

export interface Opening {
  /** The server's base URL. */
  readonly base: string;
  /** Made when it can be sent, not before: positions go on while another link still works. */
  hello(): string;
  readonly platform: Platform;
  readonly WebSocket: WebSocketConstructor | undefined;
  readonly polling: Polling;
}

export interface Polling {
  /** Milliseconds that the server may hold a long poll. */
  readonly wait: number;
  /** Milliseconds between short polls. */
  readonly pause: number;
}

export type OpenCarrier = (opening: Opening, events: CarrierEvents) => Carrier;

/** A URL below the server's base, whose scheme may be any of http, https, ws and wss. Throws when the base is no URL. */
export function endpoint(base: string, path: string, scheme: "http" | "ws"): string {
  const url = new URL(path, base.endsWith("/") ? base : base + "/");
  url.protocol = url.protocol.replace(/^(http|ws)/, scheme);
  return url.href;
}
