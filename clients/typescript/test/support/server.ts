import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { WebSocketServer } from "ws";
import { HttpPeer, json } from "./httpPeer.js";
import { Mailbox } from "./mailbox.js";
import type { Message, Peer } from "./peer.js";
import { WebSocketPeer } from "./webSocketPeer.js";

export interface EventsPost {
  readonly bearer: string | undefined;
  readonly bytes: number;
  readonly events: readonly { name: string; id: string }[];
  readonly response: ServerResponse;
}

/** A server in this process that says only what the test tells it to, and what may stand between it and the client. */
export class ScriptedServer {
  readonly upgrades = new Mailbox<{ url: string; protocol: string }>("upgrade request");
  readonly refused = new Mailbox<number>("refused upgrade");
  /** What becomes of requests to upgrade: a peer of the test's, a refusal by a proxy, or a socket that stays silent. */
  upgrading: "accept" | "silent" | 403 | 502 = "accept";
  /** What opens a session: a peer of the test's, or a refusal. */
  opening: "accept" | { status: number; body: Message } = "accept";
  /** The answer of `GET /v1/transports`; none: 404. */
  offer: Message;
  /** How often the transports were asked for. */
  asked = 0;
  /** Requests of `POST /v1/events`, to be answered by the test. */
  readonly posts = new Mailbox<EventsPost>("events that are posted");
  readonly #peers = new Mailbox<Peer>("connection");
  readonly #sessions: HttpPeer[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #http: Server;
  readonly #webSockets = new WebSocketServer({ noServer: true });

  private constructor(http: Server) {
    this.#http = http;
    http.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.once("close", () => this.#sockets.delete(socket));
    });
    http.on("upgrade", (request, socket, head) => {
      if (typeof this.upgrading === "number") {
        this.refused.put(this.upgrading);
        return void socket.end(`HTTP/1.1 ${this.upgrading} No\r\nContent-Length: 0\r\n\r\n`);
      }
      this.#webSockets.handleUpgrade(request, socket, head, (webSocket) => {
        this.upgrades.put({ url: request.url ?? "", protocol: webSocket.protocol });
        if (this.upgrading === "accept") this.#peers.put(new WebSocketPeer(webSocket));
      });
    });
    http.on("request", (request, response) => void this.#request(request, response));
  }

  static async start(): Promise<ScriptedServer> {
    const http = createServer();
    await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
    return new ScriptedServer(http);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  /** The next link over WebSocket. */
  async accept(): Promise<WebSocketPeer> {
    const peer = await this.#peers.next();
    if (peer instanceof WebSocketPeer) return peer;
    throw new Error("A session was opened by HTTP.");
  }

  /** The next session opened by HTTP. */
  async acceptHttp(): Promise<HttpPeer> {
    const peer = await this.#peers.next();
    if (peer instanceof HttpPeer) return peer;
    throw new Error("A WebSocket was opened.");
  }

  acceptAny(): Promise<Peer> {
    return this.#peers.next();
  }

  /** Connections that no test has looked at. */
  get unseen(): number {
    return this.#peers.size;
  }

  async stop(): Promise<void> {
    const closed = new Promise((done) => this.#http.close(done));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async #request(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on("error", () => {}); // the client went away
    const url = new URL(request.url ?? "", this.url);
    let body = "";
    for await (const chunk of request) body += String(chunk);
    if (url.pathname === "/v1/transports") {
      this.asked++;
      return json(response, this.offer === undefined ? 404 : 200, this.offer ?? {});
    }
    if (request.method === "POST" && url.pathname === "/v1/events") {
      return this.posts.put({ bearer: request.headers.authorization, bytes: Buffer.byteLength(body), ...JSON.parse(body), response });
    }
    if (request.method === "POST" && url.pathname === "/v1/session") return this.#open(response, body);
    const session = request.headers.authorization?.replace("Session ", "") ?? "";
    const peer = this.#sessions.find((each) => each.session === session);
    if (peer === undefined) return json(response, 410, { code: "session_unknown", message: "There is no such session." });
    peer.handle(request, url, body, response);
  }

  #open(response: ServerResponse, body: string): void {
    if (this.opening !== "accept") {
      const { status, body: refusal } = this.opening;
      return void response.writeHead(status).end(typeof refusal === "string" ? refusal : JSON.stringify(refusal));
    }
    const peer = new HttpPeer(response, body);
    this.#sessions.unshift(peer); // the latest to have a session takes it over
    this.#peers.put(peer);
  }
}
