export type { Key } from "./actor/address.js";
export type { CallOptions } from "./calls/call.js";
export type { ClientCode, ErrorCode, ProtocolCode } from "./codes.js";
export { createClient } from "./createClient.js";
export { GameError } from "./errors.js";
export type { EmitBuffer, EmitOptions, EmitResult, ServerEvent } from "./events/serverEvent.js";
export type { Connected, ConnectionStatus, Disconnected, Gap, Lifecycle, Reconnected } from "./actor/lifecycle.js";
export type { LinkState } from "./link/linkState.js";
export type { ClientOptions } from "./options.js";
export type { WebSocketConstructor, WebSocketLike } from "./transports/socket.js";
export type { TokenSource } from "./link/token.js";
export type {
  Actor, ActorShape, Client, Connection, ConnectOptions, CreateOptions, EventsOf, Handle, Link, Methods, Stream, Unsubscribe, UntypedActor,
} from "./surface/types.js";
export type { TransportName } from "./transports/transports.js";
export type { GapReason } from "./wire.js";
