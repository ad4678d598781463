import assert from "node:assert/strict";
import { test } from "node:test";
import { DELAY, Track } from "../src/motion/track.js";
import { dice } from "./dice.js";

const STEP = 50;

/** A track that was told of a walk to the right, 10 units with each step. */
function walk(steps: number): Track {
  const track = new Track();
  for (let step = 0; step < steps; step++) track.push(step * STEP, { x: step * 10, y: 0 });
  return track;
}

test("drawnAt_NothingKnown_IsUndefined", () => {
  assert.equal(new Track().drawnAt(0), undefined);
});

test("drawnAt_OnePosition_StandsThereAtOnce", () => {
  const track = new Track();
  track.push(1000, { x: 5, y: 7 });
  for (const now of [1000, 1050, 5000]) assert.deepEqual(track.drawnAt(now), { x: 5, y: 7 });
});

test("drawnAt_SteadyWalk_GoesEvenlyAndLagsByTheDelay", () => {
  const track = walk(5);
  for (let now = DELAY; now <= 4 * STEP; now += 5) {
    const { x, y } = track.drawnAt(now)!;
    assert.ok(Math.abs(x - (now - DELAY) / 5) < 1e-9, `${x} at ${now}`);
    assert.equal(y, 0);
  }
});

test("drawnAt_PositionsStayAway_GoesOnALittleAndComesBack", () => {
  const track = walk(5); // the last: 40, at 200
  const beyond = [...Array(61)].map((_, index) => track.drawnAt(200 + DELAY + index * 5)!.x);
  assert.ok(Math.max(...beyond) > 41, "it goes on");
  assert.ok(Math.max(...beyond) < 55, "but not far");
  assert.equal(beyond.at(-1), 40);
});

test("drawnAt_AFastPlayerGoesSilent_IsDrawnOnByABoundedLength", () => {
  const track = new Track();
  track.push(0, { x: 0, y: 0 });
  track.push(STEP, { x: 900, y: 0 });
  for (let now = STEP + DELAY; now < 1000; now += 5) assert.ok(track.drawnAt(now)!.x <= 940);
});

test("drawnAt_MovesAfterALongRest_StartsThenAndNotBefore", () => {
  const track = new Track();
  track.push(0, { x: 0, y: 0 });
  track.push(10_000, { x: 100, y: 0 });
  assert.equal(track.drawnAt(10_000)!.x, 0);
  assert.equal(track.drawnAt(10_000 + DELAY - STEP)!.x, 0);
  assert.ok(Math.abs(track.drawnAt(10_000 + DELAY - STEP / 2)!.x - 50) < 1e-9);
  assert.equal(track.drawnAt(10_000 + DELAY)!.x, 100);
});

for (const [name, gap, count] of [["OneRightAfterTheOther", 1, 4], ["AtTheSameInstant", 0, 4], ["ManyAtTheSameInstant", 0, 12]] as const) {
  test(`drawnAt_PositionsArrive${name}_EndsAtTheLastWithoutAJump`, () => {
    const track = walk(3); // the last: 20, at 100
    for (let step = 0; step < count; step++) track.push(250 + step * gap, { x: 30 + step * 10, y: 0 });
    let before = track.drawnAt(260)!.x;
    for (let now = 261; now < 700; now++) {
      const { x } = track.drawnAt(now)!;
      assert.ok(Math.abs(x - before) < 6, `${before} → ${x} at ${now}`);
      before = x;
    }
    assert.equal(before, 20 + count * 10);
  });
}

test("push_AtAnyTimes_NeverMakesTheDrawingJumpAndEndsAtTheLastPosition", (t) => {
  const random = dice(t);
  for (let round = 0; round < 200; round++) {
    const track = new Track();
    let now = 0, last = { x: 0, y: 0 };
    for (let count = 0; count < 30; count++) {
      now += random() < 0.2 ? 0 : random() * 400;
      last = { x: random() * 1000, y: random() * 1000 };
      const before = track.drawnAt(now);
      track.push(now, last);
      const after = track.drawnAt(now)!;
      if (before !== undefined) assert.ok(Math.hypot(after.x - before.x, after.y - before.y) < 1e-6, `round ${round}, ${now}`);
    }
    const end = track.drawnAt(now + 1000)!;
    assert.ok(Math.hypot(end.x - last.x, end.y - last.y) < 1e-6, `round ${round}`);
  }
});

test("push_AFlood_KeepsTheNewestPosition", () => {
  const track = new Track();
  for (let count = 0; count <= 10_000; count++) track.push(1000, { x: count / 100, y: 0 });
  assert.equal(track.drawnAt(2000)!.x, 100);
});
