import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { closeClass, closeName } from "../src/link/closing.js";

const fromTest = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const docs = fromTest("../../../../docs/errors.md");
const source = fromTest("../../src/codes.ts");

/** The rows of the table below that heading, as texts without mark-up. */
function table(heading: string): string[][] {
  const section = docs.split(`\n## ${heading}\n`)[1]!.split("\n## ")[0]!;
  const rows = section.split("\n").filter((line) => line.startsWith("|")).slice(2);
  return rows.map((row) => row.split("|").slice(1, -1).map((cell) => cell.trim().replaceAll("`", "")));
}

test("ProtocolCode_InTheSource_IsTheListOfTheDocuments", () => {
  const union = source.split("export type ProtocolCode")[1]!.split(";")[0]!;
  const declared = [...union.matchAll(/"(\w+)"/g)].map(([, code]) => code!);
  assert.deepEqual(declared.sort(), table("Codes").map(([code]) => code!).sort());
});

test("closeClass_EveryCloseCodeOfTheDocuments_ReactsAsTheySay", () => {
  const reactions = { stop: "stop", unauthorized: "stop", busy: "wait", poison: "reconnect and fail", again: "reconnect" };
  for (const [code, , reaction] of table("Close codes")) assert.equal(reactions[closeClass(Number(code))], reaction, code);
});

test("closeName_OfACodeThatStops_IsTheByeOfTheDocuments", () => {
  const stops = table("Close codes").filter(([, bye, reaction]) => reaction === "stop" && bye !== "–");
  assert.ok(stops.length > 0);
  for (const [code, bye] of stops) assert.equal(closeName(Number(code)), bye);
});
