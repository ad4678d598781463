import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Server } from "../support/server.mjs";

let server;
before(async () => void (server = await Server.start()));
after(() => server?.stop());

test("metadata_DevelopmentProfile_IsServed", async () => {
  const response = await fetch(`${server.url}/metadata`);
  assert.equal((await response.json()).runtime, "rivetkit");
});
