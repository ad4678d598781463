// What renders is tested on the oldest and on the newest React that the package is for.
import { readdirSync } from "node:fs";
import { build } from "esbuild";

const files = readdirSync("test").map((file) => `test/${file}`);
const bundle = (outdir, ending, options) => build({
  entryPoints: files.filter((file) => file.endsWith(ending)),
  outdir,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node18",
  jsx: "automatic",
  sourcemap: true,
  external: ["happy-dom"],
  logLevel: "warning",
  ...options,
});

// React is CommonJS, and asks for Node's modules by require.
const banner = { js: 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);' };
await bundle("build/react18", ".test.tsx", { banner, alias: { react: "react-18", "react-dom": "react-dom-18" } });
await bundle("build/react19", ".test.tsx", { banner });
await bundle("build/package", ".test.ts", {});
