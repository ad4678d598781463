import { broken, closed } from "../link/closing.js";
import { heartbeatOf, Pulse } from "../link/pulse.js";
import { endpoint, type Carrier, type CarrierEvents, type Opening } from "./carrier.js";
import type { WebSocketLike } from "./socket.js";
import { parsePacket, type Bye } from "../wire.js";

const SUBPROTOCOL = "gameevents.v1.json";
const HEARTBEAT_TIMEOUT = 4012, BAD_MESSAGE = 4002;

/** Packets as text frames of one WebSocket. */
export class WebSocketCarrier implements Carrier {
  readonly #socket: WebSocketLike;
  readonly #events: CarrierEvents;
  readonly #opening: Opening;
  #pulse: Pulse | undefined;
  #bye: Bye | undefined;

  constructor(opening: Opening, events: CarrierEvents) {
    const socket = new opening.WebSocket!(endpoint(opening.base, "v1/ws", "ws"), [SUBPROTOCOL]);
    this.#socket = socket;
    this.#events = events;
    this.#opening = opening;
    socket.onopen = () => socket.send(opening.hello());
    socket.onmessage = (event: { data: unknown }) => this.#read(event.data);
    socket.onclose = (event: { code: number }) => {
      this.#release();
      events.ended(closed(event.code, this.#bye));
    };
    socket.onerror = () => {}; // a close always follows; without a handler some implementations throw
  }

  send(message: string): void {
    this.#socket.send(message);
  }

  probe(): void {
    this.#pulse?.probe();
  }

  close(code: number): void {
    if (code === 1000 && this.#pulse !== undefined) this.send('{"t":"bye"}');
    this.#release();
    this.#socket.close(code);
  }

  #read(data: unknown): void {
    this.#pulse?.heard();
    const messages = parsePacket(data);
    if (messages === undefined) {
      // A peer that speaks something else cannot be trusted to have delivered the rest.
      this.close(BAD_MESSAGE);
      return this.#events.ended(broken("The server sent what is no packet.", "way", "poison"));
    }
    for (const message of messages) {
      if (message.t === "bye") this.#bye = message;
      else if (message.t === "welcome") this.#pulse ??= this.#watch(heartbeatOf(message));
    }
    this.#events.packet(messages);
  }

  #watch(heartbeat: number): Pulse {
    return new Pulse({
      platform: this.#opening.platform,
      heartbeat,
      ask: () => this.send('{"t":"ping"}'),
      dead: () => {
        // Does not wait for the other side to agree: a half-open socket would take minutes.
        this.close(HEARTBEAT_TIMEOUT);
        this.#events.ended(broken("Nothing was heard for one and a half heartbeats."));
      },
    });
  }

  #release(): void {
    this.#pulse?.stop();
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
  }
}
