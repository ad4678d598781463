import { get, post } from "./api.js";
import { button, byId, h } from "../../shared/dom.js";
import { refill } from "./refill.js";
import { repeat } from "./repeat.js";

interface SessionRow {
  id: string;
  user: string;
  name: string | null;
  transport: string;
  since: string;
  joined: string[];
}

/** Who is here, and the way out. */
export function startSessions(): void {
  const filter = byId<HTMLInputElement>("session-filter");
  const refresh = repeat(2000, async () => {
    const { total, sessions } = await get<{ total: number; sessions: SessionRow[] }>("/api/sessions", { filter: filter.value });
    byId("session-count").textContent = total > sessions.length ? `the first ${sessions.length} of ${total}` : String(total);
    byId("no-sessions").hidden = total > 0;
    refill(byId("session-list"), sessions.map((row) => item(row, () => refresh())));
  });
  filter.addEventListener("input", () => refresh());
}

function item(row: SessionRow, changed: () => void): HTMLElement {
  const who = row.name ?? row.user;
  const kick = button("plain bad", "Kick", async () => {
    if (!(await confirmKick(who))) return;
    await post("/api/kick", { session: row.id }).catch(() => undefined);
    changed();
  });
  kick.ariaLabel = `Kick ${who}`;
  kick.dataset["key"] = row.id;
  const since = new Date(row.since).toLocaleTimeString();
  return h("li", "row", h("span", "name", who), h("span", "figure", `${row.transport} since ${since}`), h("span", "figure", row.joined.join(", ")), kick);
}

function confirmKick(who: string): Promise<boolean> {
  const dialog = byId<HTMLDialogElement>("kick-dialog");
  byId("kick-name").textContent = who;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue === "kick"), { once: true }));
}
