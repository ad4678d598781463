import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { WebSocket } from "ws";
import { clientOn } from "../../src/createClient.js";
import type { Client, GameError, Handle, LinkState, TokenSource } from "../../src/index.js";
import { FakeClock } from "../support/clock.js";
import { Mailbox } from "../support/mailbox.js";
import { ScriptedServer, type Message, type Peer } from "../support/server.js";

const LONGER_THAN_ANY_WAIT = 3_600_000;

/** The client under test on a server, a clock and a dice that a script rules. */
export class Stage {
  readonly clock = new FakeClock();
  readonly client: Client;
  /** Where links were asked for, whatever the address: they all end at the server of this test. */
  readonly opened: string[] = [];
  readonly #server: ScriptedServer;
  readonly #arrived = new Mailbox<void>("packet at the client");
  #peer!: Peer;

  private constructor(server: ScriptedServer, token: TokenSource) {
    this.#server = server;
    const stage = this;
    class Rerouted extends WebSocket {
      constructor(url: string, protocols: string[]) {
        stage.opened.push(url);
        super(server.url.replace("http", "ws"), protocols);
        this.on("message", () => setImmediate(() => stage.#arrived.put()));
      }
    }
    this.client = clientOn(this.clock, server.url, { WebSocket: Rerouted, transports: ["websocket"], token, onListenerError() {} }) as Client;
  }

  static async open(test: TestContext, token: TokenSource = "token"): Promise<Stage> {
    const stage = new Stage(await ScriptedServer.start(), token);
    test.after(async () => {
      stage.client.dispose();
      await stage.#server.stop();
    });
    stage.client.user.on("nothing", () => {}); // the first use opens the link
    stage.#peer = await stage.#server.accept();
    return stage;
  }

  handle(type: string, key: string[]): Handle {
    return this.client.actor(type).getOrCreate(key);
  }

  /** Takes hello, sends welcome, and waits until it has arrived. */
  async enter(members: Message): Promise<void> {
    await this.#peer.welcome(members);
    await this.#arrived.next();
  }

  /** The next message from the client; a ping only when it is asked for. */
  async receive(t?: string): Promise<Message> {
    for (;;) {
      const message = await this.#peer.next();
      if (message.t !== "ping" || t === "ping") return message;
    }
  }

  /** Sends a packet and waits until the client has handled it. */
  async send(packet: unknown): Promise<void> {
    this.#peer.raw(JSON.stringify(packet));
    await this.#arrived.next();
  }

  /** Ends the link and waits until the client knows: 1005 is a close without code, 1006 none at all. */
  async close(code: number): Promise<LinkState> {
    const ended = this.linkEnds();
    if (code === 1006) this.#peer.cut();
    else this.#peer.close(code === 1005 ? undefined : code);
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
    this.#peer = await this.#server.accept();
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
