import { broken, said, type LinkEnd } from "../link/closing.js";
import type { Platform } from "../platform.js";
import { endpoint } from "./carrier.js";

/** In bytes; many times what a server puts into one packet. Whatever sends more is not read to its end. */
export const LARGEST_PACKET = 16 * 1024 * 1024;

/** A request that gave no answer, or a refusal; `end` is what it means for a link. */
export class HttpFailure extends Error {
  readonly end: LinkEnd;
  /** It was given up for taking too long. */
  readonly late: boolean;

  constructor(end: LinkEnd, late = false) {
    super(end.reason.message);
    this.end = end;
    this.late = late;
  }

  static of(error: unknown): HttpFailure {
    return error instanceof HttpFailure ? error : new HttpFailure(broken(String(error)));
  }
}

/** Requests to one server, each within a time limit. The session's secret goes into a header, never into a URL. */
export class HttpLine {
  readonly #base: string;
  readonly #platform: Platform;
  readonly #running = new Set<AbortController>();
  #session: string | undefined;

  constructor(base: string, platform: Platform) {
    this.#base = base;
    this.#platform = platform;
  }

  /** The session that all further requests are of. */
  enter(session: string): void {
    this.#session = session;
  }

  /** The text of the answer. Fails with HttpFailure. */
  async exchange(method: "GET" | "POST", path: string, limit: number, body?: string): Promise<string> {
    return this.#limited(limit, async (abort) => {
      const text = await textOf(await this.#request(method, path, abort.signal, body));
      this.#running.delete(abort);
      return text;
    });
  }

  /** The body of an answer that goes on and on; only its beginning has a time limit. Fails with HttpFailure. */
  async stream(path: string, limit: number): Promise<ReadableStreamDefaultReader<Uint8Array>> {
    return this.#limited(limit, async (abort) => (await this.#request("GET", path, abort.signal)).body!.getReader());
  }

  /** Ends the session, even if the page is going away. */
  leave(): void {
    if (this.#session !== undefined) this.#fetch("DELETE", "v1/session", { keepalive: true }).catch(() => {});
  }

  /** Breaks off whatever is under way. */
  abort(): void {
    for (const each of this.#running) each.abort();
    this.#running.clear();
  }

  async #limited<T>(limit: number, run: (abort: AbortController) => Promise<T>): Promise<T> {
    const abort = new AbortController();
    let late = false;
    const cancelLimit = this.#platform.after(limit, () => {
      late = true;
      abort.abort();
    });
    this.#running.add(abort);
    try {
      return await run(abort);
    } catch (error) {
      this.#running.delete(abort);
      if (error instanceof HttpFailure) throw error;
      throw new HttpFailure(broken(late ? `No answer within ${limit} ms.` : String(error), "nobody"), late);
    } finally {
      cancelLimit();
    }
  }

  async #request(method: string, path: string, signal: AbortSignal, body?: string): Promise<Response> {
    const response = await this.#fetch(method, path, body === undefined ? { signal } : { signal, body });
    if (!response.ok) throw new HttpFailure(refusal(response, await textOf(response)));
    return response;
  }

  #fetch(method: string, path: string, init: RequestInit): Promise<Response> {
    const headers: Record<string, string> = {};
    if (init.body !== undefined) headers["Content-Type"] = "application/json";
    if (this.#session !== undefined) headers["Authorization"] = `Session ${this.#session}`;
    return fetch(endpoint(this.#base, path, "http"), { ...init, method, headers, cache: "no-store", credentials: "omit" });
  }
}

export function tooLarge(): HttpFailure {
  return new HttpFailure(broken(`More than ${LARGEST_PACKET} bytes came as one packet.`));
}

/** The body of an answer; fails when it is larger than any that a server gives. */
export async function textOf({ body }: Response): Promise<string> {
  if (body === null) return "";
  const reader = body.getReader(), decoder = new TextDecoder();
  let text = "";
  for (let bytes = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    if ((bytes += value.length) > LARGEST_PACKET) {
      reader.cancel().catch(() => {});
      throw tooLarge();
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** The protocol's errors have a code; whatever else comes is from something on the way, a 404 from a transport that is off. */
function refusal({ status, headers }: Response, body: string): LinkEnd {
  try {
    const { code, message, retry = secondsOf(headers.get("Retry-After")) } = JSON.parse(body);
    if (typeof code === "string" && status !== 404) return said({ code, message, retry });
  } catch {
    // no JSON: not the server's
  }
  return broken(`The answer was HTTP ${status}.`);
}

function secondsOf(retryAfter: string | null): number | undefined {
  return retryAfter !== null && Number(retryAfter) >= 0 ? Number(retryAfter) * 1000 : undefined;
}
