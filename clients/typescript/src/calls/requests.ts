import { GameError } from "../errors.js";
import { byteLength, type Answer } from "../wire.js";

export interface Request {
  readonly t: "join" | "leave" | "call" | "emit";
  /** The message without `t` and `id`, encoded when the request was made: later changes to the arguments do not count. */
  readonly body: string;
  answered(answer: Answer): void;
  /** No answer will come. */
  lost(error: GameError): void;
}

export interface Call extends Request {
  /** Whose call it is: calls that still wait are dropped with their owner. */
  readonly owner: object;
  /** False while it must wait, for the link or for the join it depends on. */
  ready(): boolean;
}

/**
 * What the server still owes an answer, and the calls that could not be sent yet, in order. An id is given when a
 * request goes out; it stays in `#sent`, to go out again with that id when the session is resumed, until it is
 * answered or told lost.
 */
export class Requests {
  readonly #capacity: number;
  readonly #write: (text: string) => void;
  readonly #sent = new Map<number, Request>();
  #waiting: Call[] = [];
  #lastId = 0;
  /** Up to here the server knows that its answers have arrived. */
  #acked = 0;
  #maxBytes = Infinity;

  /** At most `capacity` calls may wait or be unanswered; more are refused with `client_queue_full`. */
  constructor(capacity: number, write: (text: string) => void) {
    this.#capacity = capacity;
    this.#write = write;
  }

  /** Largest packet that the server takes. */
  get maxBytes(): number {
    return this.#maxBytes;
  }

  /** Sends now. Without a link it goes out with the next resume, or is lost with the session. */
  send(request: Request): void {
    const id = ++this.#lastId;
    this.#sent.set(id, request);
    const text = this.#text(id, request);
    if (longerThan(this.#maxBytes, text)) {
      this.#sent.delete(id);
      // As if the server had refused it: sending it would cost the link. Later, as every answer comes.
      const message = `The server takes at most ${this.#maxBytes} bytes.`;
      return queueMicrotask(() => request.answered({ t: "error", id, code: "message_too_big", message }));
    }
    this.#write(text);
  }

  /** Sends as soon as the call is ready, behind the calls that wait for the same. */
  call(call: Call): void {
    if (this.#sent.size + this.#waiting.length >= this.#capacity) {
      return call.lost(new GameError("client_queue_full", `${this.#capacity} calls are waiting already.`));
    }
    this.#waiting.push(call);
    this.flush();
  }

  /** To be called whenever a waiting call may have become ready. */
  flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const call of waiting) {
      if (call.ready()) this.send(call);
      else this.#waiting.push(call);
    }
  }

  answer(answer: Answer): void {
    const request = this.#sent.get(answer.id!);
    this.#sent.delete(answer.id!);
    request?.answered(answer);
  }

  /** Nobody waits for it any more: not sent if it was not yet, and its answer goes nowhere. */
  forget(call: Call): void {
    this.#waiting = this.#waiting.filter((each) => each !== call);
    for (const [id, request] of this.#sent) if (request === call) this.#sent.delete(id);
  }

  /** The session goes on: it runs what it has not seen, and answers again what it has. */
  resume(maxBytes: number): void {
    this.#setMax(maxBytes);
    for (const [id, request] of this.#sent) this.#write(this.#text(id, request));
  }

  /** A fresh session: it knows nothing of what was sent in the one before, and numbers start above `highestId`. */
  restart(highestId: number, maxBytes: number): void {
    this.#lastId = this.#acked = highestId;
    this.#setMax(maxBytes);
    this.loseSent(new GameError("result_expired", "The link was lost before the answer came; whether the call ran cannot be told."));
  }

  loseSent(error: GameError): void {
    this.#lose(error, () => true);
  }

  /** One of what was sent has cost the link. A leave is small and well known: it was none of these. */
  poisoned(error: GameError): void {
    this.#lose(error, ({ t }) => t !== "leave");
  }

  /** Refuses the calls that still wait: all, or those of one owner. */
  dropWaiting(error: GameError, owner?: object): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const call of waiting) {
      if (owner === undefined || call.owner === owner) call.lost(error);
      else this.#waiting.push(call);
    }
  }

  #text(id: number, { t, body }: Request): string {
    const answered = this.#answeredUpTo();
    const ack = answered > this.#acked ? `"ack":${answered},` : "";
    this.#acked = answered;
    return `{"t":"${t}","id":${id},${ack}${body.slice(1)}`;
  }

  /** Nobody waits for an answer up to there. */
  #answeredUpTo(): number {
    const oldest = this.#sent.keys().next();
    return oldest.done ? this.#lastId : oldest.value - 1;
  }

  #lose(error: GameError, which: (request: Request) => boolean): void {
    const lost = [...this.#sent].filter(([, request]) => which(request));
    for (const [id] of lost) this.#sent.delete(id);
    for (const [, request] of lost) request.lost(error);
  }

  #setMax(bytes: number): void {
    this.#maxBytes = bytes > 0 ? bytes : Infinity;
  }
}

function longerThan(maxBytes: number, text: string): boolean {
  return text.length > maxBytes || (text.length * 3 > maxBytes && byteLength(text) > maxBytes);
}
