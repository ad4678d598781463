import { refusal } from "../calls/call.js";
import type { Requests } from "../calls/requests.js";
import { GameError } from "../errors.js";
import { boundedRetry, jitter } from "../link/backoff.js";
import type { Platform } from "../platform.js";
import type { Answer } from "../wire.js";
import { freshPrefix } from "./ids.js";
import { encodeBatch, Outgoing, takeBatch, type Verdict } from "./outgoing.js";
import { KEEPALIVE_BYTES, post, type Door } from "./post.js";
import type { EmitBuffer, ServerEvent } from "./serverEvent.js";
import { isBusy, verdictsOf } from "./verdicts.js";

/** What an `emit` holds besides its events, at most. */
const FRAME_BYTES = 128;

export interface EmitterOptions {
  readonly buffer: EmitBuffer | undefined;
  readonly platform: Platform;
  readonly requests: Requests;
  /** Whether there is a link. */
  readonly ready: () => boolean;
}

/**
 * Events on their way to the server: gathered, sent as one `emit` after the other, and sent again, with their ids, until the server has
 * judged them. Also to a fresh session, where calls are given up: the server knows an event by its user and its id.
 */
export class Emitter {
  readonly #options: EmitterOptions;
  readonly #buffer: Required<EmitBuffer>;
  readonly #idPrefix = freshPrefix();
  #lastId = 0;
  /** All without a verdict: those that wait, and those under way. */
  readonly #open = new Set<Outgoing>();
  #waiting: Outgoing[] = [];
  /** What waits is to go as soon as it can. */
  #due = false;
  /** Under way over the link. */
  #sent: readonly Outgoing[] | undefined;
  /** Bytes under way in requests of their own. */
  #posting = 0;
  /** How often in a row the server was too busy. */
  #attempt = 0;
  #cancelDelay: (() => void) | undefined;
  #cancelPause: (() => void) | undefined;

  constructor(options: EmitterOptions) {
    const { maxBatch = 100, maxDelay = 1000, maxBuffered = 1000 } = options.buffer ?? {};
    if (!(maxBatch >= 1)) throw new RangeError(`emit.maxBatch is ${maxBatch}, it must be at least 1.`);
    this.#options = options;
    this.#buffer = { maxBatch, maxDelay, maxBuffered };
  }

