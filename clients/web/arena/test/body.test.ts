import assert from "node:assert/strict";
import { test } from "node:test";
import { Body, type Intent } from "../src/motion/body.js";

const FRAME = 1 / 60;

function run(body: Body, seconds: number, intent: Intent): void {
  for (let frame = 0; frame < seconds * 60; frame++) body.step(FRAME, intent);
}

test("step_Heading_GoesAtFullSpeedInThatDirection", () => {
  const body = new Body({ x: 200, y: 500 }, 300);
  run(body, 1, { kind: "heading", x: 1, y: 0 });
  assert.ok(body.place.x > 470 && body.place.x <= 500, String(body.place.x));
  assert.equal(body.place.y, 500);
});

test("step_Diagonal_IsNoFasterThanStraight", () => {
  const straight = new Body({ x: 100, y: 100 }, 300), diagonal = new Body({ x: 100, y: 100 }, 300);
  run(straight, 1, { kind: "heading", x: 1, y: 0 });
  run(diagonal, 1, { kind: "heading", x: 1, y: 1 });
  const way = Math.hypot(diagonal.place.x - 100, diagonal.place.y - 100);
  assert.ok(Math.abs(way - (straight.place.x - 100)) < 1e-6);
});

test("step_Target_ArrivesAndRestsThere", () => {
  const body = new Body({ x: 100, y: 100 }, 480);
  run(body, 4, { kind: "target", x: 700, y: 400 });
  const { x, y } = body.place;
  assert.ok(Math.hypot(x - 700, y - 400) < 1, `${x}, ${y}`);
  run(body, 1, { kind: "target", x: 700, y: 400 });
  assert.deepEqual(body.place, { x, y });
});

test("step_KeyLetGo_StopsSoonAndEntirely", () => {
  const body = new Body({ x: 100, y: 500 }, 480);
  run(body, 0.5, { kind: "heading", x: 1, y: 0 });
  const { x } = body.place;
  run(body, 1, { kind: "rest" });
  const stopped = body.place;
  assert.ok(stopped.x - x < 40);
  run(body, 1, { kind: "rest" });
  assert.deepEqual(body.place, stopped);
});

test("step_FewFrames_GoesAsFarAsInMany", () => {
  const many = new Body({ x: 100, y: 100 }, 480), few = new Body({ x: 100, y: 100 }, 480);
  run(many, 1.5, { kind: "target", x: 900, y: 300 });
  for (let frame = 0; frame < 3; frame++) few.step(0.5, { kind: "target", x: 900, y: 300 });
  const { x, y } = few.place;
  assert.ok(Math.hypot(x - many.place.x, y - many.place.y) < 10, `${x}, ${y}`);
  run(few, 2, { kind: "target", x: 900, y: 300 });
  assert.ok(Math.hypot(few.place.x - 900, few.place.y - 300) < 1);
});

test("step_IntoAWall_StaysInside", () => {
  const body = new Body({ x: 950, y: 50 }, 480);
  run(body, 2, { kind: "heading", x: 1, y: -1 });
  assert.deepEqual(body.place, { x: 970, y: 30 });
  run(body, 2, { kind: "target", x: 5000, y: -5000 });
  assert.deepEqual(body.place, { x: 970, y: 30 });
});
