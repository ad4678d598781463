import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Server } from "../support/server.mjs";
import { launch } from "./browser.mjs";

const bundle = readFileSync(new URL("../../clients/typescript/dist/gameevents.min.js", import.meta.url), "utf8");

let server, browser;
before(async () => {
  server = await Server.start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A page with a client whose events wait for ever, unless the page goes away. */
async function open(test, options = {}) {
  const page = await (await browser.newContext()).newPage();
  test.after(() => page.context().close());
  page.posts = [];
  page.on("request", (request) => request.url().endsWith("/v1/events") && page.posts.push(request));
  await page.route("**/client.js", (route) => route.fulfill({ contentType: "text/javascript", body: bundle }));
  await page.goto(`${server.url}/arena`);
  page.user = await page.evaluate(async (options) => {
    const { createClient } = await import("/client.js");
    window.client = createClient(location.origin, { emit: { maxDelay: 3_600_000 }, ...options });
    await client.counter.getOrCreate(["emit"]).get();
    return client.link.state.user;
  }, options);
  await page.unrouteAll({ behavior: "wait" }); // what is intercepted here goes no further once its page is gone
  return page;
}

/** Waits until so many events of that name were handled. */
function handled(page, name, count) {
  return page.evaluate(async ([name, count]) => {
    for (;;) {
      const events = (await client.audit.getOrCreate(["all"]).recent(300)).filter((each) => each.name === name);
      if (events.length >= count) return events;
      await new Promise((again) => setTimeout(again, 20)); // not more often than the server takes
    }
  }, [name, count]);
}

async function login(sub) {
  const response = await fetch(`${server.url}/v1/token`, { method: "POST", body: JSON.stringify({ sub }) });
  return (await response.json()).token;
}

for (const who of ["guest", "ann"]) {
  for (const [how, go] of [["IsLeft", (page) => page.goto("about:blank")], ["IsClosed", (page) => page.close({ runBeforeUnload: true })]]) {
    test(`page_Of_${who}_${how}_WhatWaitsIsHandledOnce`, async (t) => {
      const watcher = await open(t);
      const page = await open(t, who === "guest" ? {} : { token: await login(who) });
      const name = `${who}-${how}`;
      await page.evaluate((name) => void (client.emit(name, { n: "1" }), client.emit(name, { n: "2" })), name);
      await go(page);
      const events = await handled(watcher, name, 2);
      assert.deepEqual(events.map(({ user, properties }) => [user, properties.n]).sort(), [[page.user, "1"], [page.user, "2"]]);
    });
  }
}

test("page_IsHidden_WhatWaitsIsPostedAndTheSessionGoesOn", async (t) => {
  const page = await open(t);
  await page.evaluate(async () => {
    const emitted = client.emit("hidden", { n: "1" });
    Object.defineProperty(document, "visibilityState", { value: "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
    await emitted;
  });
  assert.equal((await handled(page, "hidden", 1))[0].user, page.user);
  const [post] = page.posts;
  assert.match(await post.headerValue("authorization"), /^Bearer /);
  assert.equal(new URL(post.url()).search, "");
  assert.equal(await page.evaluate(() => client.link.state.status), "connected");
});

test("page_IsLeftWithMoreThanOutlivesIt_NoneIsHandledTwiceAndTheFirstAreThere", async (t) => {
  const watcher = await open(t);
  const page = await open(t, { emit: { maxDelay: 3_600_000, maxBatch: 100 } });
  await page.evaluate(() => {
    for (let n = 0; n < 90; n++) void client.emit("many", { n: String(n), text: "x".repeat(650) });
  });
  await page.goto("about:blank");
  const events = await handled(watcher, "many", 60);
  const numbers = events.map(({ properties }) => Number(properties.n)).sort((a, b) => a - b);
  assert.deepEqual(numbers, numbers.map((_, n) => n));
});
