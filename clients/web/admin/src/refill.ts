/** Replaces a list's items and leaves the focus where it was, by the `data-key` of what has it. */
export function refill(list: HTMLElement, items: Node[]): void {
  const key = list.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["key"] : undefined;
  list.replaceChildren(...items);
  if (key !== undefined) [...list.querySelectorAll<HTMLElement>("[data-key]")].find((each) => each.dataset["key"] === key)?.focus();
}
