import { button, byId, h } from "./dom.js";

/** Asks for a line of text in one of the page's dialogs. Undefined when it was closed without an answer. */
function ask(id: string, inputId: string, value: string): Promise<string | undefined> {
  const dialog = byId<HTMLDialogElement>(id), input = byId<HTMLInputElement>(inputId);
  const form = dialog.querySelector("form")!;
  input.value = value;
  return new Promise((resolve) => {
    const listening = new AbortController();
    const { signal } = listening;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      dialog.close(input.value);
    }, { signal });
    dialog.querySelector("[data-close]")!.addEventListener("click", () => dialog.close(""), { signal });
    dialog.addEventListener("close", () => {
      listening.abort();
      resolve(dialog.returnValue.trim() || undefined);
    }, { signal });
    dialog.returnValue = "";
    dialog.showModal();
    input.select();
  });
}

export function askName(current: string): Promise<string | undefined> {
  return ask("name-dialog", "name-input", current);
}

/** `recent`: rooms to pick from. */
export function askRoom(recent: readonly string[]): Promise<string | undefined> {
  const dialog = byId<HTMLDialogElement>("room-dialog");
  byId("recent-rooms").replaceChildren(
    ...(recent.length === 0 ? [] : [h("span", "recent-title", "Lately")]),
    ...recent.map((room) => button("chip", `#${room}`, () => dialog.close(room))),
  );
  return ask("room-dialog", "room-input", "");
}
