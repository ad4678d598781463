import assert from "node:assert/strict";
import { Mailbox } from "./mailbox.js";

// Messages are looked into freely here: the point of the tests is what they hold.
export type Message = any;

/** The server's end of one link, whatever carries it. */
export abstract class Peer {
  protected readonly inbox = new Mailbox<Message>("message from the client");

  /** Sends a text as one packet. */
  abstract raw(text: string | Buffer): void;

  /** As a cable that is pulled. */
  abstract cut(): void;

  next(): Promise<Message> {
    return this.inbox.next();
  }

  async expect(t: string): Promise<Message> {
    const message = await this.inbox.next();
    assert.equal(message.t, t, JSON.stringify(message));
    return message;
  }

  /** Messages that no test has looked at. */
  get unread(): number {
    return this.inbox.size;
  }

  send(...messages: Message[]): void {
    for (const message of messages) this.raw(JSON.stringify(message));
  }

  async welcome(members: Message = {}): Promise<Message> {
    const hello = await this.expect("hello");
    this.send({
      t: "welcome", v: 1, session: "s", user: "ann", resumed: false, window: 30000, heartbeat: 15000, max: 65536, id: 0,
      now: 0, server: "test", streams: [{ a: "user/ann", e: "U", s: 0 }, { a: "global", e: "G", s: 0 }], ...members,
    });
    return hello;
  }

  async joined(members: Message = {}): Promise<Message> {
    const join = await this.expect("join");
    const a = [join.actor, ...join.key].join("/");
    this.send({ t: "joined", id: join.id, a, c: "c1", e: "E", s: 0, recovered: false, d: { messages: [] }, ...members });
    return join;
  }

  async result(d: unknown): Promise<Message> {
    const call = await this.expect("call");
    this.send({ t: "result", id: call.id, d });
    return call;
  }

  event(s: number | undefined, n: string, d: unknown, a = "chatRoom/general"): void {
    this.send({ t: "event", a, s, n, d });
  }
}
