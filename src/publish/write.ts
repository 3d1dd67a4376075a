import { randomUUID } from "node:crypto";
import { lstat, mkdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../errors.ts";

export type Output = { path: string; bytes: Uint8Array };

/**
 * Writes files, all or none. All are written in full beside their targets before the first is renamed, so a failure
 * leaves the last good files as they were. Missing folders are made.
 * @throws UsageError with the path that cannot be written.
 */
export async function writeOutputs(outputs: readonly Output[]): Promise<void> {
  const { files = [], streams = [] } = Object.groupBy(
    await Promise.all(outputs.map(findTarget)),
    ({ isStream }) => (isStream ? "streams" : "files"),
  );
  await stage(files);
  for (const { path, bytes } of streams) await writeOrExplain(path, () => writeFile(path, bytes));
}

/** Follows a link, so that it stays a link. A target that is not a file, such as a pipe, is written to, not replaced. */
async function findTarget(output: Output): Promise<Output & { isStream: boolean }> {
  const found = await stat(output.path).catch(() => undefined);
  const isStream = found !== undefined && !found.isFile() && !found.isDirectory();
  const isLink = (await lstat(output.path).catch(() => undefined))?.isSymbolicLink() === true;
  const path = isLink && found?.isFile() === true ? await realpath(output.path) : output.path;
  return { ...output, path, isStream };
}

async function stage(outputs: readonly Output[]): Promise<void> {
  const staged = outputs.map((output) => ({ ...output, temporary: temporaryName(output.path) }));
  try {
    for (const { path, temporary, bytes } of staged) {
      await writeOrExplain(path, async () => {
        await assertNotFolder(path);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(temporary, bytes, { flag: "wx" });
      });
    }
    for (const { path, temporary } of staged) await writeOrExplain(path, () => rename(temporary, path));
  } finally {
    for (const { temporary } of staged) await rm(temporary, { force: true }).catch(() => {});
  }
}

function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}-${randomUUID()}`);
}

async function assertNotFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
}

async function writeOrExplain(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    const { code = "", message } = cause as NodeJS.ErrnoException;
    const [reason, hint] = reasons[code] ?? [message, "Choose another place with --output."];
    throw new UsageError(`"${path}" cannot be written: ${reason}.`, hint, cause);
  }
}

const notAFolder = [
  "there is a file where one of its folders should be",
  "Choose another place with --output, or move that file away.",
] as const;

const reasons: Record<string, readonly [reason: string, hint: string]> = {
  EISDIR: ["it is a folder", "Choose another place with --output, or move that folder away."],
  EEXIST: notAFolder,
  ENOTDIR: notAFolder,
  EACCES: ["permission is denied", "Choose a place of your own with --output, or ask for permission."],
  EROFS: ["the disk is read-only", "Choose another place with --output."],
  ENOSPC: ["the disk is full", "Free some space, or choose another folder with --output."],
  EPERM: ["the system refuses it", "Close the file if another program has it open, then try again."],
  EBUSY: ["another program has it open", "Close it there, then try again."],
};
