import { setTimeout as delay } from "node:timers/promises";
import { BrowserError } from "../errors.ts";

const longestTimer = 2 ** 31 - 1;

/**
 * Waits for one step of printing.
 * @param failure what did not happen, as the start of a sentence: "The browser did not start".
 * @throws BrowserError when it takes longer than `seconds`.
 */
export async function within<T>(seconds: number, failure: string, step: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const milliseconds = Math.min(seconds * 1000, longestTimer);
  const late = delay(milliseconds, undefined, { signal: timer.signal }).then(() => {
    throw new BrowserError(
      `${failure} within ${seconds} ${seconds === 1 ? "second" : "seconds"}.`,
      `Allow more time, for example --timeout ${Math.max(60, Math.ceil(seconds * 2))}.`,
    );
  });
  late.catch(() => {});
  try {
    return await Promise.race([step, late]);
  } finally {
    timer.abort();
    // A step that is given up may still fail later; nobody waits for it any more.
    step.catch(() => {});
  }
}

/** Waits for something that tidies up: neither its failure nor its delay matters any more. */
export async function settle(step: Promise<unknown>, seconds = 5): Promise<"settled" | "late"> {
  const timer = new AbortController();
  const late = delay(seconds * 1000, "late" as const, { signal: timer.signal }).catch(() => "late" as const);
  const settled = step.then(
    () => "settled" as const,
    () => "settled" as const,
  );
  const result = await Promise.race([settled, late]);
  timer.abort();
  return result;
}
