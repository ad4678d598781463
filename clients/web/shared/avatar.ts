import { h } from "./dom.js";

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
