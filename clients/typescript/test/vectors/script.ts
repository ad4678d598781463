import assert from "node:assert/strict";
import type { Connection } from "../../src/index.js";
import { heard } from "../support/fixture.js";
import type { Mailbox } from "../support/mailbox.js";
import { Variables } from "./patterns.js";
import { Outcome, type Stage } from "./stage.js";

export interface Script { name: string; steps: Step[] }
type Step = any;

/** Runs the steps of a case in `client.json`. */
export async function run({ steps }: Script, stage: Stage): Promise<void> {
  const variables = new Variables();
  const connections = new Map<string, { room: Connection; errors: Mailbox<{ code: string }> }>();
  const calls = new Map<string, Outcome>();
  const delivered: unknown[] = [];
  const listened = new Set<string>(steps.flatMap((step) => (step.delivered ?? []).map(([, event]: string[]) => event!)));

  const connect = (name: string, type: string, key: string[], params: unknown): void => {
    const room = stage.handle(type, key).connect({ params });
    connections.set(name, { room, errors: heard(room, "error") });
    for (const event of listened) room.on(event, (payload) => delivered.push([name, event, payload === undefined ? "$absent" : payload]));
  };

  const does: Record<string, (step: Step) => Promise<void> | void> = {
    enter: (step) => stage.enter(step.enter),
    async join({ join, s }) {
      await stage.enter({});
      connect(join, "chatRoom", ["general"], { name: "Ann" });
      const { id } = await stage.receive();
      await stage.send({ t: "joined", id, a: "chatRoom/general", c: "c_1", e: "e1", s, recovered: false, d: null });
    },
    connect: (step) => connect(step.connect, step.type, step.key, step.params),
    call: ({ call, on, action, args }) => void calls.set(call, new Outcome(connections.get(on)!.room[action]!(...args))),
    dispose: ({ dispose }) => connections.get(dispose)!.room.dispose(),
    receive: async ({ receive }) => variables.match(receive, await stage.receive(receive.t)),
    send: ({ send }) => stage.send(variables.fill(send)),
    close: async ({ close }) => void (await stage.close(close)),
    advance: ({ advance }) => stage.clock.advance(advance),
    async link({ url }) {
      await stage.nextLink();
      if (url !== undefined) assert.equal(stage.opened.at(-1), url);
    },
    async dropped() {
      assert.equal((await stage.linkEnds()).status, "waiting");
    },
    async ready({ ready, snapshot }) {
      assert.deepEqual((await connections.get(ready)!.room.ready).snapshot, snapshot);
    },
    async refused({ refused, code }) {
      assert.equal((await new Outcome(connections.get(refused)!.room.ready).error()).code, code);
    },
    async left({ left, code }) {
      assert.equal((await connections.get(left)!.errors.next()).code, code);
      assert.equal(connections.get(left)!.room.status, "closed");
    },
    async resolved({ resolved, value }) {
      assert.deepEqual(await calls.get(resolved)!.value(), value);
    },
    async rejected({ rejected, code, message, data }) {
      const error = await calls.get(rejected)!.error();
      assert.equal(error.code, code);
      if (message !== undefined) assert.equal(error.message, message);
      if (data !== undefined) assert.deepEqual(error.data, data);
    },
    delivered: (step) => assert.deepEqual(delivered, step.delivered),
    rising({ rising }) {
      const values = rising.map((name: string) => variables.get(name));
      assert.deepEqual(values, [...values].sort((a, b) => a - b));
    },
    above: ({ above: [name, bound] }) => assert.ok((variables.get(name) as number) > bound),
  };

  for (const [index, step] of steps.entries()) {
    const verb = Object.keys(step)[0]!;
    assert.ok(does[verb] !== undefined, `step ${index}: nothing known of "${verb}"`);
    try {
      await does[verb](step);
    } catch (error) {
      throw new Error(`step ${index}, ${JSON.stringify(step)}: ${(error as Error).message}`, { cause: error });
    }
  }
}
