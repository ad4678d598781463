import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

test("package_AtRunTime_NeedsReactAndTheClientOnly", () => {
  const { dependencies, peerDependencies } = JSON.parse(read("package.json"));
  assert.equal(dependencies, undefined);
  assert.deepEqual(Object.keys(peerDependencies), ["@gameevents/client", "react"]);
  const modules = readdirSync(join(root, "dist")).filter((file) => file.endsWith(".js")).map((file) => read(`dist/${file}`));
  const imported = modules.flatMap((code) => [...code.matchAll(/from "([^."][^"]*)"/g)].map(([, name]) => name));
  assert.deepEqual([...new Set(imported)].sort(), ["@gameevents/client", "react"]);
});

test("package_Packed_HoldsWhatIsBuiltAndTheReadme", () => {
  const listing = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts", "--loglevel=error"], { cwd: root, encoding: "utf8" });
  const files = (JSON.parse(listing) as [{ files: { path: string }[] }])[0].files.map(({ path }) => path);
  for (const file of ["README.md", "package.json", "dist/index.js", "dist/index.d.ts"]) assert.ok(files.includes(file), file);
  assert.deepEqual(files.filter((file) => !/^(dist\/\w+\.(js|d\.ts)|README\.md|package\.json)$/.test(file)), []);
});

test("readme_CodeBlocks_Compile", () => {
  const folder = join(root, "build/readme");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const blocks = [...read("README.md").matchAll(/```tsx?\n\/\/ (\S+)\n(.*?)```/gs)];
  assert.equal(blocks.length, 2);
  for (const [, name, code] of blocks) writeFileSync(join(folder, name!), code!);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({
    compilerOptions: { strict: true, noEmit: true, target: "ES2022", module: "NodeNext", jsx: "react-jsx", types: [] },
  }));
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  try {
    execFileSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    assert.fail((error as { stdout: string }).stdout);
  }
});
