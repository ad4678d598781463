/** `wake`: the page is looked at again, or the network is back. `hide`: it is not looked at. `leave`: it is going away for good. */
export type Signal = "wake" | "hide" | "leave";

/** Time, chance and what the browser tells, injected so that tests own them. */
export interface Platform {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs once after so many milliseconds; the answer cancels. */
  after(ms: number, run: () => void): () => void;
  /** In [0, 1). */
  random(): number;
  /** Hears the browser's signals, where there is a browser, until the answer is called. */
  signals(hear: (signal: Signal) => void): () => void;
}

export const realPlatform: Platform = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  signals(hear) {
    if (typeof document === "undefined") return () => {};
    const stop = new AbortController(), until = { signal: stop.signal };
    document.addEventListener("visibilitychange", () => hear(document.visibilityState === "visible" ? "wake" : "hide"), until);
    addEventListener("online", () => hear("wake"), until);
    // A page that is kept for the back button may yet come back.
    addEventListener("pagehide", ({ persisted }) => hear(persisted ? "hide" : "leave"), until);
    return () => stop.abort();
  },
};
