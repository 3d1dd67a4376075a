import { existsSync } from "node:fs";
import { BrowserError } from "../errors.ts";
import { type EmbeddedBrowser, unpackEmbedded, unpackFonts, unpackLibraries } from "./embedded.ts";
import { type FoundBrowser, findBrowser } from "./find.ts";
import { type Print, printHtml } from "./print.ts";
import { loadPuppeteer, type RunningBrowser, settle, startProgram, within } from "./start.ts";

type LaunchOptions = {
  timeoutSeconds: number;
  /** Told once each what a user should know: no sandbox, a first unpacking. */
  notice: (text: string) => void;
  env?: NodeJS.ProcessEnv;
};

/** Flags beyond puppeteer's own: the same pixels on every machine, and no word to the network. */
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

/**
 * Starts the browser, or connects to the one at an endpoint. Unpacking the embedded one is not timed: it
 * happens once, and a short timeout would never let it finish.
 * @throws BrowserError when it does not start, with the reason, or not within the timeout.
 */
export async function launchBrowser(found: FoundBrowser, options: LaunchOptions): Promise<RunningBrowser> {
  const { timeoutSeconds, notice } = options;
  const env: NodeJS.ProcessEnv = { ...(options.env ?? process.env), TZ: "UTC" };
  if (found.kind === "endpoint") return await connectTo(found.endpoint, timeoutSeconds, env);
  const args = [...flags, ...sandboxFlags(env, notice)];
  if (found.kind === "program") return await startProgram({ path: found.path, args, env }, timeoutSeconds);
  const path = await unpackEmbedded(found, notice);
  const withFonts = hasFonts(env) ? env : { ...env, FONTCONFIG_FILE: await unpackFonts(found) };
  return await startProgram({ path, args, env: withFonts }, timeoutSeconds, async () => ({
    path,
    args,
    env: await withLibraries(withFonts, found),
  }));
}

function sandboxFlags(env: NodeJS.ProcessEnv, notice: (text: string) => void): string[] {
  const isRoot = process.platform === "linux" && process.getuid?.() === 0;
  const isAsked = env.PUPPETEER_DANGEROUS_NO_SANDBOX === "true";
  if (!isRoot && !isAsked) return [];
  const reason = isRoot ? "you are root" : "PUPPETEER_DANGEROUS_NO_SANDBOX is set";
  notice(`The browser runs without its sandbox, because ${reason}.`);
  return ["--no-sandbox"];
}

function hasFonts(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env.FONTCONFIG_FILE || env.FONTCONFIG_PATH) || existsSync("/etc/fonts/fonts.conf");
}

async function withLibraries(env: NodeJS.ProcessEnv, found: EmbeddedBrowser): Promise<NodeJS.ProcessEnv> {
  const folder = await unpackLibraries(found);
  const others = env.LD_LIBRARY_PATH;
  return { ...env, LD_LIBRARY_PATH: others ? `${folder}:${others}` : folder };
}

/**
 * Connects to a browser that somebody else runs, and leaves it running.
 * @throws BrowserError when nothing answers there, or not within the timeout.
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
    // Endpoints carry their access token in the path or query, which must not reach a log.
    const host = URL.canParse(endpoint) ? new URL(endpoint).host : endpoint;
    throw new BrowserError(
      `There is no browser to connect to at "${host}".`,
      "Check the address given to --browser, and that its browser is running.",
      cause,
    );
  }
}

type BrowserOptions = LaunchOptions & {
  /** `--browser`: the path of a program, or a `ws://` or `wss://` endpoint. */
  browser?: string | undefined;
};

/**
 * Lends a browser to `work`. It starts on the first print, serves every print of the run, and is closed
 * however `work` ends.
 * @throws whatever `work` throws; `print` rejects with BrowserError.
 */
export async function withBrowser<T>(
  options: BrowserOptions,
  work: (print: Print) => Promise<T>,
): Promise<T> {
  let starting: Promise<RunningBrowser> | undefined;
  const print: Print = async (html) => {
    starting ??= findBrowser(options).then((found) => launchBrowser(found, options));
    const { browser } = await starting;
    return await printHtml(browser, html, options.timeoutSeconds);
  };
  try {
    return await work(print);
  } finally {
    const running = await starting?.catch(() => undefined);
    await running?.stop();
  }
}
