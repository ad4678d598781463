import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const page = join(dirname(fileURLToPath(import.meta.url)), "../..");
/** The page and its robots carry the client each. */
const BUDGET = 38 * 1024;

test("bundle_CommittedInWwwroot_IsWhatTheSourcesGive", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(page, "scripts/bundle.js"), "--check"], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
});

test("bundle_Gzipped_StaysUnderItsBudget", (t) => {
  const committed = join(page, "../../../src/Akka.GameEvents.Server/wwwroot/arena");
  const sizes = ["app.js", "bots.js", "app.css", "index.html"].map((file) => gzipSync(readFileSync(join(committed, file)), { level: 9 }).length);
  const size = sizes.reduce((sum, each) => sum + each);
  t.diagnostic(`${size} bytes of ${BUDGET}`);
  assert.ok(size < BUDGET, `${size} bytes, the budget is ${BUDGET}`);
});
