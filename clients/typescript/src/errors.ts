import type { ErrorCode } from "./codes.js";

/** Everything that goes wrong in a call, a join or the link; `code` says what, the message is for humans. */
export class GameError extends Error {
  override readonly name = "GameError";
  readonly code: ErrorCode;
  /** What the server added: the argument that did not fit, the limit that was passed, an application's own data. */
  readonly data: unknown;
  /** Milliseconds after which the same may be tried again. When it is there, nothing was run. */
  readonly retry: number | undefined;

  constructor(code: ErrorCode, message: string = code, data?: unknown, retry?: number) {
    super(message);
    this.code = code;
    this.data = data;
    this.retry = retry;
  }
}
