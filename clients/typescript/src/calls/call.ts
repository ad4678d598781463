import { GameError } from "../errors.js";
import type { Platform } from "../platform.js";
import type { Call, Requests } from "./requests.js";
import type { Answer } from "../wire.js";

/** Given through `with(…)`, so that they cannot be taken for an argument of the action. */
export interface CallOptions {
  /** Milliseconds until the call fails with `action_timeout`, the wait for a lost link included. Default: none. */
  readonly timeout?: number;
  /** Aborting rejects with the signal's reason. A call that waits is then never sent; one that was sent may still run. */
  readonly signal?: AbortSignal;
}

export interface CallTarget {
  readonly owner: object;
  readonly address: string;
  readonly mode?: string;
  ready(): boolean;
}

/** One call of an action, from the arguments to its result. */
export function callAction(
  requests: Requests, platform: Platform, target: CallTarget, action: string, args: readonly unknown[], options: CallOptions,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const { signal, timeout } = options;
    if (signal?.aborted) return reject(signal.reason);

    const settle = (): void => {
      cancelTimer();
      signal?.removeEventListener("abort", abort);
    };
    const call: Call = {
      t: "call",
      body: encode(target, action, args),
      owner: target.owner,
      ready: () => target.ready(),
      answered(answer) {
        settle();
        if (answer.t === "result") resolve(answer.d);
        else reject(refusal(answer));
      },
      lost(error) {
        settle();
        reject(error);
      },
    };
    const giveUp = (why: unknown): void => {
      settle();
      requests.forget(call);
      reject(why);
    };
    const abort = (): void => giveUp(signal!.reason);
    const late = (): void => giveUp(new GameError("action_timeout", `${action}: no answer within ${timeout} ms.`));

    signal?.addEventListener("abort", abort);
    const cancelTimer = timeout === undefined ? () => {} : platform.after(timeout, late);
    requests.call(call);
  });
}

/** The error that an answer other than the expected one stands for. */
export function refusal(answer: Answer): GameError {
  if (answer.t !== "error") return new GameError("bad_message", `Unexpected answer ${answer.t}.`);
  return new GameError(answer.code, answer.message, answer.d, answer.retry);
}

function encode({ address, mode }: CallTarget, action: string, args: readonly unknown[]): string {
  // Left-out optional arguments at the end are left out on the wire too; JSON would make them null.
  let count = args.length;
  while (count > 0 && args[count - 1] === undefined) count--;
  try {
    return JSON.stringify({ a: address, action, args: args.slice(0, count), mode });
  } catch (error) {
    throw new GameError("bad_args", `${action}: ${String(error)}`);
  }
}
