/**
 * What the client needs of a WebSocket: the browser's, Node's (22 and later) and the `ws` package's all fit.
 * `any`, because each has event types of its own.
 */
export interface WebSocketLike {
  onopen: ((event: any) => void) | null;
  onmessage: ((event: any) => void) | null;
  onclose: ((event: any) => void) | null;
  onerror: ((event: any) => void) | null;
  send(data: string): void;
  close(code?: number, reason?: string): void;
}

export type WebSocketConstructor = new (url: string, protocols: string[]) => WebSocketLike;

const SUBPROTOCOL = "gameevents.v1.json";

/** The given implementation, or the platform's own. Throws when there is neither. */
export function webSocketOf(given: WebSocketConstructor | undefined): WebSocketConstructor {
  const found = given ?? (globalThis as { WebSocket?: WebSocketConstructor }).WebSocket;
  if (found === undefined) {
    throw new Error("There is no WebSocket here. Node has one from version 22 on; before, install `ws` and pass it: "
      + "createClient(url, { WebSocket }).");
  }
  return found;
}

/** Opens `/v1/ws` below the server's base URL, whose scheme may be http or ws. Throws when it is no URL. */
export function openSocket(WebSocket: WebSocketConstructor, base: string): WebSocketLike {
  const url = new URL("v1/ws", base.endsWith("/") ? base : base + "/");
  url.protocol = url.protocol.replace("http", "ws");
  return new WebSocket(url.href, [SUBPROTOCOL]);
}
