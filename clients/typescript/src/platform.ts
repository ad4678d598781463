/** Time and chance, injected so that tests own them. */
export interface Platform {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs once after so many milliseconds; the answer cancels. */
  after(ms: number, run: () => void): () => void;
  /** In [0, 1). */
  random(): number;
}

export const realPlatform: Platform = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
