import { get } from "./api.js";
import { button, byId, h } from "../../shared/dom.js";
import { refill } from "./refill.js";
import { repeat } from "./repeat.js";

export interface ActorRow {
  a: string;
  type: string;
  connections: number;
  waiting: number;
  e: string;
  s: number;
}

export interface ActorType {
  name: string;
  count: number;
  actions: string[];
}

interface Actors {
  total: number;
  types: ActorType[];
  actors: ActorRow[];
}

/** The list of actors; tells which one is chosen, with the actions that it has. */
export function startActors(chosen: (row: ActorRow, actions: string[]) => void): void {
  const type = byId<HTMLSelectElement>("actor-type");
  const filter = byId<HTMLInputElement>("actor-filter");
  const refresh = repeat(2000, async () => {
    const { total, types, actors } = await get<Actors>("/api/actors", { type: type.value, filter: filter.value });
    fillTypes(type, types);
    byId("actor-count").textContent = total > actors.length ? `the first ${actors.length} of ${total}` : String(total);
    byId("no-actors").hidden = total > 0;
    refill(byId("actor-list"), actors.map((row) => item(row, () => chosen(row, types.find((t) => t.name === row.type)?.actions ?? []))));
  });
  type.addEventListener("change", () => refresh());
  filter.addEventListener("input", () => refresh());
}

function item(row: ActorRow, onClick: () => void): HTMLElement {
  const name = button("name", row.a, onClick);
  name.dataset["key"] = row.a;
  return h("li", "row", name, h("span", "figure", `${row.connections} connected`), h("span", row.waiting > 0 ? "figure busy" : "figure", `${row.waiting} waiting`), h("span", "figure", `event ${row.s}`));
}

function fillTypes(select: HTMLSelectElement, types: ActorType[]): void {
  if (select.options.length !== types.length + 1) {
    select.replaceChildren(new Option("all types", ""), ...types.map(({ name }) => new Option(name, name)));
  }
  for (const { name, count } of types) {
    const option = [...select.options].find(({ value }) => value === name);
    if (option !== undefined) option.text = `${name} (${count})`;
  }
}
