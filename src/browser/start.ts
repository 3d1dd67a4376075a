import type { Browser } from "puppeteer";
import { BrowserError } from "../errors.ts";
import { explainFailure, hearWhy, missingLibrary } from "./explain-failure.ts";
import { loadPuppeteer } from "./load-puppeteer.ts";
import { settle, within } from "./within.ts";

/** A browser that is ready, and how to be rid of it. */
export type RunningBrowser = { browser: Browser; stop: () => Promise<void> };

/** A program and all it is started with. */
export type Program = { path: string; args: readonly string[]; env: NodeJS.ProcessEnv };

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
    const heard = await hearWhy(program);
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
