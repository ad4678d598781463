/** What the end of a link asks of the client (docs/protocol.md §5, close codes). */
export type CloseClass =
  /** Do not come back by yourself. */
  | "stop"
  /** As stop, but once more if a new token can be had. */
  | "unauthorized"
  /** Wait as long as the server says, at least five seconds. */
  | "busy"
  /** Come back, but what was unanswered must not be sent again. */
  | "poison"
  | "again";

const byClose = new Map<number, CloseClass>([
  [1000, "stop"], [4001, "unauthorized"], [4002, "stop"], [4003, "stop"], [4009, "stop"],
  [1013, "busy"], [4011, "busy"], [4029, "busy"],
  [1002, "poison"], [1003, "poison"], [1007, "poison"], [1009, "poison"],
]);

const names = new Map([[4001, "unauthorized"], [4002, "bad_message"], [4003, "forbidden"], [4009, "replaced"]]);

/** The close code decides; a `bye` before it only says more. */
export function closeClass(code: number): CloseClass {
  return byClose.get(code) ?? "again";
}

/** The protocol's code for a close code that came without `bye`. */
export function closeName(code: number): string {
  return names.get(code) ?? "connection_lost";
}
