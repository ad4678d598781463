import type { OpenCarrier, Opening, CarrierEvents } from "./carrier.js";
import { HttpCarrier, type OpenDownlink } from "./httpCarrier.js";
import { Poll } from "./poll.js";
import { Sse } from "./sse.js";
import { WebSocketCarrier } from "./webSocket.js";

/** The ways to the server, best first. */
export const transportNames = ["websocket", "sse", "longpolling", "shortpolling"] as const;

export type TransportName = (typeof transportNames)[number];

const overHttp = (downlink: OpenDownlink) => (opening: Opening, events: CarrierEvents) => new HttpCarrier(opening, events, downlink);

export const openers: Readonly<Record<TransportName, OpenCarrier>> = {
  websocket: (opening, events) => new WebSocketCarrier(opening, events),
  sse: overHttp((line, welcome, opening, events) => new Sse(line, welcome, opening, events)),
  longpolling: overHttp((line, welcome, opening, events) =>
    new Poll(line, welcome, opening, events, { wait: opening.polling.wait, pause: 0 })),
  shortpolling: overHttp((line, welcome, opening, events) =>
    new Poll(line, welcome, opening, events, { wait: 0, pause: opening.polling.pause })),
};

export function isTransport(name: unknown): name is TransportName {
  return (transportNames as readonly unknown[]).includes(name);
}
