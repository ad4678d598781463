import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const shared = dirname(fileURLToPath(import.meta.url));
const root = join(shared, "../../..");

/**
 * Builds a page into a folder of the server. With --check it writes nothing, and fails when what is committed there
 * is not what the sources give.
 *
 * `build` is esbuild's, which each page installs for itself; `page` its folder; `files` are copied as they are, but for
 * `<!-- include NAME -->` in a page, which becomes the file of that name in this folder.
 */
export async function bundle(build, { page, folder, scripts, files }) {
  const target = join(root, "src/Akka.GameEvents.Server", folder);
  const { outputFiles } = await build({
    absWorkingDir: page,
    entryPoints: { ...scripts, "app-css": "src/app.css" },
    outdir: target,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    write: false,
    logLevel: "warning",
  });

  const made = new Map(outputFiles.map(({ path, contents }) => [path.replace("app-css.css", "app.css"), Buffer.from(contents)]));
  for (const file of files) made.set(join(target, basename(file)), await copy(join(page, file)));

  let stale = 0;
  for (const [path, contents] of made) {
    const name = relative(root, path);
    if (!process.argv.includes("--check")) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, contents);
      console.log(`${name}: ${contents.length} bytes, ${gzipSync(contents).length} gzipped`);
    } else if (!(await readFile(path).catch(() => Buffer.alloc(0))).equals(contents)) {
      stale++;
      console.error(`${name} is stale: run "npm run build" in ${relative(root, page)} and commit it.`);
    }
  }
  process.exitCode = stale > 0 ? 1 : 0;
}

async function copy(path) {
  const contents = await readFile(path);
  if (!path.endsWith(".html")) return contents;
  const parts = contents.toString().split(/^<!-- include (\S+) -->\n/m);
  const filled = await Promise.all(parts.map((part, index) => (index % 2 === 0 ? part : readFile(join(shared, part), "utf8"))));
  return Buffer.from(filled.join(""));
}
