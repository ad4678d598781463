import { Link } from "./link.js";
import type { LinkEnd } from "./closing.js";
import type { Platform } from "../platform.js";
import { Choice } from "../transports/choice.js";
import { defaultOffer, detect, type Offer } from "../transports/detect.js";
import { webSocketOf, type WebSocketConstructor } from "../transports/socket.js";
import { openers, type TransportName } from "../transports/transports.js";
import type { ServerMessage, Welcome } from "../wire.js";

const PATIENT = 10_000, IMPATIENT = 3_000;

export interface LinksOptions {
  readonly url: string;
  readonly transports: readonly TransportName[] | undefined;
  readonly WebSocket: WebSocketConstructor | undefined;
  readonly platform: Platform;
  hello(token: string | undefined): string;
  /** Asks for a token for a link beside the one that works. Rejects when there is none. */
  token(): Promise<string | undefined>;
}

export interface LinksHandlers {
  /** Called again when a better transport has taken over. */
  welcome(welcome: Welcome, transport: TransportName): void;
  message(message: ServerMessage): void;
  /** The link is gone, or none could be had. `lived` as of Link. */
  closed(end: LinkEnd, lived: number | undefined): void;
}

/** Finds a transport that works, and while it is not the best, tries the better ones beside it. */
export class Links {
  readonly #options: LinksOptions;
  readonly #handlers: LinksHandlers;
  readonly #choice: Choice;
  #offer: Offer | undefined;
  #base: string;
  #link: Link | undefined;
  #spare: Link | undefined;
  /** How the link ended that gave way to the spare one, whose welcome has not come yet. */
  #displaced: LinkEnd | undefined;
  #cancelPlan = (): void => {};

  constructor(options: LinksOptions, handlers: LinksHandlers) {
    this.#options = options;
    this.#handlers = handlers;
    this.#base = options.url;
    this.#choice = new Choice(() => options.platform.now());
  }

  /** Where the server was looked for last. */
  get base(): string {
    return this.#base;
  }

  /** Throws when this platform has none of the transports that it may use. */
  check(): void {
    const { transports } = this.#options;
    if (transports !== undefined && this.#usable(transports).length === 0) {
      throw new Error("There is no WebSocket here. Node has one from version 22 on; before, install `ws` and pass it: "
        + "createClient(url, { WebSocket }). Or allow other transports.");
    }
  }

  /** Asks the server for its transports and how it wants to be polled, if that matters, until it has told. Never rejects. */
  async detect(): Promise<void> {
    const { transports, url, platform } = this.#options;
    if (transports?.every((each) => each === "websocket" || each === "sse")) return;
    this.#offer ??= await detect(url, platform);
  }

  /** Opens a link over the first transport that gives a welcome. */
  open(base: string, token: string | undefined): void {
    this.#base = base;
    this.#choice.offered(this.#usable(this.#options.transports ?? (this.#offer ?? defaultOffer).order));
    this.#try(token);
  }

  send(message: string): void {
    this.#link?.send(message);
  }

  probe(): void {
    this.#link?.probe();
  }

  /** Ends the session, and whatever is under way. */
  leave(): void {
    this.#dropSpare();
    this.#link?.leave();
    this.#link = undefined;
  }

  /** Lets go of the link; the session goes on without. */
  abandon(): void {
    this.#dropSpare();
    this.#link?.abandon();
    this.#link = undefined;
  }

  #try(token: string | undefined): void {
    const name = this.#choice.next();
    if (name === undefined) throw new Error("This platform has none of the server's transports.");
    this.#link = this.#make(name, token, this.#choice.impatient ? IMPATIENT : PATIENT, {
      welcomed: () => this.#choice.worked(),
      failed: (end) => this.#failed(name, end, token),
    });
  }

  #make(
    name: TransportName, token: string | undefined, limit: number, outcome: { welcomed(link: Link): void; failed(end: LinkEnd): void },
  ): Link {
    const { platform, WebSocket, hello } = this.#options;
    const opening = {
      base: this.#base, platform, WebSocket: webSocketOf(WebSocket), polling: this.#offer ?? defaultOffer, hello: () => hello(token),
    };
    const link: Link = new Link(openers[name], opening, limit, {
      welcome: (welcome) => {
        outcome.welcomed(link);
        this.#plan(name);
        this.#handlers.welcome(welcome, name);
      },
      message: (message) => this.#handlers.message(message),
      closed: (end, lived) => (lived === undefined ? outcome.failed(end) : this.#closed(name, end, lived)),
    });
    return link;
  }

  /** No welcome came. What the server itself refused, it refuses over every transport. */
  #failed(name: TransportName, end: LinkEnd, token: string | undefined): void {
    this.#link = undefined;
    const alike = end.by === "nobody" && name !== "websocket" ? defaultOffer.order.filter((each) => each !== "websocket") : [name];
    if (end.by !== "server" && this.#choice.failed(...alike)) this.#try(token);
    else this.#handlers.closed(end, undefined);
  }

  #closed(name: TransportName, end: LinkEnd, lived: number): void {
    this.#link = undefined;
    this.#choice.ended(name, lived, end.by !== "server");
    if (this.#spare !== undefined && end.reason.code === "replaced") {
      this.#displaced = end;
      return;
    }
    this.#dropSpare();
    this.#handlers.closed(end, lived);
  }

  /** While this transport works, a better one is tried later. */
  #plan(name: TransportName): void {
    this.#cancelPlan();
    const better = this.#choice.better(name);
    if (better === undefined) return;
    this.#cancelPlan = this.#options.platform.after(better.delay, () => void this.#tryBeside(name, better.name));
  }

  /** The link goes on until the better one has its welcome: a session has one link at a time, the server ends the earlier. */
  async #tryBeside(name: TransportName, better: TransportName): Promise<void> {
    const link = this.#link;
    let token: string | undefined;
    try {
      token = await this.#options.token();
    } catch {
      return this.#notYet(name, better, link);
    }
    if (link === undefined || this.#link !== link) return;
    this.#spare = this.#make(better, token, IMPATIENT, {
      welcomed: (spare) => {
        this.#link?.abandon();
        this.#link = spare;
        this.#spare = this.#displaced = undefined;
      },
      failed: () => {
        const displaced = this.#displaced;
        this.#spare = this.#displaced = undefined;
        this.#notYet(name, better, link);
        if (displaced !== undefined) this.#handlers.closed({ ...displaced, why: "again", by: "way" }, 0);
      },
    });
  }

  #notYet(name: TransportName, better: TransportName, link: Link | undefined): void {
    this.#choice.putAside(better);
    if (this.#link !== undefined && this.#link === link) this.#plan(name);
  }

  #dropSpare(): void {
    this.#cancelPlan();
    this.#spare?.abandon();
    this.#spare = this.#displaced = undefined;
  }

  #usable(order: readonly TransportName[]): readonly TransportName[] {
    return order.filter((each) => each !== "websocket" || webSocketOf(this.#options.WebSocket) !== undefined);
  }
}
