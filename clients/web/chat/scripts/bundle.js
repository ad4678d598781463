import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bundle } from "../../shared/bundle.js";

await bundle(build, {
  page: join(dirname(fileURLToPath(import.meta.url)), ".."),
  folder: "wwwroot",
  scripts: { app: "src/main.ts" },
  files: ["src/index.html", "../shared/icon.svg"],
});
