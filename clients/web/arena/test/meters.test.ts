import assert from "node:assert/strict";
import { test } from "node:test";
import { Rate, RoundTrips } from "../src/view/meters.js";

test("rate_SteadyEvents_AreCountedOverTheLastSecond", () => {
  const rate = new Rate();
  for (let now = 0; now < 5000; now += 10) rate.add(now);
  assert.equal(rate.at(4999), 100);
});

test("rate_NothingMore_FallsToZero", () => {
  const rate = new Rate();
  for (let now = 5000; now < 6000; now += 10) rate.add(now);
  assert.equal(rate.at(6450), 50);
  assert.equal(rate.at(7000), 0);
  assert.equal(rate.at(1e9), 0);
});

test("roundTrips_OneSlow_DoesNotShow", () => {
  const trips = new RoundTrips();
  assert.equal(trips.median, undefined);
  for (const ms of [3, 2, 900, 4, 3]) trips.add(ms);
  assert.equal(trips.median, 3);
  trips.clear();
  assert.equal(trips.median, undefined);
});
