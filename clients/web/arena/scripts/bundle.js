import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bundle } from "../../shared/bundle.js";

await bundle(build, {
  page: join(dirname(fileURLToPath(import.meta.url)), ".."),
  folder: "wwwroot/arena",
  scripts: { app: "src/main.ts", bots: "src/bots/worker.ts" },
  files: ["src/index.html"],
});
