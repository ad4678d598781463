const PATIENCE = 5_000;

/** Waits for what nothing tells of. */
export async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`it never came true: ${String(condition)}`);
    await new Promise(setImmediate);
  }
}
