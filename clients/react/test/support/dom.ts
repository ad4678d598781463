import { Window } from "happy-dom";

const window = new Window();
const { document, navigator } = window;
Object.assign(globalThis, { window, document, navigator, addEventListener: window.addEventListener.bind(window) });

/** A document for React, in a process that has none. To be imported before React is. */
export const page = document as unknown as Document;
