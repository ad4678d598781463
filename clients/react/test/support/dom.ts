import { Window } from "happy-dom";

const window = new Window();
Object.assign(globalThis, { window, document: window.document, navigator: window.navigator });

/** A document for React, in a process that has none. To be imported before React is. */
export const page = window.document as unknown as Document;
