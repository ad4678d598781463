import { askToken } from "./token.js";
import { byId } from "../../shared/dom.js";

/** What the server refused. */
export class Refused extends Error {
  constructor(readonly code: string, message: string, readonly details: unknown) {
    super(message);
  }
}

const storage = "gameevents.admin.token";

/** Asks the server; asks the person for the token when the server wants one. */
export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  for (;;) {
    const token = sessionStorage.getItem(storage);
    const headers = new Headers(init.headers);
    if (token !== null) headers.set("Authorization", `Bearer ${token}`);
    const response = await fetch(path, { ...init, headers }).catch((error: unknown) => {
      show("bad", "The server does not answer");
      throw error;
    });
    show("good", "Connected");
    if (response.status !== 401) return response;
    if (token !== sessionStorage.getItem(storage)) continue; // another request has asked for it meanwhile
    show("bad", "Token needed");
    sessionStorage.setItem(storage, await askToken(token !== null));
  }
}

export async function get<T>(path: string, query: Record<string, string> = {}): Promise<T> {
  return read<T>(await ask(`${path}?${new URLSearchParams(query)}`));
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  return read<T>(await ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }));
}

async function read<T>(response: Response): Promise<T> {
  const answer = await response.json();
  if (!response.ok) throw new Refused(answer.code, answer.message, answer.d);
  return answer;
}

function show(state: "good" | "bad", text: string): void {
  byId("link").dataset["state"] = state;
  const line = byId("link-text");
  if (line.textContent !== text) line.textContent = text;
}
