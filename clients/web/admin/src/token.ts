import { byId } from "../../shared/dom.js";

let asking: Promise<string> | undefined;

/** The token that the person types; asked once, however many requests need it. */
export function askToken(wasWrong: boolean): Promise<string> {
  return (asking ??= open(wasWrong).finally(() => (asking = undefined)));
}

function open(wasWrong: boolean): Promise<string> {
  const dialog = byId<HTMLDialogElement>("token-dialog");
  const input = byId<HTMLInputElement>("token");
  byId("token-wrong").hidden = !wasWrong;
  input.value = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    byId("token-form").addEventListener("submit", () => resolve(input.value.trim()), { once: true });
  });
}
