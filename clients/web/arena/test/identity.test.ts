import assert from "node:assert/strict";
import { test } from "node:test";
import { labelOf, nameOf, newPlayerId } from "../src/players/identity.js";
import { lookOf } from "../src/players/look.js";
import { news } from "../src/players/news.js";

test("newPlayerId_SameNameTwice_AreTwoPlayersOfThatName", () => {
  const a = newPlayerId("Ann #1"), b = newPlayerId("Ann #1");
  assert.notEqual(a, b);
  assert.equal(nameOf(a), "Ann #1");
  assert.equal(nameOf(b), "Ann #1");
});

test("nameOf_PlayerFromElsewhere_IsTheIdBounded", () => {
  assert.equal(nameOf("p_17"), "p_17");
  assert.equal(nameOf("#odd"), "#odd");
  assert.equal([...nameOf("😀".repeat(1000))].length, 40);
});

test("labelOf_LongName_IsShortened", () => {
  assert.equal(labelOf("Ann"), "Ann");
  assert.equal(labelOf("Ann of the Very Long Name"), "Ann of the Very…");
});

test("lookOf_SameId_IsAlwaysTheSame", () => {
  assert.deepEqual(lookOf("Ann#abc", "Ann"), lookOf("Ann#abc", "Ann"));
  assert.equal(lookOf("x", " élan").initial, "É");
  assert.equal(lookOf("", "").initial, "?");
});

test("lookOf_ManyIds_UsesEveryColourWithEveryShape", () => {
  const counts = new Map<string, number>();
  for (let index = 0; index < 4200; index++) {
    const { fill, shape } = lookOf(`Bot ${index}#x`, "Bot");
    counts.set(fill + shape, (counts.get(fill + shape) ?? 0) + 1);
  }
  assert.equal(counts.size, 42);
  assert.ok(Math.max(...counts.values()) < 200, "100 each, about");
});

test("lookOf_AnyColour_ItsInkCanBeRead", () => {
  for (let index = 0; index < 100; index++) {
    const { fill, ink } = lookOf(String(index), "x");
    const [dark, light] = [luminance(fill), luminance(ink)].sort((a, b) => a - b) as [number, number];
    assert.ok((light + 0.05) / (dark + 0.05) >= 4.5, `${ink} on ${fill}`);
  }
});

test("news_FewOrMany_IsOneSentenceEach", () => {
  assert.equal(news([], []), "");
  assert.equal(news(["Ann"], []), "Ann came in.");
  assert.equal(news(["Ann", "Bob"], ["Eve"]), "Ann and Bob came in. Eve left.");
  assert.equal(news(["a", "b", "c", "d"], []), "4 players came in.");
});

/** Relative luminance as in WCAG 2. */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/g, "$&$&") : colour;
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
