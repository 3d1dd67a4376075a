import { existsSync } from "node:fs";
import { connectTo } from "./connect.ts";
import { type EmbeddedBrowser, unpackEmbedded, unpackFonts, unpackLibraries } from "./embedded.ts";
import type { FoundBrowser } from "./find.ts";
import { type RunningBrowser, startProgram } from "./start.ts";

export type LaunchOptions = {
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
