import { execFile } from "node:child_process";
import { homedir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import type { Browser, PuppeteerNode } from "puppeteer";
import { BrowserError } from "../errors.ts";

/** A browser that is ready, and how to be rid of it. */
export type RunningBrowser = { browser: Browser; stop: () => Promise<void> };

/** A program and all it is started with. */
type Program = { path: string; args: readonly string[]; env: NodeJS.ProcessEnv };

/**
 * Starts a browser program.
 * @param supply called when the system lacks a library the program needs; what it returns is started instead.
 * @throws BrowserError with the reason when it does not start, or not within the timeout.
 */
export async function startProgram(
  program: Program,
  timeoutSeconds: number,
  supply?: () => Promise<Program>,
): Promise<RunningBrowser> {
  const giveUp = new AbortController();
  try {
    const launching = launch(program, giveUp.signal);
    const browser = await within(timeoutSeconds, "The browser did not start", launching);
    return { browser, stop: () => stopBrowser(browser) };
  } catch (cause) {
    if (cause instanceof BrowserError) {
      giveUp.abort();
      throw cause;
    }
    const heard = await captureErrors(program);
    if (supply && missingLibrary(heard)) return await startProgram(await supply(), timeoutSeconds);
    throw explainFailure(program.path, heard, cause);
  }
}

async function launch(program: Program, signal: AbortSignal): Promise<Browser> {
  const puppeteer = await loadPuppeteer(program.env);
  return await puppeteer.launch({
    executablePath: program.path,
    args: [...program.args],
    env: program.env,
    // The embedded Chromium is a headless shell; to any other browser this says plain headless.
    headless: "shell",
    // A pipe is ours alone; a debugging port is open to every user of the machine.
    pipe: true,
    waitForInitialPage: false,
    protocolTimeout: 0,
    signal,
  });
}

async function stopBrowser(browser: Browser): Promise<void> {
  if ((await settle(browser.close())) === "late") browser.process()?.kill("SIGKILL");
}

/**
 * Starts the program once more only to hear why it stops: over a pipe, puppeteer reports no more than that
 * the connection closed.
 * @returns what it wrote to stderr, or the system's reason for not starting it.
 */
async function captureErrors(failed: Program): Promise<string> {
  const args = [...failed.args, "--headless", "--dump-dom", "about:blank"];
  try {
    const { stderr } = await promisify(execFile)(failed.path, args, { env: failed.env, timeout: 10_000 });
    return stderr;
  } catch (cause) {
    const { stderr, message } = cause as Error & { stderr?: string };
    return stderr || message;
  }
}

/** The shared library that the system's loader could not find, for example `libnss3.so`. */
function missingLibrary(heard: string): string | undefined {
  return /error while loading shared libraries: ([^\s:]+)/.exec(heard)?.[1];
}

/** Turns what was heard into one sentence and what to do next. */
function explainFailure(path: string, heard: string, cause: unknown): BrowserError {
  const library = missingLibrary(heard);
  if (library !== undefined) {
    return new BrowserError(
      `The browser "${path}" could not start, because the library "${library}" is missing.`,
      "Install that library with the system's package manager, or name another browser with --browser.",
      cause,
    );
  }
  if (/sandbox/i.test(heard)) {
    return new BrowserError(
      `The browser "${path}" could not start its sandbox.`,
      "Allow user namespaces for it (on Ubuntu, an AppArmor profile), or name an installed Chrome or the " +
        "ws:// address of a running browser with --browser; in a container that is itself the sandbox, set PUPPETEER_DANGEROUS_NO_SANDBOX=true.",
      cause,
    );
  }
  const reason = heard.split("\n").find((line) => line.trim() !== "");
  return new BrowserError(
    `The browser "${path}" could not start${reason ? `: ${reason.trim()}` : "."}`,
    "Name another browser with --browser; improve build --format html needs none.",
    cause,
  );
}

/**
 * Loads puppeteer, late, because only a PDF needs it.
 * It must not look for its own configuration: that search runs any `.puppeteerrc.cjs` it finds in the
 * current folder or above it, and a plan folder is data, never code.
 */
export async function loadPuppeteer(env: NodeJS.ProcessEnv): Promise<PuppeteerNode> {
  const { default: puppeteer } = await import("puppeteer");
  const cacheDirectory = env.PUPPETEER_CACHE_DIR ?? join(env.HOME ?? homedir(), ".cache", "puppeteer");
  puppeteer.configuration = async () => ({ logLevel: "error", cacheDirectory });
  return puppeteer;
}

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
