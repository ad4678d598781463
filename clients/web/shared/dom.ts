/** The element with that id; the page is broken without it. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found as T;
}

type Child = Node | string;

/** An element. Strings become text, never markup. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, ...children: Child[]): HTMLElementTagNameMap[K] {
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

const hues = 8;

/** A round initial whose colour goes with the name. */
export function avatar(name: string): HTMLElement {
  const element = h("span", "avatar");
  paintAvatar(element, name);
  element.ariaHidden = "true";
  return element;
}

export function paintAvatar(element: HTMLElement, name: string): void {
  let hash = 0;
  for (const char of name) hash = (hash * 31 + char.codePointAt(0)!) % 9973;
  element.className = `avatar hue-${hash % hues}`;
  element.textContent = [...name.trim()][0]?.toUpperCase() ?? "?";
}
