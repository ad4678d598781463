import { avatar } from "../../shared/avatar.js";
import { h } from "../../shared/dom.js";

const shortTime = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const fullTime = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "medium" });

/** One line of the conversation. */
export function row(name: string, heading: string, text: string, at: number, kind: string): HTMLElement {
  const when = new Date(Number.isNaN(at) ? Date.now() : at);
  const time = h("time", "time", shortTime.format(when));
  time.dateTime = when.toISOString();
  time.title = fullTime.format(when);
  const head = h("p", "head", h("strong", "who", heading), " ", time);
  return h("li", `message ${kind}`.trim(), avatar(name), h("div", "body", head, h("p", "text", text)));
}
