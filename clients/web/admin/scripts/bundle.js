// Builds the page into the server's wwwadmin. With --check it writes nothing, and fails when what is committed there is
// not what these sources give.
import { readFile, writeFile, mkdir } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = join(here, "../../../src/Akka.GameEvents.Server/wwwadmin");

const { outputFiles } = await build({
  absWorkingDir: here,
  entryPoints: { app: "src/main.ts", "app-css": "src/app.css" },
  outdir: folder,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  write: false,
  logLevel: "warning",
});

const files = new Map(outputFiles.map(({ path, contents }) => [path.replace("app-css.css", "app.css"), Buffer.from(contents)]));
for (const name of ["index.html", "icon.svg"]) files.set(join(folder, name), await readFile(join(here, "src", name)));

let stale = 0;
for (const [path, contents] of files) {
  const name = relative(join(here, "../../.."), path);
  if (!process.argv.includes("--check")) {
    await mkdir(folder, { recursive: true });
    await writeFile(path, contents);
    console.log(`${name}: ${contents.length} bytes, ${gzipSync(contents).length} gzipped`);
  } else if (!(await readFile(path).catch(() => Buffer.alloc(0))).equals(contents)) {
    stale++;
    console.error(`${name} is stale: run "npm run build" in clients/web/admin and commit it.`);
  }
}
process.exitCode = stale > 0 ? 1 : 0;
