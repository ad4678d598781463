import { reconnectDelay, STEADY } from "./backoff.js";
import type { CloseClass, LinkEnd } from "./closing.js";
import { GameError } from "../errors.js";
import { Links } from "./links.js";
import type { LinkState } from "./linkState.js";
import type { Door } from "../events/post.js";
import type { Platform, Signal } from "../platform.js";
import { Tokens, type TokenSource } from "./token.js";
import type { WebSocketConstructor } from "../transports/socket.js";
import type { TransportName } from "../transports/transports.js";
import type { Seen, ServerMessage, Welcome } from "../wire.js";

export interface SessionOptions {
  readonly url: string;
  readonly token: TokenSource;
  readonly transports: readonly TransportName[] | undefined;
  readonly WebSocket: WebSocketConstructor | undefined;
  readonly platform: Platform;
}

export interface SessionHandlers {
  /** How far the client is in each log that it follows: asked for when hello is said. */
  seen(): readonly Seen[];
  /** A session has begun, or goes on (`resumed`), with a link that is new to it. */
  welcome(welcome: Welcome): void;
  message(message: ServerMessage): void;
  /** The link is down and the session will try again. `resendable` false: what was unanswered must not go out again. */
  lost(reason: GameError, resendable: boolean): void;
  /** The session does not try again by itself. */
  stopped(reason: GameError): void;
  /** The page is not looked at any more. */
  hidden(): void;
  /** The page is going away. */
  leaving(): void;
  changed(state: LinkState): void;
}

/** The client's presence on the server: has one link at a time, and goes on over the next when that drops. */
export class Session {
  readonly #options: SessionOptions;
  readonly #handlers: SessionHandlers;
  readonly #tokens: Tokens;
  readonly #links: Links;
  #state: LinkState = { status: "idle" };
  /** What proves that the session is this client's; undefined before the first welcome. */
  #secret: string | undefined;
  #attempt = 0;
  #redirect: string | undefined;
  /** The wait for the next attempt is the client's own idea, not the server's wish. */
  #mayHurry = false;
  #cancelWait = (): void => {};
  #ignoreSignals = (): void => {};

