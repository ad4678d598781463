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

/**
 * Runs the work now and then again that long after it has ended, while somebody sees the page; and at once when the answer is called.
 * Never twice at a time: an older answer must not come over a newer one.
 */
export function repeat(milliseconds: number, work: () => Promise<void>): () => void {
  let timer = 0;
  let state: "waiting" | "running" | "wanted again" = "waiting";
  async function run(): Promise<void> {
    if (state !== "waiting") {
      state = "wanted again";
      return;
    }
    clearTimeout(timer);
    state = "running";
    // What fails is told by the status line; the next time may be better.
    if (document.visibilityState === "visible") await work().catch(() => undefined);
    const next = (state as string) === "wanted again" ? 0 : milliseconds;
    state = "waiting";
    timer = setTimeout(run, next);
  }
  document.addEventListener("visibilitychange", run);
  void run();
  return run;
}

/** Replaces a list's items and leaves the focus where it was, by the `data-key` of what has it. */
export function refill(list: HTMLElement, items: Node[]): void {
  const key = list.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["key"] : undefined;
  list.replaceChildren(...items);
  if (key !== undefined) [...list.querySelectorAll<HTMLElement>("[data-key]")].find((each) => each.dataset["key"] === key)?.focus();
}
