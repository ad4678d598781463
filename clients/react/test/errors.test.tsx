import { settled, stage, until, type Stage } from "./support/stage.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { GameError } from "@gameevents/client";

const general = { type: "chatRoom", key: ["general"], params: {} } as const;

function rooms({ useActor }: Stage) {
  return function Room({ name = "general", enabled = true }: { name?: string; enabled?: boolean }) {
    const { status, error, snapshot } = useActor({ ...general, key: [name], enabled });
    return <>{status} {error?.code} {snapshot?.messages.length}</>;
  };
}

test("useActor_JoinRefused_IsClosedWithTheCodeUntilItIsEnabledAgain", async (t) => {
  const it = stage(t);
  const Room = rooms(it);
  it.server.refusal = "forbidden";
  it.render(<Room />);
  await until(() => it.text() === "closed forbidden ");
  it.server.refusal = undefined;
  it.render(<Room enabled={false} />);
  await until(() => it.text() === "idle  ");
  it.render(<Room />);
  await until(() => it.text() === "connected  0");
  assert.deepEqual(it.reported, []);
});

test("useActor_DroppedByTheActor_IsClosedWithTheCode", async (t) => {
  const it = stage(t);
  const Room = rooms(it);
  it.render(<Room />);
  await until(() => it.text() === "connected  0");
  it.server.drop("app.kicked");
  await until(() => it.text() === "closed app.kicked 0");
  await settled();
  assert.equal(it.server.got("join").length, 1);
});

test("useActor_NoSuchAddress_IsClosedWithTheCode", async (t) => {
  const it = stage(t);
  const Room = rooms(it);
  it.render(<Room name={"x".repeat(300)} />);
  await until(() => it.text() === "closed bad_message ");
  assert.equal(it.server.links, 0);
  it.render(<Room />);
  await until(() => it.text() === "connected  0");
});

test("connection_NoSuchAddress_CallsFailWithItsCode", async (t) => {
  const { useActor, render, text } = stage(t);
  let call: () => Promise<unknown>;
  function Room() {
    const { connection, status } = useActor({ type: "counter", key: "x".repeat(300) });
    call = () => connection.increment(1);
    return status;
  }
  render(<Room />);
  await until(() => text() === "closed");
  await assert.rejects(call!(), (error) => error instanceof GameError && error.code === "bad_message");
});

test("useActor_ClientDisposed_IsShownToThoseInARoomAndToThoseWhoComeLater", async (t) => {
  const it = stage(t);
  const Room = rooms(it);
  it.render(<Room />);
  await until(() => it.text() === "connected  0");
  it.client.dispose();
  await until(() => it.text() === "disposed disposed 0");
  it.render(<Room key="later" />);
  await until(() => it.text() === "disposed disposed ");
});
