import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Listeners } from "../src/listeners.js";

let calls: string[], reported: unknown[], listeners: Listeners;
const say = (what: string) => (payload: unknown) => void calls.push(`${what}:${payload}`);

beforeEach(() => {
  calls = [];
  reported = [];
  listeners = new Listeners((error) => reported.push(error));
});

test("emit_Several_CallsAllInOrder", () => {
  listeners.add("e", say("a"));
  listeners.add("e", say("b"));
  listeners.add("f", say("c"));
  listeners.emit("e", 1);
  assert.deepEqual(calls, ["a:1", "b:1"]);
});

test("emit_OneThrows_OthersAreCalledAndItIsReported", () => {
  const error = new Error("mine");
  listeners.add("e", () => { throw error; });
  listeners.add("e", say("b"));
  listeners.emit("e", 1);
  assert.deepEqual(calls, ["b:1"]);
  assert.deepEqual(reported, [error]);
});

test("add_Once_IsCalledOnceEvenWhenItEmitsAgain", () => {
  listeners.add("e", (payload: number) => {
    calls.push(`once:${payload}`);
    listeners.emit("e", payload + 1);
  }, true);
  listeners.add("e", say("b"));
  listeners.emit("e", 1);
  assert.deepEqual(calls, ["once:1", "b:2", "b:1"]);
});

test("add_Unsubscribe_TakesThatOneAway", () => {
  const same = say("a");
  const stop = listeners.add("e", same);
  listeners.add("e", same);
  stop();
  stop();
  listeners.emit("e", 1);
  assert.deepEqual(calls, ["a:1"]);
});

test("remove_ByCallbackNameOrAll_TakesThoseAway", () => {
  const a = say("a");
  for (const name of ["e", "f", "g"]) {
    listeners.add(name, a);
    listeners.add(name, say("b"));
  }
  listeners.remove("e", a);
  listeners.remove("f");
  for (const name of ["e", "f", "g"]) listeners.emit(name, name);
  assert.deepEqual(calls, ["b:e", "a:g", "b:g"]);
  listeners.remove();
  assert.equal(listeners.has("g"), false);
});

test("emit_RemovedWhileEmitting_IsNotCalled", () => {
  listeners.add("e", () => stop());
  const stop = listeners.add("e", say("b"));
  listeners.emit("e", 1);
  assert.deepEqual(calls, []);
});

test("emit_AddedWhileEmitting_IsCalledFromTheNextOn", () => {
  listeners.add("e", () => listeners.add("e", say("late")), true);
  listeners.emit("e", 1);
  assert.deepEqual(calls, []);
  listeners.emit("e", 2);
  assert.deepEqual(calls, ["late:2"]);
});