  /** Throws when they are not taken; gives their verdicts later. */
  add(events: readonly ServerEvent[], group: object): readonly Promise<Verdict>[] {
    const { maxBatch, maxDelay, maxBuffered } = this.#buffer;
    if (this.#open.size + events.length > maxBuffered) {
      throw new GameError("client_queue_full", `${this.#open.size} of at most ${maxBuffered} events wait already.`);
    }
    const made = events.map((each) => new Outgoing(each, this.#idPrefix + ++this.#lastId, group));
    for (const each of made) this.#open.add(each);
    this.#waiting.push(...made);
    const isFull = !this.#due && (this.#waiting.length >= maxBatch || sizeOf(this.#waiting) >= this.#maxBytes());
    if (isFull) this.hasten();
    else this.#cancelDelay ??= this.#options.platform.after(maxDelay, () => this.hasten());
    return made.map(({ verdict }) => verdict);
  }

  /** Lets nothing wait for more to go with. */
  hasten(): void {
    this.#cancelDelay?.();
    this.#cancelDelay = undefined;
    this.#due = true;
    this.send();
  }

  /** Settles when each event so far has its verdict. */
  async settled(): Promise<void> {
    await Promise.all([...this.#open].map(({ verdict }) => verdict));
  }

  /** Sends what is due. To be called when there is a link again, too. */
  send(): void {
    const { requests, ready } = this.#options;
    if (!this.#due || this.#sent !== undefined || this.#cancelPause !== undefined || !ready()) return;
    const batch = takeBatch(this.#waiting, this.#buffer.maxBatch, this.#maxBytes());
    this.#due = this.#waiting.length > 0;
    if (batch.length === 0) return;
    this.#sent = batch;
    requests.send({
      t: "emit",
      body: encodeBatch(batch),
      answered: (answer) => this.#sent === batch && this.#answered(batch, answer),
      lost: (error) => this.#sent === batch && this.#lost(batch, error),
    });
  }

  /** The page is out of sight, perhaps for good: posts what waits. */
  hide(door: Door): void {
    for (const { batch, answer } of this.#post(door)) {
      void answer.then((d) => {
        this.#judge(batch, verdictsOf(d, batch.length) ?? batch.map(() => undefined));
        this.send();
      });
    }
  }

  /**
   * No link will bring an answer: posts what it can, fails the rest with `disposed`. Tells in the end whether all that was posted has
   * been answered; undefined: nothing was.
   */
  part(door: Door | undefined): Promise<boolean> | undefined {
    this.#sent = undefined;
    this.#waiting = [...this.#open];
    const posts = door === undefined ? [] : this.#post(door);
    const rest = this.#waiting;
    this.#clear();
    const disposed = new GameError("disposed");
    for (const each of rest) this.#settle(each, disposed);
    if (posts.length === 0) return undefined;
    return Promise.all(posts.map(async ({ batch, answer }) => {
      const verdicts = verdictsOf(await answer, batch.length);
      batch.forEach((each, i) => this.#settle(each, verdicts?.[i] ?? disposed));
      return verdicts !== undefined;
    })).then((answered) => answered.every(Boolean));
  }

  /** There will be no link by itself: all that has no verdict fails. */
  stop(error: GameError): void {
    this.#clear();
    for (const each of [...this.#open]) this.#settle(each, error);
  }

  #answered(batch: readonly Outgoing[], answer: Answer): void {
    this.#sent = undefined;
    if (answer.t === "result") {
      const verdicts = verdictsOf(answer.d, batch.length), bad = new GameError("bad_message", "The answer to an emit is none.");
      this.#judge(batch, verdicts ?? batch.map(() => bad));
    } else {
      const error = refusal(answer);
      this.#judge(batch, batch.map(() => (error.code === "result_expired" ? undefined : error)), error.retry);
    }
    this.send();
  }

  /** Only a fresh session lets them go out again: else they may be what has cost the link, or there will be none. */
  #lost(batch: readonly Outgoing[], error: GameError): void {
    this.#sent = undefined;
    this.#judge(batch, batch.map(() => (error.code === "result_expired" ? undefined : error)));
  }

  /** Without a verdict they go out again; if the server was busy, after a while. */
  #judge(batch: readonly Outgoing[], verdicts: readonly (Verdict | undefined)[], retry?: number): void {
    const again = batch.filter((each, i) => {
      const verdict = verdicts[i];
      if (verdict !== undefined && !isBusy(verdict)) this.#settle(each, verdict);
      return this.#open.has(each);
    });
    this.#waiting.unshift(...again);
    this.#due ||= again.length > 0;
    if (verdicts.some(isBusy)) this.#pause(retry);
    else this.#attempt = 0;
  }

  #pause(retry = 0): void {
    const { platform } = this.#options;
    this.#cancelPause?.();
    this.#cancelPause = platform.after(boundedRetry(retry) + jitter(++this.#attempt, platform.random()), () => {
      this.#cancelPause = undefined;
      this.send();
    });
  }

  /** As much of what waits as requests that outlive the page may carry. */
  #post(door: Door): { batch: readonly Outgoing[]; answer: Promise<unknown> }[] {
    const posts = [];
    for (;;) {
      const room = KEEPALIVE_BYTES - FRAME_BYTES - this.#posting;
      if (this.#waiting.length === 0 || this.#waiting[0]!.bytes > room) return posts;
      const batch = takeBatch(this.#waiting, this.#buffer.maxBatch, room), bytes = sizeOf(batch) + FRAME_BYTES;
      this.#posting += bytes;
      const answer = post(this.#options.platform, door, encodeBatch(batch)).finally(() => void (this.#posting -= bytes));
      posts.push({ batch, answer });
    }
  }

  #settle(event: Outgoing, verdict: Verdict): void {
    this.#open.delete(event);
    event.settle(verdict);
  }

  #clear(): void {
    this.#waiting = [];
    this.#cancelDelay?.();
    this.#cancelPause?.();
    this.#cancelDelay = this.#cancelPause = undefined;
    this.#due = false;
  }

  #maxBytes(): number {
    return this.#options.requests.maxBytes - FRAME_BYTES;
  }
}

function sizeOf(events: readonly Outgoing[]): number {
  return events.reduce((sum, { bytes }) => sum + bytes + 1, 0);
}
