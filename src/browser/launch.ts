import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import type { Browser } from "puppeteer";
import { atEnd } from "../disk/at-end.ts";
import { BrowserError } from "../errors.ts";
import { connectTo, type RunningBrowser } from "./connect.ts";
import type { FoundBrowser } from "./find.ts";
import { Profile } from "./profile.ts";
import { aborted, loadPuppeteer, nextProcess, settle, within } from "./puppeteer.ts";
import { unpackLibraries, unpackProgram } from "./unpack.ts";

export type LaunchOptions = {
  timeoutSeconds: number;
  /** Called with each thing that the user should know, such as a missing sandbox or the first unpacking. */
  notice: (text: string) => void;
  env?: NodeJS.ProcessEnv;
  /** Ends a browser that is being started, as nobody wants it any more. */
  signal?: AbortSignal;
};

/**
 * Starts the browser, or connects to the one at an endpoint. The timeout does not include unpacking the embedded browser,
 * which happens only once and might never finish within a short timeout.
 * @throws BrowserError with the reason when it does not start, or not within the timeout.
 */
export async function launchBrowser(found: FoundBrowser, options: LaunchOptions): Promise<RunningBrowser> {
  const { timeoutSeconds, notice, signal } = options;
  signal?.throwIfAborted();
  const env: NodeJS.ProcessEnv = { ...(options.env ?? process.env), TZ: "UTC" };
  if (found.kind === "endpoint") return await connectTo(found.endpoint, timeoutSeconds, env, signal);
  const args = [...flags, ...sandboxFlags(env, notice)];
  if (found.kind === "program") return await startProgram({ path: found.path, args, env }, options);
  const program = { args, ...(await unpackProgram(found, env, notice)) };
  return await startProgram(program, options, async () => ({
    ...program,
    env: await unpackLibraries(found, program.env),
  }));
}

/** Flags besides puppeteer's own. They give the same pixels on every machine and keep the browser off the network. */
const flags = [
  "--font-render-hinting=none",
  "--lang=en-GB",
  "--disable-gpu",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--no-default-browser-check",
  "--no-pings",
  "--dns-prefetch-disable",
  "--host-resolver-rules=MAP * ~NOTFOUND",
];

function sandboxFlags(env: NodeJS.ProcessEnv, notice: (text: string) => void): string[] {
  const isRoot = process.platform === "linux" && process.getuid?.() === 0;
  const isAsked = env.PUPPETEER_DANGEROUS_NO_SANDBOX === "true";
  if (!isRoot && !isAsked) return [];
  const reason = isRoot ? "you are root" : "PUPPETEER_DANGEROUS_NO_SANDBOX is set";
  notice(`The browser runs without its sandbox, because ${reason}.`);
  return ["--no-sandbox"];
}

type Program = { path: string; args: readonly string[]; env: NodeJS.ProcessEnv };

/**
 * Starts a browser program, with a profile of its own. However we end, so does the browser: it stops when the pipe to us is
 * closed, even if we are killed.
 * @param addLibraries called when the system lacks a library; the program that it returns is started instead.
 * @throws BrowserError with the reason when it does not start, or not within the timeout.
 */
async function startProgram(
  program: Program,
  options: Pick<LaunchOptions, "timeoutSeconds" | "signal">,
  addLibraries?: () => Promise<Program>,
): Promise<RunningBrowser> {
  const { timeoutSeconds, signal: unwanted } = options;
  const profile = await Profile.make();
  const ending = new AbortController();
  const forget = atEnd(() => ending.abort());
  const end = (): void => {
    forget();
    ending.abort();
    profile.remove();
  };
  try {
    const ended = unwanted === undefined ? ending.signal : AbortSignal.any([ending.signal, unwanted]);
    const launching = launch(program, profile, ended);
    const browser = await within(timeoutSeconds, "The browser did not start", launching);
    profile.usedBy(browser.process()?.pid);
    const stop: RunningBrowser["stop"] = async (_, isStuck = false) => {
      if (!isStuck) await settle(browser.close());
      end();
    };
    return { browser, stop };
  } catch (cause) {
    ending.abort();
    try {
      if (cause instanceof BrowserError || unwanted?.aborted) throw cause;
      profile.requireRoom();
      const stderr = await captureErrors(program, profile);
      if (addLibraries && missingLibrary(stderr)) return await startProgram(await addLibraries(), options);
      throw explainFailure(program.path, stderr, cause);
    } finally {
      end();
    }
  }
}

