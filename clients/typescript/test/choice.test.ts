import assert from "node:assert/strict";
import { test } from "node:test";
import { Choice } from "../src/transports/choice.js";
import { transportNames } from "../src/transports/transports.js";

function choice(): { choice: Choice; pass(ms: number): void } {
  let now = 0;
  const made = new Choice(() => now);
  made.offered(transportNames);
  return { choice: made, pass: (ms) => void (now += ms) };
}

test("choice_WhatFailedBeforeAWorseOneWorked_IsPutAsideForAMinute", () => {
  const { choice: c, pass } = choice();
  assert.equal(c.next(), "websocket");
  assert.equal(c.failed("websocket"), true);
  assert.equal(c.next(), "sse");
  c.worked();
  assert.equal(c.next(), "sse");
  assert.deepEqual(c.better("sse"), { name: "websocket", delay: 60_000 });
  pass(59_999);
  assert.equal(c.next(), "sse");
  pass(1);
  assert.equal(c.next(), "websocket");
});

test("choice_RoundInWhichAllFailed_IsHeldAgainstNobody", () => {
  const { choice: c } = choice();
  for (const name of ["websocket", "sse", "longpolling"] as const) assert.equal(c.failed(name), true);
  assert.equal(c.failed("shortpolling"), false);
  assert.equal(c.next(), "websocket");
  assert.equal(c.impatient, false);
  c.worked();
  assert.equal(c.next(), "websocket");
  assert.equal(c.impatient, true);
});

test("choice_AllPutAsideButTheRestFailed_TriesThemYet", () => {
  const { choice: c } = choice();
  c.putAside("websocket");
  assert.equal(c.failed("sse", "longpolling", "shortpolling"), true);
  assert.equal(c.next(), "websocket");
  assert.equal(c.impatient, false); // it is the last
});

test("choice_ShortLivesInARow_PutItAside", () => {
  const { choice: c } = choice();
  for (let cuts = 0; cuts < 2; cuts++) c.ended("websocket", 14_999, true);
  assert.equal(c.next(), "websocket");
  c.ended("websocket", 14_999, true);
  assert.equal(c.next(), "sse");
});

test("choice_ShortLifeTheServerEnded_DoesNotCount", () => {
  const { choice: c } = choice();
  for (let ends = 0; ends < 10; ends++) c.ended("websocket", 1, false);
  assert.equal(c.next(), "websocket");
});

test("choice_TriedAgainAndCutAgain_IsPutAsideForTwiceAsLong", () => {
  const { choice: c, pass } = choice();
  for (let cuts = 0; cuts < 3; cuts++) c.ended("websocket", 1, true);
  pass(60_000);
  c.ended("websocket", 1, true);
  assert.deepEqual(c.better("sse"), { name: "websocket", delay: 120_000 });
});

test("choice_LongLife_ForgivesEverything", () => {
  const { choice: c } = choice();
  for (let cuts = 0; cuts < 3; cuts++) c.ended("websocket", 1, true);
  c.ended("websocket", 15_000, true);
  assert.equal(c.next(), "websocket");
  c.putAside("websocket");
  assert.deepEqual(c.better("sse"), { name: "websocket", delay: 60_000 });
});

test("choice_PutAsideAgainAndAgain_AtMostForAnHour", () => {
  const { choice: c } = choice();
  for (let times = 0; times < 20; times++) c.putAside("websocket");
  assert.deepEqual(c.better("sse"), { name: "websocket", delay: 3_600_000 });
});

test("choice_Better_IsTheOneWhoseTimeComesFirst", () => {
  const { choice: c, pass } = choice();
  c.putAside("websocket");
  pass(30_000);
  c.putAside("sse");
  assert.deepEqual(c.better("longpolling"), { name: "websocket", delay: 30_000 });
  assert.equal(c.better("websocket"), undefined);
});
