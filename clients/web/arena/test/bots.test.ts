import assert from "node:assert/strict";
import { test } from "node:test";
import { botsOf } from "../src/bots/order.js";
import { Wander } from "../src/bots/wander.js";
import { dice } from "./dice.js";

test("botsOf_Address_IsBounded", () => {
  for (const [search, count] of [["", 0], ["?bots=20", 20], ["?bots=1000000", 50], ["?bots=-3", 0], ["?bots=2.9", 2], ["?bots=many", 0],
    ["?bots=Infinity", 0], ["?bots=", 0]] as const) {
    assert.equal(botsOf(search), count, search);
  }
});

test("wander_ForAMinute_SeesMuchOfTheArenaAndRestsAtTimes", (t) => {
  const wander = new Wander(dice(t));
  const places = Array.from({ length: 60 * 20 }, () => wander.step(1 / 20));
  const rests = places.filter((place, index) => place.x === places[index - 1]?.x && place.y === places[index - 1]?.y).length;
  const cells = new Set(places.map(({ x, y }) => `${Math.floor(x / 250)},${Math.floor(y / 250)}`));
  assert.ok(cells.size >= 6, `${cells.size} of 16 parts`);
  assert.ok(rests > 20 && rests < 900, `${rests} of 1200 steps at rest`);
});
