import assert from "node:assert/strict";
import { test } from "node:test";
import { address } from "../src/actor/address.js";

test("address_KeysThatLookAlike_NeverCollide", () => {
  const keys = [["a,b"], ["a", "b"], ["a/b"], ["a%2Fb"], ["a%2C", "b"]];
  assert.equal(new Set(keys.map((key) => address("room", key))).size, keys.length);
});

test("address_AnyByteButUnreserved_IsPercentEncodedUpperCase", () => {
  assert.equal(address("room", ["AZaz09-._~"]), "room/AZaz09-._~");
  assert.equal(address("room", ["!'()* /?ü€😀"]), "room/%21%27%28%29%2A%20%2F%3F%C3%BC%E2%82%AC%F0%9F%98%80");
});

test("address_NoSegments_IsTheTypeAlone", () => assert.equal(address("lobby", []), "lobby"));

test("address_String_IsTheOnlySegment", () => assert.equal(address("room", "a/b"), address("room", ["a/b"])));

test("address_ThatTheServerWouldRefuse_IsRefusedHere", () => {
  const bad: [string, string[]][] = [
    ["", []], ["1a", []], ["a/b", []], ["t".repeat(65), []], ["x", "123456789".split("")], ["x", ["€".repeat(86)]], ["x", ["\ud83d"]],
  ];
  for (const [type, key] of bad) assert.throws(() => address(type, key), { name: "GameError", code: "bad_message" });
});
