import type { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { homedir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { PuppeteerNode } from "puppeteer";
import { BrowserError } from "../errors.ts";
import { plural } from "../text/words.ts";

/**
 * Loads puppeteer when it is first needed, because only a PDF needs it. Puppeteer must not look for its own configuration:
 * it would run any `.puppeteerrc.cjs` in the current folder or above it, and a plan folder must never run as code.
 * @param temporaryDirectory where a browser that is started keeps its files. Given a folder for them instead, puppeteer breaks on
 * a program that the system does not start.
 */
export async function loadPuppeteer(
  env: NodeJS.ProcessEnv,
  temporaryDirectory?: string,
): Promise<PuppeteerNode> {
  const { default: puppeteer } = await import("puppeteer");
  const cacheDirectory = env.PUPPETEER_CACHE_DIR ?? join(env.HOME ?? homedir(), ".cache", "puppeteer");
  puppeteer.configuration = async () => ({
    logLevel: "error",
    cacheDirectory,
    ...(temporaryDirectory && { temporaryDirectory }),
  });
  return puppeteer;
}

/** In milliseconds: a longer timer would fire at once. */
const longestTimer = 2 ** 31 - 1;

/**
 * Waits for one step of printing.
 * @param failure what did not happen, as the start of a sentence: "The browser did not start".
 * @throws BrowserError when it takes longer than `seconds`.
 */
export async function within<T>(seconds: number, failure: string, step: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const milliseconds = Math.min(seconds * 1000, longestTimer);
  const late = passed(milliseconds, timer.signal).then(() => {
    throw new BrowserError(
      `${failure} within ${plural(seconds, "second")}.`,
      `Allow more time, for example --timeout ${Math.max(60, Math.ceil(seconds * 2))}.`,
    );
  });
  late.catch(() => {});
  try {
    return await Promise.race([step, late]);
  } finally {
    timer.abort();
    // A step that is late may still fail, when nobody waits for it any more.
    step.catch(() => {});
  }
}

/** Counts time in parts, so that one in which we were busy ourselves, and could not hear the browser, is not counted but as one. */
async function passed(milliseconds: number, signal: AbortSignal): Promise<void> {
  const part = Math.min(1000, milliseconds / PARTS);
  for (let left = milliseconds; left > 0; left -= part)
    await delay(Math.min(part, left), undefined, { signal });
}

const PARTS = 10;

/**
 * Resolves with the next process that this one starts.
 * @param isWanted looks at its arguments; any process if it is left out.
 * @param signal ends the waiting.
 */
export function nextProcess(
  signal: AbortSignal,
  isWanted: (args: readonly string[]) => boolean = () => true,
): Promise<ChildProcess> {
  return new Promise((resolve) => {
    const heard = (message: unknown): void => {
      const { process: child } = message as { readonly process: ChildProcess };
      // Nobody has told it yet what to run.
      queueMicrotask(() => {
        if (isWanted(child.spawnargs ?? [])) resolve(child);
      });
    };
    subscribe("child_process", heard);
    signal.addEventListener("abort", () => unsubscribe("child_process", heard), { once: true });
  });
}

/** Rejects when something is not wanted any more. */
export const aborted = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_, fail) => {
    const end = (): void => fail(signal?.reason);
    if (signal?.aborted) end();
    signal?.addEventListener("abort", end, { once: true });
  });

/** Waits for a step that tidies up. A failure is ignored; the result says whether the step was late. */
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
