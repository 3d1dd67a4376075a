import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, isAbsolute, join, posix, resolve, win32 } from "node:path";
import { cacheFolder } from "../disk/cache-folder.ts";
import { readNow } from "../disk/read-file.ts";
import { statNow } from "../disk/stat-now.ts";
import { BrowserError } from "../errors.ts";
import { loadPuppeteer } from "./puppeteer.ts";

/** The browser that prints, and what named it. This is plain data: nothing is started or unpacked yet. */
export type FoundBrowser =
  | { kind: "program"; from: "option" | "environment" | "puppeteer" | "installed"; path: string }
  | { kind: "endpoint"; from: "option"; endpoint: string }
  | EmbeddedBrowser;

/** The Chromium inside the npm package `@sparticuz/chromium`: a Linux program for x64 processors. */
export type EmbeddedBrowser = {
  kind: "embedded";
  from: "embedded";
  /** Version of the package, which is the major version of its Chromium. */
  version: string;
  /** The package's folder of compressed files. */
  archives: string;
  /** Where the program is unpacked to; it may not be there yet. */
  path: string;
};

type FindOptions = {
  /** `--browser`: the path of a program, or a `ws://` or `wss://` endpoint. */
  browser?: string | undefined;
  env?: NodeJS.ProcessEnv;
  platform?: NodeJS.Platform;
};

/**
 * Finds the browser. It tries, in this order: `--browser`, PUPPETEER_EXECUTABLE_PATH, puppeteer's own download, an
 * installed Chrome, Edge or Chromium, and the Chromium inside `@sparticuz/chromium`.
 * @throws BrowserError when the named browser does not exist, or none is found.
 */
export async function findBrowser(options: FindOptions = {}): Promise<FoundBrowser> {
  const { browser, env = process.env, platform = process.platform } = options;
  if (browser !== undefined) {
    if (/^wss?:\/\//i.test(browser)) return { kind: "endpoint", from: "option", endpoint: browser };
    return { kind: "program", from: "option", path: await requireProgram(browser, "--browser", env) };
  }
  const named = env.PUPPETEER_EXECUTABLE_PATH;
  if (named) {
    const path = await requireProgram(named, "PUPPETEER_EXECUTABLE_PATH", env);
    return { kind: "program", from: "environment", path };
  }
  const downloaded = await findDownloaded(env);
  if (downloaded) return { kind: "program", from: "puppeteer", path: downloaded };
  for (const path of listInstalledPaths(platform, env)) {
    if (isFile(path)) return { kind: "program", from: "installed", path };
  }
  const embedded = findEmbedded({ env, platform });
  if (embedded) return embedded;
  throw new BrowserError("No browser was found to print the PDF.", whatToInstall(platform));
}

/** A name without a path is looked for like any other command. */
async function requireProgram(path: string, origin: string, env: NodeJS.ProcessEnv): Promise<string> {
  const absolute = resolve(path);
  if (isFile(absolute)) return absolute;
  const isName = /^[^/\\]+$/.test(path);
  for (const folder of isName ? listProgramFolders(env) : []) {
    if (isFile(join(folder, path))) return join(folder, path);
  }
  const [at, nor] = isName
    ? [absolute, ", and no program of that name where programs are looked for"]
    : [path, ""];
  throw new BrowserError(
    `There is no browser at "${at}"${nor} (from ${origin}).`,
    "Give the path of the Chrome, Edge or Chromium program itself, or the ws:// address of a running one; or leave it out, and improve looks for one.",
  );
}

/** With a relative entry in PATH, the current folder would decide which browser is run. */
const listProgramFolders = ({ PATH = "" }: NodeJS.ProcessEnv): string[] =>
  PATH.split(delimiter).filter((folder) => isAbsolute(folder));

async function findDownloaded(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const puppeteer = await loadPuppeteer(env);
  // It throws on a platform for which puppeteer has no download at all.
  const path = await puppeteer.executablePath().catch(() => undefined);
  return path !== undefined && isFile(path) ? path : undefined;
}

const isFile = (path: string): boolean => statNow(path)?.isFile() ?? false;

function whatToInstall(platform: NodeJS.Platform): string {
  const alternative = "or name one with --browser; the HTML needs no browser.";
  return platform === "linux"
    ? `Run "npm install @sparticuz/chromium" beside improve, install Chrome or Chromium, ${alternative}`
    : `Install Chrome or Edge, ${alternative}`;
}

const linuxCommands = [
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge-stable",
  "microsoft-edge",
  "chromium",
  "chromium-browser",
];

const macPrograms = [
  "Google Chrome.app/Contents/MacOS/Google Chrome",
  "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "Chromium.app/Contents/MacOS/Chromium",
];

const windowsPrograms = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
  "Chromium\\Application\\chrome.exe",
];

const windowsFolders = ["PROGRAMFILES", "ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA"];

/** Every path at which Chrome, Edge or Chromium may be installed, the likeliest first. The paths are not checked. */
export function listInstalledPaths(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === "win32") {
    const folders = new Set(windowsFolders.flatMap((name) => env[name] ?? []));
    return windowsPrograms.flatMap((program) => [...folders].map((folder) => win32.join(folder, program)));
  }
  if (platform === "darwin") {
    const folders = ["/Applications", ...(env.HOME ? [posix.join(env.HOME, "Applications")] : [])];
    return macPrograms.flatMap((program) => folders.map((folder) => posix.join(folder, program)));
  }
  const folders = listProgramFolders(env);
  const onPath = linuxCommands.flatMap((command) => folders.map((folder) => posix.join(folder, command)));
  return ["/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge", ...onPath];
}

/** Finds the package, if it is installed and this machine can run the program in it. */
export function findEmbedded(options: {
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  arch?: string;
}): EmbeddedBrowser | undefined {
  const { env, platform, arch = process.arch } = options;
  if (platform !== "linux" || arch !== "x64") return undefined;
  const root = findPackageRoot("@sparticuz/chromium");
  if (root === undefined || !existsSync(join(root, "bin", "chromium.br"))) return undefined;
  const { version } = JSON.parse(readNow(join(root, "package.json")).toString()) as { version: string };
  const path = join(cacheFolder(env), `chromium-${version}`, "chromium");
  return { kind: "embedded", from: "embedded", version, archives: join(root, "bin"), path };
}

function findPackageRoot(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
}
