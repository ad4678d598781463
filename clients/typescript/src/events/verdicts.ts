import { GameError } from "../errors.js";
import type { Verdict } from "./outgoing.js";

const busy: ReadonlySet<string> = new Set(["queue_full", "overloaded", "draining", "rate_limited"]);

/** The server has not taken it for now: it is worth sending again. */
export function isBusy(verdict: Verdict | undefined): boolean {
  return verdict instanceof GameError && (verdict.retry !== undefined || busy.has(verdict.code));
}

/** What the answer says of each of `count` events; undefined when it is no such answer. Which are the duplicates it does not say. */
export function verdictsOf(answer: unknown, count: number): readonly Verdict[] | undefined {
  if (!isObject(answer) || !Array.isArray(answer["rejected"])) return undefined;
  const verdicts = new Array<Verdict>(count).fill("accepted");
  for (const each of answer["rejected"] as unknown[]) {
    if (!isObject(each) || typeof each["code"] !== "string" || verdicts[each["i"] as number] === undefined) return undefined;
    verdicts[each["i"] as number] = new GameError(each["code"], String(each["message"]));
  }
  let duplicates = Number(answer["duplicates"]);
  return verdicts.map((each) => (each === "accepted" && duplicates-- > 0 ? "duplicate" : each));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
