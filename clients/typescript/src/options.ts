import type { EmitBuffer } from "./events/serverEvent.js";
import type { WebSocketConstructor } from "./transports/socket.js";
import type { TokenSource } from "./link/token.js";
import type { TransportName } from "./transports/transports.js";

export interface ClientOptions {
  /** Who the player is: a token, or a function that is asked for one at each (re)connect. Without it, a guest. */
  readonly token?: TokenSource;
  /**
   * Which transports may be used, best first. Default: those that the server offers, in its order. It is asked before the
   * first link, unless these are none but `websocket` and `sse`.
   */
  readonly transports?: readonly TransportName[];
  /** The WebSocket to use; default: the platform's own. Node before version 22 has none: pass the `ws`
   * package's, or another transport will be used. */
  readonly WebSocket?: WebSocketConstructor;
  /** How many calls may wait or be unanswered before more fail with `client_queue_full`. Default 1000. */
  readonly queueSize?: number;
  /** How events of `emit` are gathered, and how many may wait. */
  readonly emit?: EmitBuffer;
  /** Hears what a listener threw, and errors that nobody listens for. Default: `console.error`. */
  readonly onListenerError?: (error: unknown) => void;
}
