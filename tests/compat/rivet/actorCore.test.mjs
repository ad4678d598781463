import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client } from "actor-core/client";
import { heard, proxyOf, startHost } from "./rig.mjs";

// actor-core counts on what Node has from version 22 on.
Promise.withResolvers ??= function () {
  let resolve, reject;
  const promise = new Promise((...both) => ([resolve, reject] = both));
  return { promise, resolve, reject };
};

let host;
before(async () => void (host = await startHost()));
after(() => host?.stop());

/** One case, once in each of the client's encodings. */
function each(name, run) {
  for (const encoding of ["json", "cbor"]) {
    test(`actorCore_${name}_${encoding}`, { timeout: 30_000 }, (t) => run(t, {
      tags: { name: "stage", room: `${name}-${encoding}` },
      client: ({ url }) => {
        const client = new Client(url, { encoding });
        t.after(() => client.dispose());
        return client;
      },
    }));
  }
}

each("room_TwoClients_HearNewMessages", async (t, { tags, client }) => {
  const [ann, bob] = await Promise.all(["Ann", "Bob"].map((name) => client(host).get(tags, { parameters: { name } })));
  const messages = [ann, bob].map((each) => heard(each, "newMessage"));
  assert.deepEqual([await ann.clap(), await ann.clap(), await bob.clap()], [1, 2, 1]);
  await ann.say("newMessage", { from: "Ann", text: "Hi, all" });
  for (const each of messages) assert.deepEqual(await each.count(1), [{ from: "Ann", text: "Hi, all" }]);
  messages[1].unsubscribe();
  await bob.say("newMessage", "again");
  await bob.waits();
  assert.deepEqual(messages[1].values.length, 1);
});

each("errors_OfActions_KeepCodeMessageAndMetadata", async (t, { tags, client }) => {
  const stage = await client(host).get(tags);
  await assert.rejects(stage.refuse(), { code: "detailed_error", message: "Detailed", metadata: { reason: "test", timestamp: 123 } });
  await assert.rejects(stage.explode(), { code: "not_found" });
  assert.equal(await stage.waits(), 0);
});

each("drop_InARoom_KeepsConnectionStateAndMissesNothing", async (t, { tags, client }) => {
  const proxy = await proxyOf(t, host);
  const ann = await client(proxy).get(tags, { parameters: { name: "Ann" } }), messages = heard(ann, "newMessage");
  assert.equal(await ann.clap(), 1);
  proxy.upgrades = "hold";
  proxy.cut();
  const bob = await client(host).get(tags, { parameters: { name: "Bob" } });
  await bob.say("newMessage", "while you were away");
  const clap = ann.clap();
  proxy.release();
  assert.equal(await clap, 2);
  assert.deepEqual(await messages.count(1), ["while you were away"]);
  assert.deepEqual((await ann.guests()).sort(), ["Ann", "Bob"]);
});

each("get_WithoutCreate_NeedsAnActor", async (t, { tags, client }) => {
  const own = client(host);
  await assert.rejects(own.get(tags, { noCreate: true }), /not_found/);
  const made = await own.create({ create: { tags } });
  assert.equal(await made.waits(), 0);
  assert.equal(await (await own.get(tags, { noCreate: true })).waits(), 0);
  await assert.rejects(own.create({ create: { tags } }), /duplicate_key/);
});
