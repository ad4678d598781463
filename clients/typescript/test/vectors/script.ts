import assert from "node:assert/strict";
import type { Connection, EmitBuffer, TransportName } from "../../src/index.js";
import { heard } from "../support/fixture.js";
import type { Mailbox } from "../support/mailbox.js";
import { Variables } from "./patterns.js";
import { Outcome, type Stage } from "./stage.js";

export interface Script { name: string; only?: TransportName[]; emit?: EmitBuffer; steps: Step[] }
type Step = any;

interface Joined {
  readonly room: Connection;
  readonly errors: Mailbox<{ code: string }>;
  readonly gaps: Mailbox<{ reason: string; snapshot: unknown }>;
  readonly reconnected: Mailbox<{ recovered: boolean; replayed: number }>;
}

/** Runs the steps of a case in `client.json`. */
export async function run({ steps }: Script, stage: Stage): Promise<void> {
  const variables = new Variables();
  const connections = new Map<string, Joined>();
  const calls = new Map<string, Outcome>();
  const delivered: unknown[] = [];
  const listened = new Set<string>(steps.flatMap((step) => (step.delivered ?? []).map(([, event]: string[]) => event!)));

  const connect = (name: string, type: string, key: string[], params: unknown): void => {
    const room = stage.handle(type, key).connect({ params });
    connections.set(name, { room, errors: heard(room, "error"), gaps: heard(room, "gap"), reconnected: heard(room, "reconnected") });
    for (const event of listened) room.on(event, (payload) => delivered.push([name, event, payload === undefined ? "$absent" : payload]));
  };

  const does: Record<string, (step: Step) => Promise<void> | void> = {
    enter: async ({ enter, hello = {} }) => variables.match(hello, await stage.enter(enter)),
    async join({ join, s }) {
      await stage.enter({});
      connect(join, "chatRoom", ["general"], { name: "Ann" });
      const { id } = await stage.receive();
      await stage.send({ t: "joined", id, a: "chatRoom/general", c: "c_1", e: "e1", s, recovered: false, d: null });
    },
    connect: (step) => connect(step.connect, step.type, step.key, step.params),
    call: ({ call, on, action, args }) => void calls.set(call, new Outcome(connections.get(on)!.room[action]!(...args))),
    emit: ({ emit, event: { name, properties, ...options } }) =>
      void calls.set(emit, new Outcome(stage.client.emit(name, properties, options))),
    emitBatch: ({ emitBatch, events }) => void calls.set(emitBatch, new Outcome(stage.client.emitBatch(events))),
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
    async gap({ gap, reason, snapshot }) {
      assert.deepEqual(await connections.get(gap)!.gaps.next(), { reason, snapshot });
      assert.deepEqual(connections.get(gap)!.room.snapshot, snapshot);
    },
    async reconnected({ reconnected, recovered, replayed }) {
      const told = await connections.get(reconnected)!.reconnected.next();
      assert.deepEqual([told.recovered, told.replayed], [recovered, replayed]);
    },
    async resolved({ resolved, value }) {
      variables.match(value, await calls.get(resolved)!.value(), resolved);
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
