import assert from "node:assert/strict";
import { test } from "node:test";
import { LARGEST_PACKET } from "../src/transports/httpLine.js";
import { EventStream } from "../src/transports/eventStream.js";

function parsed(...chunks: (string | Uint8Array)[]): string[] {
  const data: string[] = [];
  const stream = new EventStream((text) => data.push(text));
  for (const chunk of chunks) stream.feed(typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk);
  return data;
}

test("eventStream_AnyWayItIsCut_GivesTheSameData", () => {
  const bytes = new TextEncoder().encode(": comment\n\nid: 1\ndata: {\"a\":\"€😀\"}\n\nevent: x\ndata:two\r\ndata: lines\r\n\r\n");
  const expected = ['{"a":"€😀"}', "two\nlines"];
  for (let size = 1; size <= bytes.length; size++) {
    const chunks: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
    assert.deepEqual(parsed(...chunks), expected, `in pieces of ${size}`);
  }
});

test("eventStream_EventWithoutData_GivesNothing", () => {
  assert.deepEqual(parsed("id: 7\n\n\n\nretry: 5\n\n"), []);
});

test("eventStream_EventThatIsNotYetOver_WaitsForItsEnd", () => {
  assert.deepEqual(parsed("data: a\n"), []);
  assert.deepEqual(parsed("data: a\n", "\n"), ["a"]);
});

test("eventStream_DataThatBeginsWithSpaces_KeepsAllButTheFirst", () => {
  assert.deepEqual(parsed("data:  a\n\n"), [" a"]);
});

test("eventStream_EventThatNeverEnds_IsRefusedWhenItIsTooLarge", () => {
  const aQuarter = "a".repeat(LARGEST_PACKET / 4);
  assert.throws(() => parsed("data: ", aQuarter, aQuarter, aQuarter, aQuarter), /as one packet/);
  const line = `data: ${aQuarter}\n`;
  assert.throws(() => parsed(line, line, line, line), /as one packet/);
  assert.equal(parsed(line, "\n", line, "\n", line, "\n", line, "\n", line, "\n").length, 5);
});
