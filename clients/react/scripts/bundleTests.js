// Every test runs on the oldest and on the newest React that the package is for.
import { readdirSync } from "node:fs";
import { build } from "esbuild";

const entryPoints = readdirSync("test").filter((file) => /\.test\.tsx?$/.test(file)).map((file) => `test/${file}`);

for (const [version, alias] of [["18", { react: "react-18", "react-dom": "react-dom-18" }], ["19", {}]]) {
  await build({
    entryPoints,
    outdir: `build/react${version}`,
    alias,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node18",
    jsx: "automatic",
    sourcemap: true,
    // React is CommonJS, which asks for Node's modules by require; happy-dom and the compiler are not to be bundled.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    external: ["happy-dom"],
    logLevel: "warning",
  });
}