/** @param signal ends the browser and all its processes at once, whether it has answered or not. */
async function launch(program: Program, { folder }: Profile, signal: AbortSignal): Promise<Browser> {
  const puppeteer = await loadPuppeteer(program.env, folder);
  const over = new AbortController();
  const stopped = nextProcess(over.signal, (args) => args.some((one) => one.includes(folder)))
    .then((child) => once(child, "exit"))
    .then(() => Promise.reject(new Error("The browser stopped.")));
  const launching = puppeteer.launch({
    executablePath: program.path,
    args: [...program.args],
    // What it keeps in the temporary folder of the system stays there if it is killed.
    env: { ...program.env, TMPDIR: folder },
    // The embedded Chromium is a headless shell. Any other browser takes this to mean headless.
    headless: "shell",
    // Only we can use a pipe; any user of the machine could use a debugging port.
    pipe: true,
    waitForInitialPage: false,
    protocolTimeout: 0,
    signal,
    // Signals end the program, which ends the browser first.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  // Puppeteer waits for ever for a browser that ends once it has answered, but has not named its pages yet.
  const ended = Promise.race([stopped, aborted(signal)]);
  for (const one of [launching, ended]) one.catch(() => {});
  try {
    return await Promise.race([launching, ended]);
  } finally {
    over.abort();
    // Others in this process who use puppeteer get their own folders again.
    await loadPuppeteer(program.env);
  }
}

/**
 * Starts the program again to find out why it stopped: over a pipe, puppeteer only reports that the connection was closed.
 * @returns what the program wrote to stderr, or why the system did not start it.
 */
async function captureErrors(failed: Program, { folder }: Profile): Promise<string> {
  const args = [...failed.args, `--user-data-dir=${folder}/again`, "--headless", "--remote-debugging-pipe"];
  const child = spawn(failed.path, args, {
    env: { ...failed.env, TMPDIR: folder },
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
  });
  const [, , , questions, answers] = child.stdio as [null, null, Readable, Writable, Readable];
  for (const pipe of [questions, answers]) pipe.on("error", () => {});
  const errors = text(child.stderr as Readable);
  questions.write(`${JSON.stringify({ id: 1, method: "Browser.getVersion" })}\0`);
  try {
    const late = delay(LONGEST_START, null, { ref: false });
    // This time it may start.
    const ended = await Promise.race([once(child, "close"), once(answers, "data").then(() => null), late]);
    if (ended === null) return UNKNOWN;
    const [code] = ended as [number | null];
    const said = withoutGraphics(await errors);
    return said || (code === null ? UNKNOWN : `it ended at once, with exit code ${code}`);
  } catch (cause) {
    return (cause as Error).message;
  } finally {
    child.kill("SIGKILL");
    errors.catch(() => {});
  }
}

/** In milliseconds. */
const LONGEST_START = 10_000;

const UNKNOWN = "it stopped before it answered";

/** Every start without a graphics card, which is what we ask for, logs that there is none. */
const withoutGraphics = (stderr: string): string =>
  stderr
    .split("\n")
    .filter(
      (line) => !/^(\[[^\]]*\/(gl|gpu|ozone|viz)\/[^\]]*\]|ERR: Display)/.test(line) && line.trim() !== "",
    )
    .join("\n");

/** The shared library that the system could not find, for example `libnss3.so`. */
function missingLibrary(stderr: string): string | undefined {
  return /error while loading shared libraries: ([^\s:]+)/.exec(stderr)?.[1];
}

/** Explains in one sentence why the program did not start, and says what to do next. */
function explainFailure(path: string, stderr: string, cause: unknown): BrowserError {
  const library = missingLibrary(stderr);
  if (library !== undefined) {
    return new BrowserError(
      `The browser "${path}" could not start, because the library "${library}" is missing.`,
      "Install that library with the system's package manager, or name another browser with --browser.",
      cause,
    );
  }
  if (/sandbox/i.test(stderr)) {
    return new BrowserError(
      `The browser "${path}" could not start its sandbox.`,
      "Allow user namespaces for it (on Ubuntu, an AppArmor profile), or name an installed Chrome or the " +
        "ws:// address of a running browser with --browser; in a container that is itself the sandbox, set PUPPETEER_DANGEROUS_NO_SANDBOX=true.",
      cause,
    );
  }
  const reason = stderr.split("\n").find((line) => line.trim() !== "");
  return new BrowserError(
    `The browser "${path}" could not start${reason ? `: ${reason.trim()}` : "."}`,
    "Name another browser with --browser. HTML and JSON need none.",
    cause,
  );
}
