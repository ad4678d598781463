import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { WebSocket } from "ws";
import { ScriptedServer } from "./support/server.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const bundle = join(root, "dist/gameevents.min.js");
const BUDGET = 13 * 1024;

test("bundle_Gzipped_StaysUnderItsBudget", (t) => {
  const size = gzipSync(readFileSync(bundle), { level: 9 }).length;
  t.diagnostic(`${size} bytes of ${BUDGET}`);
  assert.ok(size < BUDGET, `${size} bytes, the budget is ${BUDGET}`);
});

test("package_AtRunTime_DependsOnNothing", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const kind of ["dependencies", "peerDependencies", "optionalDependencies"]) assert.equal(manifest[kind], undefined, kind);
});

test("bundle_AgainstAServer_Works", async (t) => {
  const server = await ScriptedServer.start();
  const { createClient } = (await import(bundle)) as typeof import("../src/index.js");
  const client = createClient(server.url, { WebSocket });
  t.after(() => (client.dispose(), server.stop()));
  const call = client.actor("counter").get("a")["increment"]!(1);
  const peer = await server.accept();
  await peer.welcome();
  await peer.result(7);
  assert.equal(await call, 7);
});

test("readme_CodeBlocks_Compile", () => {
  const folder = join(root, "build/readme");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const blocks = [...readFileSync(join(root, "README.md"), "utf8").matchAll(/```ts\n(?:\/\/ (\S+\.ts)\n)?(.*?)```/gs)];
  assert.ok(blocks.length > 0);
  blocks.forEach(([, name, code], index) => writeFileSync(join(folder, name ?? `block${index}.ts`), code!));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({
    compilerOptions: { strict: true, noEmit: true, target: "ES2022", module: "NodeNext", types: ["node"] },
  }));
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  try {
    execFileSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    assert.fail((error as { stdout: string }).stdout);
  }
});
