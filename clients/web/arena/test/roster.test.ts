import assert from "node:assert/strict";
import { test } from "node:test";
import { Roster } from "../src/players/roster.js";

function rosterOf(me: string): { roster: Roster; told: string[]; names: () => string[] } {
  const told: string[] = [];
  const roster = new Roster((came, left) => {
    told.push(...came.map(({ name }) => `+${name}`), ...left.map(({ name }) => `-${name}`));
  });
  roster.clear(me);
  return { roster, told, names: () => [...roster.others].map(({ name }) => name) };
}

const at = (playerId: string, x = 100, y = 100): { playerId: string; x: number; y: number } => ({ playerId, x, y });

test("moved_UnknownPlayer_HasComeIn", () => {
  const { roster, told, names } = rosterOf("Me#1");
  roster.moved(at("Ann#2"), 0);
  roster.moved(at("Ann#2", 120), 50);
  assert.deepEqual(names(), ["Ann"]);
  assert.deepEqual(told, ["+Ann"]);
});

test("present_SomebodyIsMissing_HasLeft", () => {
  const { roster, told, names } = rosterOf("Me#1");
  roster.present([at("Me#1"), at("Ann#2"), at("Bob#3")], 0);
  roster.present([at("Me#1"), at("Bob#3")], 2000);
  assert.deepEqual(names(), ["Bob"]);
  assert.deepEqual(told, ["+Ann", "+Bob", "-Ann"]);
});

test("present_NothingChanged_TellsNothing", () => {
  const { roster, told } = rosterOf("Me#1");
  roster.present([at("Ann#2")], 0);
  roster.present([at("Ann#2", 700)], 2000);
  assert.deepEqual(told, ["+Ann"]);
});

test("present_MovedWhileNothingWasHeard_IsDrawnWhereTheRoomSays", () => {
  const { roster } = rosterOf("Me#1");
  roster.moved(at("Ann#2", 300, 300), 0);
  roster.present([at("Ann#2", 700, 700)], 1000);
  assert.deepEqual([...roster.others][0]!.track.drawnAt(5000), { x: 700, y: 700 });
});

test("present_MovedJustNow_StaysWhereTheMoveSaid", () => {
  const { roster } = rosterOf("Me#1");
  roster.moved(at("Ann#2", 300, 300), 900);
  roster.present([at("Ann#2", 700, 700)], 1000);
  assert.deepEqual([...roster.others][0]!.track.drawnAt(5000), { x: 300, y: 300 });
});

test("present_WhoHasNotMovedYet_IsListedButStandsNowhere", () => {
  const { roster, names } = rosterOf("Me#1");
  roster.present([at("Ann#2", 0, 0)], 0);
  assert.deepEqual(names(), ["Ann"]);
  assert.equal([...roster.others][0]!.track.drawnAt(1000), undefined);
});

test("moved_MyOwnEcho_IsNobodyElse", () => {
  const { roster, names } = rosterOf("Me#1");
  roster.moved(at("Me#1"), 0);
  assert.deepEqual(names(), []);
});

test("moved_FarOutside_IsDrawnInside", () => {
  const { roster } = rosterOf("Me#1");
  roster.moved(at("Ann#2", 1e300, -5), 0);
  assert.deepEqual([...roster.others][0]!.track.drawnAt(1000), { x: 970, y: 30 });
});

test("moved_MoreThanAPageCanShow_AreLeftOut", () => {
  const { roster } = rosterOf("Me#1");
  for (let index = 0; index < 2000; index++) roster.moved(at(`p${index}`), 0);
  assert.equal(roster.count, 500);
});
