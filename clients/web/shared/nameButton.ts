import { askName } from "./dialogs.js";
import { paintAvatar } from "./avatar.js";
import { byId } from "./dom.js";
import { memory } from "./memory.js";
import { randomName } from "./names.js";

/** The button at the top: shows the name that this window plays under, and changes it. */
export class NameButton {
  readonly #button = byId("me");
  #name = (memory.name ??= randomName());

  constructor(changed: () => void) {
    this.#show();
    this.#button.addEventListener("click", async () => {
      const chosen = await askName(this.#name);
      if (chosen === undefined || chosen === this.#name) return;
      this.#name = memory.name = chosen;
      this.#show();
      changed();
    });
  }

  get name(): string {
    return this.#name;
  }

  #show(): void {
    byId("me-name").textContent = this.#name;
    this.#button.ariaLabel = `${this.#name}, change your name`;
    paintAvatar(byId("me-avatar"), this.#name);
  }
}
