import { type ExecFileException, execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser } from "puppeteer";
import { BrowserError } from "../errors.ts";
import type { FoundBrowser } from "./find.ts";
import { loadPuppeteer, settle, within } from "./puppeteer.ts";
import { unpackLibraries, unpackProgram } from "./unpack.ts";

export type LaunchOptions = {
  timeoutSeconds: number;
  /** Called with each thing that the user should know, such as a missing sandbox or the first unpacking. */
  notice: (text: string) => void;
  env?: NodeJS.ProcessEnv;
};

/** A browser that is ready, and how to stop it. */
export type RunningBrowser = { browser: Browser; stop: () => Promise<void> };

/**
 * Starts the browser, or connects to the one at an endpoint. The timeout does not include unpacking the embedded browser,
 * which happens only once and might never finish within a short timeout.
 * @throws BrowserError with the reason when it does not start, or not within the timeout.
 */
export async function launchBrowser(found: FoundBrowser, options: LaunchOptions): Promise<RunningBrowser> {
  const { timeoutSeconds, notice } = options;
  const env: NodeJS.ProcessEnv = { ...(options.env ?? process.env), TZ: "UTC" };
  if (found.kind === "endpoint") return await connectTo(found.endpoint, timeoutSeconds, env);
  const args = [...flags, ...sandboxFlags(env, notice)];
  if (found.kind === "program") return await startProgram({ path: found.path, args, env }, timeoutSeconds);
  const program = { args, ...(await unpackProgram(found, env, notice)) };
  return await startProgram(program, timeoutSeconds, async () => ({
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
 * Starts a browser program.
 * @param addLibraries called when the system lacks a library; the program that it returns is started instead.
 * @throws BrowserError with the reason when it does not start, or not within the timeout.
 */
async function startProgram(
  program: Program,
  timeoutSeconds: number,
  addLibraries?: () => Promise<Program>,
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
    await requireTemporaryFolder();
    const stderr = await captureErrors(program);
    if (addLibraries && missingLibrary(stderr))
      return await startProgram(await addLibraries(), timeoutSeconds);
    throw explainFailure(program.path, stderr, cause);
  }
}

async function launch(program: Program, signal: AbortSignal): Promise<Browser> {
  const puppeteer = await loadPuppeteer(program.env);
  return await puppeteer.launch({
    executablePath: program.path,
    args: [...program.args],
    env: program.env,
    // The embedded Chromium is a headless shell. Any other browser takes this to mean headless.
    headless: "shell",
    // Only we can use a pipe; any user of the machine could use a debugging port.
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
 * Starts the program again to find out why it stopped: over a pipe, puppeteer only reports that the connection was closed.
 * @returns what the program wrote to stderr, or why the system did not start it.
 */
async function captureErrors(failed: Program): Promise<string> {
  const args = [...failed.args, "--headless", "--dump-dom", "about:blank"];
  try {
    await promisify(execFile)(failed.path, args, { env: failed.env, timeout: 10_000 });
  } catch (cause) {
    const { stderr = "", message, code, killed } = cause as Error & ExecFileException;
    const said = withoutGraphics(stderr);
    // The message of a program that ended repeats its whole command line.
    if (killed !== true)
      return said || (typeof code === "number" ? `it ended at once, with exit code ${code}` : message);
  }
  return "it stopped before it answered";
}

/** Every start without a graphics card, which is what we ask for, logs that there is none. */
const withoutGraphics = (stderr: string): string =>
  stderr
    .split("\n")
    .filter(
      (line) => !/^(\[[^\]]*\/(gl|gpu|ozone|viz)\/[^\]]*\]|ERR: Display)/.test(line) && line.trim() !== "",
    )
    .join("\n");

/** What the browser writes at least, before it answers. */
const PROFILE_BYTES = 256 * 1024;

/** Without room for its own files, the browser stops and does not say why. */
async function requireTemporaryFolder(): Promise<void> {
  let folder: string | undefined;
  try {
    folder = await mkdtemp(join(tmpdir(), "improve-"));
    await writeFile(join(folder, "room"), Buffer.alloc(PROFILE_BYTES));
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new BrowserError(
      `The browser cannot keep its files in "${tmpdir()}": ${REASONS[code ?? ""] ?? message}.`,
      "Make room there, or set TMPDIR to a folder that can be written.",
      cause,
    );
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "it cannot be written",
  EDQUOT: "the disk is full",
  ENOENT: "there is no such folder",
  ENOSPC: "the disk is full",
  ENOTDIR: "it is not a folder",
  EROFS: "it cannot be written",
};

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

/**
 * Connects to a running browser. When printing is done the browser is left running.
 * @throws BrowserError when there is no browser, or it does not answer within the timeout.
 */
async function connectTo(
  endpoint: string,
  timeoutSeconds: number,
  env: NodeJS.ProcessEnv,
): Promise<RunningBrowser> {
  const puppeteer = await loadPuppeteer(env);
  const connecting = puppeteer.connect({ browserWSEndpoint: endpoint, protocolTimeout: 0 });
  try {
    const browser = await within(timeoutSeconds, "The browser did not answer", connecting);
    return { browser, stop: async () => void (await settle(browser.disconnect())) };
  } catch (cause) {
    connecting.then((browser) => browser.disconnect()).catch(() => {});
    if (cause instanceof BrowserError) throw cause;
    // The path or query of an endpoint may hold an access token, which must not reach a log.
    const host = URL.canParse(endpoint) ? new URL(endpoint).host : endpoint;
    throw new BrowserError(
      `There is no browser to connect to at "${host}".`,
      "Check the address given to --browser, and that its browser is running.",
      cause,
    );
  }
}
