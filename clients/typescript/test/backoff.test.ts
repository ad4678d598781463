import assert from "node:assert/strict";
import { test } from "node:test";
import { reconnectDelay } from "../src/link/backoff.js";

test("reconnectDelay_AttemptN_IsARandomPartOfADoublingCeiling", () => {
  const ceilings = [1, 2, 3, 4, 5, 6, 7, 1000].map((n) => reconnectDelay(n, 1, "again"));
  assert.deepEqual(ceilings, [1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
  assert.equal(reconnectDelay(3, 0, "again"), 0);
  assert.equal(reconnectDelay(3, 0.25, "again"), 1000);
});

test("reconnectDelay_RetryGiven_IsHonoured", () => {
  assert.equal(reconnectDelay(5, 1, "again", 0), 0);
  assert.equal(reconnectDelay(1, 0, "again", 1234), 1234);
});

test("reconnectDelay_BusyServer_WaitsAtLeastFiveSeconds", () => {
  assert.equal(reconnectDelay(1, 0, "busy"), 5000);
  assert.equal(reconnectDelay(1, 1, "busy"), 6000);
  assert.equal(reconnectDelay(1, 1, "busy", 100), 5000);
  assert.equal(reconnectDelay(1, 1, "busy", 9000), 9000);
});

test("reconnectDelay_AbsurdRetry_StaysWithinWhatATimerCanDo", () => {
  for (const retry of [1e300, -1, NaN]) {
    const delay = reconnectDelay(1, 1, "again", retry);
    assert.ok(delay >= 0 && delay <= 3_600_000, `${retry} gave ${delay}`);
  }
});

