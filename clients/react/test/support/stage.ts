import { page } from "./dom.js";
import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { createClient, type Client } from "@gameevents/client";
import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { createGameEvents, type GameEvents } from "../../src/index.js";
import type { Actors } from "./actors.js";
import { FakeServer } from "./server.js";

const PATIENCE = 5_000;

export interface Stage extends GameEvents<Actors> {
  readonly server: FakeServer;
  readonly client: Client<Actors>;
  /** What reached `onListenerError`. */
  readonly reported: unknown[];
  /** What is on the page. */
  text(): string | null;
  /** Renders to its end, effects included. */
  render(node: ReactNode): void;
}

/** A server, a client with its hooks, and a page; gone with the test, which fails when React has complained. */
export function stage(test: TestContext): Stage {
  const complaints = test.mock.method(console, "error", () => {});
  const server = new FakeServer();
  const reported: unknown[] = [];
  const client = createClient<Actors>("http://127.0.0.1:1", {
    WebSocket: server.WebSocket,
    onListenerError: (error) => reported.push(error),
  });
  const container = page.createElement("div");
  const root = createRoot(container);
  test.after(() => {
    flushSync(() => root.unmount());
    client.dispose();
    assert.deepEqual(complaints.mock.calls.map((call) => call.arguments), []);
  });
  return {
    ...createGameEvents(client),
    server,
    client,
    reported,
    text: () => container.textContent,
    render: (node) => flushSync(() => root.render(node)),
  };
}

/** Waits for it, macrotask by macrotask. */
export async function until(condition: () => boolean, what = condition.toString()): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!condition()) {
    assert.ok(Date.now() < deadline, `never came true: ${what}`);
    await macrotask();
  }
}

/** Lets all that was put off until the end of this macrotask happen, and what comes of it. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await macrotask();
}

function macrotask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
