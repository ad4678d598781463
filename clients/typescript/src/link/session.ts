import { reconnectDelay, STEADY } from "./backoff.js";
import { closeClass, closeName, type CloseClass } from "./closing.js";
import { GameError } from "../errors.js";
import { Link, type LinkEnd } from "./link.js";
import type { LinkState } from "./linkState.js";
import type { Platform } from "../platform.js";
import { openSocket, webSocketOf, type WebSocketConstructor } from "./socket.js";
import { Tokens, type TokenSource } from "./token.js";
import type { ServerMessage, Welcome } from "../wire.js";

export interface SessionOptions {
  readonly url: string;
  readonly token: TokenSource;
  readonly WebSocket: WebSocketConstructor | undefined;
  readonly platform: Platform;
}

export interface SessionHandlers {
  welcome(welcome: Welcome): void;
  message(message: ServerMessage): void;
  /** The link is down and the session will try again. `resendable` false: what was unanswered must not go out again. */
  lost(reason: GameError, resendable: boolean): void;
  /** The session does not try again by itself. */
  stopped(reason: GameError): void;
  changed(state: LinkState): void;
}

/** Keeps one link to the server, and brings it back when it drops. */
export class Session {
  readonly #options: SessionOptions;
  readonly #handlers: SessionHandlers;
  readonly #tokens: Tokens;
  #state: LinkState = { status: "idle" };
  #link: Link | undefined;
  #attempt = 0;
  #redirect: string | undefined;
  #cancelWait = (): void => {};

  constructor(options: SessionOptions, handlers: SessionHandlers) {
    this.#options = options;
    this.#handlers = handlers;
    this.#tokens = new Tokens(options.token);
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Sees to it that there is a link, or will be. Throws when this platform has no WebSocket or the URL is none. */
  start(): void {
    if (this.#state.status === "idle") void this.#open(webSocketOf(this.#options.WebSocket));
    // Whoever starts again from a listener must not turn a refusal into a hot loop: the count of attempts goes on.
    else if (this.#state.status === "stopped") this.#wait(this.#state.reason, "again");
  }

  send(text: string): void {
    this.#link?.send(text);
  }

  dispose(): void {
    this.#cancelWait();
    this.#link?.leave();
    this.#link = undefined;
    this.#become({ status: "disposed" });
  }

  async #open(WebSocket: WebSocketConstructor): Promise<void> {
    const opening: LinkState = { status: "connecting", attempt: this.#attempt };
    this.#become(opening);
    try {
      const answer = await this.#tokens.next();
      if (this.#state !== opening) return;
      if (answer === "none_new") return this.#stop(new GameError("unauthorized", "The server refused the token, and there is no other."));
      const base = this.#redirect ?? this.#options.url;
      this.#redirect = undefined; // if it fails there, the next attempt starts from the front door again
      const hello = JSON.stringify({ t: "hello", v: 1, token: answer.token });
      this.#link = new Link(openSocket(WebSocket, base), hello, this.#options.platform, {
        welcome: (welcome) => this.#welcomed(welcome),
        message: (message) => this.#handlers.message(message),
        closed: (end) => this.#closed(end),
      });
    } catch (error) {
      if (this.#state === opening) this.#lost(new GameError("connection_lost", `No link could be opened: ${String(error)}`), "again");
    }
  }

  #welcomed(welcome: Welcome): void {
    this.#tokens.accepted();
    this.#redirect = welcome.url;
    const connected: LinkState = { status: "connected", user: welcome.user };
    this.#state = connected;
    this.#handlers.welcome(welcome); // first the joins and what waited, then whoever watches
    if (this.#state === connected) this.#handlers.changed(connected);
  }

  #closed({ code, bye, lived }: LinkEnd): void {
    this.#link = undefined;
    if (lived >= STEADY) this.#attempt = 0;
    this.#redirect = bye?.url ?? this.#redirect;
    const reason = new GameError(bye?.code ?? closeName(code), bye?.message ?? `The link closed (${code}).`, undefined, bye?.retry);
    const why = closeClass(code);
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
    this.#cancelWait = platform.after(delay, () => void this.#open(webSocketOf(this.#options.WebSocket)));
    this.#become({ status: "waiting", attempt, retryAt: platform.now() + delay, reason });
  }

  #stop(reason: GameError): void {
    this.#become({ status: "stopped", reason });
    this.#handlers.stopped(reason);
  }

  #become(state: LinkState): void {
    this.#state = state;
    this.#handlers.changed(state);
  }
}
