import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { basename, dirname, isAbsolute, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { BrowserError } from "../errors.ts";

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

const packageName = "@sparticuz/chromium";

/** Finds the package, if it is installed and this machine can run what it holds. */
export function findEmbedded(options: {
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  arch?: string;
}): EmbeddedBrowser | undefined {
  const { env, platform, arch = process.arch } = options;
  if (platform !== "linux" || arch !== "x64") return undefined;
  const root = findPackageRoot();
  if (root === undefined || !existsSync(join(root, "bin", "chromium.br"))) return undefined;
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const path = join(cacheFolder(env), `chromium-${version}`, "chromium");
  return { kind: "embedded", from: "embedded", version, archives: join(root, "bin"), path };
}

/** Unpacks the program, once per version. @throws BrowserError when the cache cannot be written. */
export async function unpackEmbedded(
  browser: EmbeddedBrowser,
  notice: (text: string) => void,
): Promise<string> {
  if (!existsSync(browser.path)) {
    notice(`Unpacking Chromium ${browser.version} to ${dirname(browser.path)}, once, about 210 MB.`);
  }
  await unpackFile(join(browser.archives, "chromium.br"), browser.path);
  return browser.path;
}

/** Unpacks libnss3, libnspr4 and libexpat for a machine without them, and returns their folder. */
export async function unpackLibraries(browser: EmbeddedBrowser): Promise<string> {
  const folder = join(dirname(browser.path), "libraries");
  await unpackFolder(join(browser.archives, "al2023.tar.br"), folder);
  return join(folder, "lib");
}

/**
 * Unpacks the package's own fonts for a machine that has no font configuration, and returns a configuration
 * for them. The package's own one names folders in the shared temporary folder, so it is not used.
 */
export async function unpackFonts(browser: EmbeddedBrowser): Promise<string> {
  const root = dirname(browser.path);
  await unpackFolder(join(browser.archives, "fonts.tar.br"), join(root, "fonts"));
  const configuration = join(root, "fonts.conf");
  const text = [
    '<?xml version="1.0"?>',
    "<fontconfig>",
    `  <dir>${escapeXml(join(root, "fonts"))}</dir>`,
    `  <cachedir>${escapeXml(join(root, "fonts-cache"))}</cachedir>`,
    "</fontconfig>",
    "",
  ].join("\n");
  await makeOnce(configuration, (temporary) => writeFile(temporary, text));
  return configuration;
}

function findPackageRoot(): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(packageName)));
  } catch {
    return undefined;
  }
}

function cacheFolder(env: NodeJS.ProcessEnv): string {
  const named = env.XDG_CACHE_HOME;
  const caches = named && isAbsolute(named) ? named : join(env.HOME || homedir(), ".cache");
  return join(caches, "improve");
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Unpacks a brotli file to `target`, unless it is there already. */
export async function unpackFile(archive: string, target: string): Promise<void> {
  await makeOnce(target, (temporary) =>
    pipeline(createReadStream(archive), decompress(), createWriteStream(temporary, { mode: 0o755 })),
  );
}

/** Unpacks a brotli-compressed tar to the folder `target`, unless it is there already. */
async function unpackFolder(archive: string, target: string): Promise<void> {
  const { unpackTar } = await import("modern-tar/fs");
  await makeOnce(target, (temporary) =>
    pipeline(createReadStream(archive), decompress(), unpackTar(temporary, { dmode: 0o755 })),
  );
}

/**
 * Makes a file or folder under a temporary name and renames it, so that it is whole or not there, also when
 * two processes make it at once.
 * @throws BrowserError when it cannot be written.
 */
export async function makeOnce(target: string, make: (temporary: string) => Promise<void>): Promise<void> {
  if (await isOurs(target)) return;
  const temporary = join(dirname(target), `.${basename(target)}-${randomUUID()}`);
  try {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await removeLeftovers(dirname(target));
    await make(temporary);
    await rename(temporary, target);
  } catch (cause) {
    // Renaming a folder onto one that another process has just finished fails; theirs is as good.
    if (await isOurs(target)) return;
    throw new BrowserError(
      `The embedded browser could not be unpacked to "${target}": ${(cause as Error).message}.`,
      "Set XDG_CACHE_HOME to a folder of your own with 300 MB free, or name an installed browser with --browser.",
      cause,
    );
  } finally {
    await rm(temporary, { recursive: true, force: true }).catch(() => {});
  }
}

/** What another user could have put or changed there must not be run. */
async function isOurs(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return false;
  const ownedByUs = found.uid === process.getuid?.() || found.uid === 0;
  return ownedByUs && (found.mode & 0o022) === 0;
}

/** A run that was killed while unpacking leaves 200 MB behind. */
async function removeLeftovers(folder: string): Promise<void> {
  const anHourAgo = Date.now() - 3_600_000;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = name.startsWith(".") ? await stat(path).catch(() => undefined) : undefined;
    if (found && found.mtimeMs < anHourAgo) await rm(path, { recursive: true, force: true });
  }
}

function decompress() {
  return createBrotliDecompress({ chunkSize: 2 ** 21 });
}
