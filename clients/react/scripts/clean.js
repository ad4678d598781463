// What a renamed source has left behind must not be shipped or tested.
import { rmSync } from "node:fs";

for (const folder of ["dist", "build"]) rmSync(folder, { recursive: true, force: true });
