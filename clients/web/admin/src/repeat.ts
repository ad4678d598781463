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
