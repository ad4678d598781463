import { GameError } from "../errors.js";
import type { Emitter } from "./emitter.js";
import type { EmitResult, ServerEvent } from "./serverEvent.js";

const singles = {};

/** Fails with a GameError when the event is not taken. */
export async function emitOne(emitter: Emitter, event: ServerEvent): Promise<void> {
  const verdict = await emitter.add([event], singles)[0];
  if (verdict instanceof GameError) throw verdict;
}

/** Fails with a GameError when none of the events can be sent. */
export async function emitBatch(emitter: Emitter, events: readonly ServerEvent[]): Promise<EmitResult> {
  const pending = emitter.add(events, {});
  emitter.hasten();
  const count = { accepted: 0, duplicate: 0 }, rejected: { i: number; code: string; message: string }[] = [];
  (await Promise.all(pending)).forEach((verdict, i) => {
    if (verdict instanceof GameError) rejected.push({ i, code: verdict.code, message: verdict.message });
    else count[verdict]++;
  });
  return { accepted: count.accepted, duplicates: count.duplicate, rejected };
}