  constructor(options: SessionOptions, handlers: SessionHandlers) {
    this.#options = options;
    this.#handlers = handlers;
    this.#tokens = new Tokens(options.token);
    this.#links = new Links({
      ...options,
      hello: (token) => JSON.stringify({ t: "hello", v: 1, token, session: this.#secret, seen: this.#seen() }),
      token: async () => this.#token(await this.#tokens.next()),
    }, {
      welcome: (welcome, transport) => this.#isOver || this.#welcomed(welcome, transport),
      message: (message) => this.#isOver || handlers.message(message),
      closed: (end, lived) => this.#isOver || this.#closed(end, lived),
    });
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Sees to it that there is a link, or will be. Throws when this platform has no transport that may be used. */
  start(): void {
    if (this.#state.status === "idle") {
      this.#links.check();
      this.#ignoreSignals = this.#options.platform.signals((signal) => this.#heed(signal));
      void this.#open();
    } else if (this.#state.status === "stopped") {
      // Whoever starts again from a listener must not turn a refusal into a hot loop: the count of attempts goes on.
      this.#wait(this.#state.reason, "again");
    }
  }

  /** Only what can go out now: what is unanswered is sent again after a resume. */
  send(message: string): void {
    if (this.#state.status === "connected") this.#links.send(message);
  }

  /** Where events are taken by request: in the name of the session that goes on, or of the user whose session ends. */
  door(isEnding: boolean): Door | undefined {
    const token = this.#tokens.last;
    const bearer = isEnding ? token ?? this.#secret : this.#secret ?? token;
    return bearer === undefined ? undefined : { base: this.#links.base, bearer, ofSession: bearer === this.#secret };
  }

  /**
   * `parting`: what still goes up in the session's name, which must not come after its end. When it tells of no answer, as on a page that is
   * gone, it may still be on its way: the session is then left to the server.
   */
  dispose(parting?: Promise<boolean>): void {
    const wasConnected = this.#state.status === "connected";
    this.#cancelWait();
    this.#ignoreSignals();
    if (wasConnected && parting !== undefined) void parting.then((isOver) => (isOver ? this.#links.leave() : this.#links.abandon()));
    else this.#links.leave();
    this.#become({ status: "disposed" });
  }

  /** The link may outlive the session by what still goes up in its name. */
  get #isOver(): boolean {
    return this.#state.status === "disposed";
  }

  #heed(signal: Signal): void {
    if (signal === "wake") this.#hurry();
    else if (signal === "hide") this.#handlers.hidden();
    else this.#handlers.leaving();
  }

  async #open(): Promise<void> {
    const opening: LinkState = { status: "connecting", attempt: this.#attempt };
    this.#become(opening);
    try {
      const [answer] = await Promise.all([this.#tokens.next(), this.#links.detect()]);
      if (this.#state !== opening) return;
      if (answer === "none_new") return this.#stop(noOther());
      const base = this.#redirect ?? this.#options.url;
      this.#redirect = undefined; // if it fails there, the next attempt starts from the front door again
      this.#links.open(base, answer.token);
    } catch (error) {
      if (this.#state === opening) this.#lost(new GameError("connection_lost", `No link could be opened: ${String(error)}`), "again");
    }
  }

  #seen(): readonly Seen[] | undefined {
    const seen = this.#handlers.seen();
    return seen.length > 0 ? seen : undefined;
  }

  #token(answer: { token: string | undefined } | "none_new"): string | undefined {
    if (answer === "none_new") throw noOther();
    return answer.token;
  }

  #welcomed(welcome: Welcome, transport: TransportName): void {
    this.#tokens.accepted();
    this.#redirect = welcome.url;
    this.#secret = welcome.session;
    if (this.#state.status === "connected" && !welcome.resumed) {
      this.#handlers.lost(new GameError("connection_lost", "The session ended while another transport was tried."), true);
    }
    const connected: LinkState = { status: "connected", user: welcome.user, transport };
    this.#state = connected;
    this.#handlers.welcome(welcome); // first the joins and what waited, then whoever watches
    if (this.#state === connected) this.#handlers.changed(connected);
  }

  #closed({ why, reason, url }: LinkEnd, lived = 0): void {
    if (lived >= STEADY) this.#attempt = 0;
    this.#redirect = url ?? this.#redirect;
    if (reason.code === "session_unknown") this.#secret = undefined;
    if (why === "stop" || (why === "unauthorized" && !this.#tokens.refused())) this.#stop(reason);
    else this.#lost(reason, why);
  }

  #lost(reason: GameError, why: CloseClass): void {
    this.#wait(reason, why);
    this.#handlers.lost(reason, why !== "poison");
  }

  #wait(reason: GameError, why: CloseClass): void {
    const { platform } = this.#options;
    const attempt = ++this.#attempt;
    const delay = reconnectDelay(attempt, platform.random(), why, reason.retry);
    this.#mayHurry = why !== "busy" && reason.retry === undefined;
    this.#cancelWait = platform.after(delay, () => void this.#open());
    this.#become({ status: "waiting", attempt, retryAt: platform.now() + delay, reason });
  }

  /** Somebody looks, or the network is back: no time to wait, or to find out slowly that a link is dead. */
  #hurry(): void {
    if (this.#state.status === "connected") this.#links.probe();
    if (this.#state.status !== "waiting" || !this.#mayHurry) return;
    this.#cancelWait();
    void this.#open();
  }

  #stop(reason: GameError): void {
    this.#secret = undefined;
    this.#become({ status: "stopped", reason });
    this.#handlers.stopped(reason);
  }

  #become(state: LinkState): void {
    this.#state = state;
    this.#handlers.changed(state);
  }
}

function noOther(): GameError {
  return new GameError("unauthorized", "The server refused the token, and there is no other.");
}
