import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { isOurs } from "../disk/cache-folder.ts";
import { passingName, sweep } from "../disk/kept.ts";
import { makeFolder } from "../disk/make-folder.ts";
import { BrowserError } from "../errors.ts";
import { escapeMarkup } from "../text/escape.ts";
import type { EmbeddedBrowser } from "./find.ts";

/**
 * Unpacks the program, once for each version, and fonts if the machine has none configured.
 * @returns the path of the program, and the environment to start it in.
 * @throws BrowserError when the cache cannot be written.
 */
export async function unpackProgram(
  { version, archives, path }: EmbeddedBrowser,
  env: NodeJS.ProcessEnv,
  notice: (text: string) => void,
): Promise<{ path: string; env: NodeJS.ProcessEnv }> {
  // Those that were killed while they unpacked leave up to 200 MB, and nobody unpacks again once there is a browser.
  await sweep(dirname(path));
  if (!existsSync(path)) notice(`Unpacking Chromium ${version} to ${dirname(path)}, once, about 210 MB.`);
  await unpackFile(join(archives, "chromium.br"), path);
  if (hasFonts(env)) return { path, env };
  return { path, env: { ...env, FONTCONFIG_FILE: await unpackFonts(archives, dirname(path)) } };
}

/**
 * Unpacks libnss3, libnspr4 and libexpat, for a machine that does not have them.
 * @returns the environment in which the program finds them.
 */
export async function unpackLibraries(
  { archives, path }: EmbeddedBrowser,
  env: NodeJS.ProcessEnv,
): Promise<NodeJS.ProcessEnv> {
  const folder = join(dirname(path), "libraries");
  await unpackFolder(join(archives, "al2023.tar.br"), folder);
  const [libraries, others] = [join(folder, "lib"), env.LD_LIBRARY_PATH];
  return { ...env, LD_LIBRARY_PATH: others ? `${libraries}:${others}` : libraries };
}

function hasFonts(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env.FONTCONFIG_FILE || env.FONTCONFIG_PATH) || existsSync("/etc/fonts/fonts.conf");
}

/**
 * Unpacks the fonts of the package.
 * @returns the path of a configuration for them. That of the package is not used, because it names folders in the shared
 * temporary folder.
 */
async function unpackFonts(archives: string, folder: string): Promise<string> {
  await unpackFolder(join(archives, "fonts.tar.br"), join(folder, "fonts"));
  const configuration = join(folder, "fonts.conf");
  const text = [
    '<?xml version="1.0"?>',
    "<fontconfig>",
    `  <dir>${escapeMarkup(join(folder, "fonts"))}</dir>`,
    `  <cachedir>${escapeMarkup(join(folder, "fonts-cache"))}</cachedir>`,
    "</fontconfig>",
    "",
  ].join("\n");
  await makeOnce(configuration, (temporary) => writeFile(temporary, text));
  return configuration;
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
 * Makes a file or folder under a temporary name and renames it, so that it is complete or does not exist, even when two
 * processes make it at the same time.
 * @throws BrowserError when it cannot be written.
 */
export async function makeOnce(target: string, make: (temporary: string) => Promise<void>): Promise<void> {
  if (isOurs(target)) return;
  const temporary = join(dirname(target), passingName());
  try {
    makeFolder(dirname(target), 0o700);
    await sweep(dirname(target));
    await make(temporary);
    await rename(temporary, target);
  } catch (cause) {
    // The rename fails if another process has just finished the same folder, which can be used as well.
    if (isOurs(target)) return;
    throw new BrowserError(
      `The embedded browser could not be unpacked to "${target}": ${reasonOf(cause as NodeJS.ErrnoException)}.`,
      "Set XDG_CACHE_HOME to a folder of your own with 300 MB free, or name an installed browser with --browser.",
      cause,
    );
  } finally {
    await rm(temporary, { recursive: true, force: true }).catch(() => {});
  }
}

const reasonOf = ({ code = "", message }: NodeJS.ErrnoException): string => REASONS[code] ?? message;

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EROFS: "the disk can only be read",
  ENOSPC: "the disk is full",
};

function decompress() {
  return createBrotliDecompress({ chunkSize: 2 ** 21 });
}
