import { stage, until } from "./support/stage.js";
import { page } from "./support/dom.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { flushSync } from "react-dom";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";

test("hydrateRoot_OfAPageFromTheServer_FitsAndConnects", async (t) => {
  const { useActor } = stage(t); // which fails the test on a mismatch
  function Room() {
    const room = useActor({ type: "chatRoom", key: ["general"], params: {} });
    const messages = room.useLive((snapshot) => snapshot.messages, {});
    return <p>{room.status} {messages?.length}</p>;
  }
  const container = page.createElement("div");
  container.innerHTML = renderToString(<Room />);
  assert.equal(container.textContent, "idle ");
  const root = hydrateRoot(container, <Room />);
  t.after(() => flushSync(() => root.unmount()));
  await until(() => container.textContent === "connected 0");
});
