/** The element with that id; the page is broken without it. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found as T;
}

/** An element. Strings become text, never markup. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className !== "") element.className = className;
  element.append(...children);
  return element;
}

export function button(className: string, label: string, onClick: () => void): HTMLButtonElement {
  const element = h("button", className, label);
  element.type = "button";
  element.addEventListener("click", onClick);
  return element;
}

/** Runs the work now and then again that long after it has ended, while somebody sees the page. */
export function repeat(milliseconds: number, work: () => Promise<void>): () => Promise<void> {
  let timer = 0;
  async function run(): Promise<void> {
    clearTimeout(timer);
    try {
      if (document.visibilityState === "visible") await work();
    } catch {
      // The status line tells; the next time may be better.
    } finally {
      clearTimeout(timer);
      timer = setTimeout(run, milliseconds);
    }
  }
  document.addEventListener("visibilitychange", () => void run());
  void run();
  return run;
}

/** Replaces a list's items and leaves the focus where it was, by the `data-key` of what has it. */
export function refill(list: HTMLElement, items: Node[]): void {
  const key = list.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["key"] : undefined;
  list.replaceChildren(...items);
  if (key !== undefined) [...list.querySelectorAll<HTMLElement>("[data-key]")].find((each) => each.dataset["key"] === key)?.focus();
}
