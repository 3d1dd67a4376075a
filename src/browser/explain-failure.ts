import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { BrowserError } from "../errors.ts";
import type { Program } from "./start.ts";

/**
 * Starts the program once more only to hear why it stops: over a pipe, puppeteer reports no more than that
 * the connection closed.
 * @returns what it wrote to stderr, or the system's reason for not starting it.
 */
export async function hearWhy(failed: Program): Promise<string> {
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
export function missingLibrary(heard: string): string | undefined {
  return /error while loading shared libraries: ([^\s:]+)/.exec(heard)?.[1];
}

/** Turns what was heard into one sentence and what to do next. */
export function explainFailure(path: string, heard: string, cause: unknown): BrowserError {
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
