import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { unzip } from "./zip.mjs";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const packages = join(root, "artifacts/packages");
const hello = join(root, "samples/hello");
let folder, server, url;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "gameevents-hello-"));
  await rm(join(root, "artifacts/hello"), { recursive: true, force: true });
  await run("dotnet", ["run", "-c", "Release", "--project", join(root, "eng/Build"), "--", "pack"], { cwd: root });
  await run("dotnet", ["build", hello, "-c", "Release", "-o", join(folder, "server"), "-v", "quiet", "--nologo"]);
  server = spawn("dotnet", [join(folder, "server/Hello.dll"), "--urls", "http://127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: server.stdout })) {
    url = /Now listening on: (http\S+)/.exec(line)?.[1];
    if (url !== undefined) break;
  }
  server.stdout.resume();
});

after(async () => {
  server?.kill();
  await rm(folder, { recursive: true, force: true });
});

test("nugetPackages_All_HaveReadmeLicenceAndCommit", async () => {
  const names = (await readdir(packages)).filter((name) => name.endsWith(".nupkg"));
  assert.ok(names.length >= 7, names.join());
  for (const name of names) {
    const files = unzip(await readFile(join(packages, name)));
    const manifest = files.find((file) => file.name.endsWith(".nuspec")).read();
    assert.match(manifest, /<license type="expression">Apache-2\.0<\/license>/, name);
    assert.match(manifest, /<readme>README\.md<\/readme>/, name);
    assert.match(manifest, /<description>.{30,}<\/description>/, name);
    assert.match(manifest, /<repository type="git" [^>]*commit="[0-9a-f]{40}"/, name);
    assert.match(files.find((file) => file.name === "README.md").read(), new RegExp(`^# ${name.replace(/\.\d+\.\d+\.\d+\.nupkg$/, "").replaceAll(".", "\\.")}`), name);
  }
});

test("hello_OnThePackages_GreetsAndAnnounces", async () => {
  const client = join(folder, "client");
  await cp(join(hello, "client"), client, { recursive: true });
  const [tarball] = (await readdir(packages)).filter((name) => /^gameevents-client-.*\.tgz$/.test(name));
  await run("npm", ["install", "--no-audit", "--no-fund", "--no-save", join(packages, tarball)], { cwd: client });
  const { stdout } = await run(process.execPath, ["hello.js", url, "Ann"], { cwd: client, timeout: 30_000 });
  assert.deepEqual(stdout.trim().split("\n"), ["Ann is visitor 1", "Hello, Ann!", "announced: The door closes."]);
});
