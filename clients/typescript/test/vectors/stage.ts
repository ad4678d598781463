import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { WebSocket } from "ws";
import { clientOn } from "../../src/createClient.js";
import type { Client, EmitBuffer, GameError, Handle, LinkState, TokenSource, TransportName } from "../../src/index.js";
import { FakeClock } from "../support/clock.js";
import { Mailbox } from "../support/mailbox.js";
import type { Message, Peer } from "../support/peer.js";
import { ScriptedServer } from "../support/server.js";
import { WebSocketPeer } from "../support/webSocketPeer.js";

const LONGER_THAN_ANY_WAIT = 3_600_000;

/** The client under test on a server, a clock and a dice that a script rules, over one transport. */
export class Stage {
  readonly clock = new FakeClock();
  readonly client: Client;
  /** Where WebSockets were asked for, whatever the address: they all end at the server of this test. */
  readonly opened: string[] = [];
  readonly #server: ScriptedServer;
  readonly #arrived = new Mailbox<void>("marker at the client");
  #peer!: Peer;

  private constructor(server: ScriptedServer, transport: TransportName, token: TokenSource, emit: EmitBuffer) {
    this.#server = server;
    const stage = this;
    class Rerouted extends WebSocket {
      constructor(url: string, protocols: string[]) {
        stage.opened.push(url);
        super(server.url.replace("http", "ws"), protocols);
      }
    }
    this.client = clientOn(this.clock, server.url, { WebSocket: Rerouted, transports: [transport], token, emit, onListenerError() {} }) as Client;
    this.client.global.on("arrived", () => this.#arrived.put()); // the first use opens the link
  }

  static async open(
    test: TestContext, transport: TransportName = "websocket", token: TokenSource = "token", emit: EmitBuffer = {},
  ): Promise<Stage> {
    const stage = new Stage(await ScriptedServer.start(), transport, token, emit);
    test.after(async () => {
      stage.client.dispose();
      await stage.#server.stop();
    });
    stage.#peer = await stage.#server.acceptAny();
    return stage;
  }

  handle(type: string, key: string[]): Handle {
    return this.client.actor(type).getOrCreate(key);
  }

  /** Takes hello, sends welcome, and waits until it has arrived. */
  async enter(members: Message): Promise<Message> {
    const hello = await this.#peer.welcome(members);
    await this.#settle();
    return hello;
  }

  /** The next message from the client; a ping only when it is asked for. */
  async receive(t?: string): Promise<Message> {
    for (;;) {
      const message = await this.#peer.next();
      if (message.t !== "ping" || t === "ping") return message;
    }
  }

  /** Sends a packet and waits until the client has handled it. */
  async send(packet: Message): Promise<void> {
    this.#peer.raw(JSON.stringify(packet));
    if (packet.t !== "bye") await this.#settle();
  }

  /** Ends the link and waits until the client knows: 1005 is a close without code, 1006 none at all. */
  async close(code: number): Promise<LinkState> {
    const ended = this.linkEnds();
    if (code !== 1006 && this.#peer instanceof WebSocketPeer) {
      this.#peer.close(code === 1005 ? undefined : code);
    } else {
      this.#peer.cut();
      this.clock.signal("wake"); // what is between two polls notices now
    }
    return ended;
  }

  async linkEnds(): Promise<LinkState> {
    const states = new Mailbox<LinkState>("end of the link");
    states.put(this.client.link.state);
    const stop = this.client.link.subscribe((state) => states.put(state));
    let state: LinkState;
    do state = await states.next(); while (state.status === "connected" || state.status === "connecting");
    stop();
    return state;
  }

  async nextLink(): Promise<void> {
    this.clock.advance(LONGER_THAN_ANY_WAIT);
    this.#peer = await this.#server.acceptAny();
  }

  async #settle(): Promise<void> {
    this.#peer.send({ t: "event", a: "global", n: "arrived" });
    if (!(this.#peer instanceof WebSocketPeer)) this.clock.signal("wake");
    await this.#arrived.next();
  }
}

/** How a promise ended, when it has. */
export class Outcome {
  settled = false;
  readonly #promise: Promise<unknown>;

  constructor(promise: Promise<unknown>) {
    this.#promise = promise;
    const settle = (): void => void (this.settled = true);
    promise.then(settle, settle);
  }

  async value(): Promise<unknown> {
    return this.#promise;
  }

  async error(): Promise<GameError> {
    const error = await this.#promise.then(() => undefined, (reason: GameError) => reason);
    assert.ok(error !== undefined, "it was not rejected");
    return error;
  }
}
