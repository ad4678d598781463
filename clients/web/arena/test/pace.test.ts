import assert from "node:assert/strict";
import { test } from "node:test";
import { Pace } from "../src/motion/pace.js";
import { dice } from "./dice.js";

test("next_FirstPosition_IsToldAtOnce", () => {
  assert.deepEqual(new Pace().next(0, { x: 1.26, y: 2 }), { x: 1.3, y: 2 });
});

test("next_NothingChanged_TellsNothing", () => {
  const pace = new Pace();
  pace.next(0, { x: 1, y: 2 });
  assert.equal(pace.next(1000, { x: 1, y: 2 }), undefined);
  assert.equal(pace.next(2000, { x: 1.01, y: 2 }), undefined);
});

test("next_SixtyFramesASecond_TellsTwentyASecond", () => {
  const pace = new Pace();
  let told = 0;
  // three frames are a little less than a step, as on most screens
  for (let frame = 0; frame < 600; frame++) if (pace.next(frame * 16.66, { x: frame, y: 0 }) !== undefined) told++;
  assert.equal(told, 200);
});

test("next_AnyFrames_TellsAtMostTwentyASecond", (t) => {
  const random = dice(t);
  for (let round = 0; round < 50; round++) {
    const pace = new Pace();
    const longest = 1 + random() * 30;
    let now = 0;
    const told: number[] = [];
    for (let frame = 0; frame < 2000; frame++) {
      now += random() * longest;
      if (pace.next(now, { x: frame, y: 0 }) !== undefined) told.push(now);
    }
    for (let index = 21; index < told.length; index++) assert.ok(told[index]! - told[index - 21]! > 1000, `round ${round}`);
  }
});

test("next_ItComesToRest_TheLastPositionIsTold", () => {
  const pace = new Pace();
  pace.next(0, { x: 1, y: 0 });
  assert.equal(pace.next(20, { x: 2, y: 0 }), undefined);
  assert.deepEqual(pace.next(50, { x: 2, y: 0 }), { x: 2, y: 0 });
});

test("forget_SamePosition_IsToldAgain", () => {
  const pace = new Pace();
  pace.next(0, { x: 1, y: 2 });
  pace.forget();
  assert.deepEqual(pace.next(100, { x: 1, y: 2 }), { x: 1, y: 2 });
});
