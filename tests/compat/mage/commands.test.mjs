import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { clientOf, heard, keyOf, nextOf, playerOf, post, startServer } from "./rig.mjs";

const options = { timeout: 30_000 };
let server, names = 0;
const nameOf = () => `client${++names}`;

before(async () => (server = await startServer()));
after(() => server?.stop());

for (const transport of ["websocket", "longpolling", "shortpolling"]) {
  test(`annoy_ByIdAndByName_Arrives_${transport}`, options, async (t) => {
    const name = nameOf(), [one, other] = [await playerOf(t, server, nameOf()), await playerOf(t, server, name, { transport })];
    const events = heard(other, "annoy");
    await one.players.annoy([name], { n: 1 });
    await one.players.annoy([other.session.getActorId()], { n: 2 });
    assert.deepEqual(await events.count(2), [{ n: 1 }, { n: 2 }]);
    for (let n = 3; n <= 30; n++) await one.players.annoy([name], { n });
    await events.count(30);
    assert.deepEqual(events.values, Array.from({ length: 30 }, (_, i) => ({ n: i + 1 })));
  });
}

test("bombard_Self_ArrivesInOrder", options, async (t) => {
  const player = await playerOf(t, server, nameOf()), events = heard(player, "annoy");
  await player.players.bombard(20, 5);
  await events.count(20);
  assert.equal(events.values.length, 20);
});

test("annoyEveryone_TwoPlayers_ArrivesAtBoth", options, async (t) => {
  const players = [await playerOf(t, server, nameOf()), await playerOf(t, server, nameOf())];
  const events = players.map((player) => heard(player, "annoy"));
  await players[0].players.annoyEveryone("all");
  for (const each of events) assert.deepEqual(await each.count(1), ["all"]);
});

test("M18_batch_TwoCommands_HaveTheirOwnResultsAndEvents", options, async (t) => {
  const name = nameOf(), key = await keyOf(server.url, name);
  const [one, two] = await post(server.url, "players.annoy,players.annoy", [{ targets: [name], payload: 1 }, { targets: [name], payload: 2 }], key);
  assert.deepEqual(one, [null, null, [["annoy", 1]]]);
  assert.deepEqual(two, [null, null, [["annoy", 2]]]);
  const player = await playerOf(t, server, nameOf()), sent = nextOf(player, "io.send");
  await Promise.all([player.players.annoy([name], 1), player.players.annoyEveryone(2)]);
  await sent;
});

test("M19_unknownCommand_IsTheServersError", options, async () => {
  assert.deepEqual(await post(server.url, "players.nothing", [{}]), [["server", null]]);
});

test("M20_listeners_OfAPathAndItsParent_AreCalledMostSpecificFirst", options, async (t) => {
  const mage = await clientOf(t, server), calls = [];
  mage.eventManager.on("shop", (path, data) => calls.push(["shop", path, data]));
  mage.eventManager.on("shop.purchase", (path, data) => calls.push(["shop.purchase", path, data]));
  mage.msgServer.addMessages({ 1: [["shop.purchase", { n: 1 }]] });
  mage.msgServer.emitFutureLog();
  assert.deepEqual(calls, [["shop.purchase", "shop.purchase", { n: 1 }], ["shop", "shop.purchase", { n: 1 }]]);
});

test("configure_TheClientItself_FindsCommandsAndTransports", options, async (t) => {
  const mage = await clientOf(t, server);
  await new Promise((resolve, reject) => mage.configure((error) => (error ? reject(error) : resolve())));
  t.after(() => mage.msgServer.stream.destroy());
  assert.deepEqual(Object.keys(mage.config.server.commandCenter.commands).sort(), ["players", "session"]);
  assert.deepEqual(mage.config.server.msgStream.detect, ["websocket", "longpolling", "shortpolling"]);
});

test("login_Again_UnsetsTheEarlierClientsSession", options, async (t) => {
  const name = nameOf(), first = await playerOf(t, server, name), unset = nextOf(first, "session.unset");
  await playerOf(t, server, name);
  assert.equal(await unset, "keyMismatch");
  assert.equal(first.session.getKey(), null);
});

test("header_WithAnEndedSession_TellsItWithTheFirstResult", options, async () => {
  const [[error, , events]] = await post(server.url, "players.annoyEveryone", [{}], "nobody:0123456789abcdef");
  assert.equal(error, null);
  assert.deepEqual(events, [["session.unset", "noSession"]]);
});
