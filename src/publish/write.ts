import { constants } from "node:fs";
import { access, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { makeFolder } from "../disk/make-folder.ts";
import { readFile } from "../disk/read-file.ts";
import { UsageError } from "../errors.ts";
import { FileSet, finishSets } from "./file-set.ts";
import { findTarget } from "./targets.ts";

export interface Output {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What may be replaced. Anything else that is there already stays, and nothing is written. */
  readonly replaces: Replaceable;
}

/** An earlier output of the same kind. */
export interface Replaceable {
  /** In words: "a report". */
  readonly what: string;
  /** Whether a file that holds this is one. */
  readonly recognises: (held: Uint8Array) => boolean | Promise<boolean>;
  /** What is said of anything else, where that is not simply in the way: words that follow its name, and what to do. */
  readonly refusal?: { readonly message: string; readonly hint: string };
}

/** A file that is replaced only if it still holds what was read of it; a new file replaces nothing. */
export const asRead = (what: string, before: Uint8Array | null): Replaceable => ({
  what,
  recognises: (held) => before !== null && Buffer.compare(held, before) === 0,
  ...(before !== null && {
    refusal: {
      message: "was changed while this ran",
      hint: "Run this again: it then reads the file as it is.",
    },
  }),
});

/**
 * Writes files, all or none. All are written in full beside their targets before the first is moved to its place, so a failure
 * leaves the last good files as they were; and those of one folder are moved as one, so that not even a kill leaves new files
 * beside old ones for longer than until the next run. Missing folders are made, links are followed, and a file keeps its mode.
 * @throws UsageError with the path that cannot be written, or whose file is not an earlier output of the same kind.
 */
export async function writeOutputs(outputs: readonly Output[]): Promise<void> {
  for (const folder of new Set(outputs.map(({ path }) => dirname(path)))) await finishSets(folder);
  const found: Found[] = [];
  // One after another, so that the first that cannot be written is the one that is named.
  for (const output of outputs) found.push(await explain(output.path, () => inspect(output)));
  const { files = [], streams = [] } = Object.groupBy(found, ({ isStream }) =>
    isStream ? "streams" : "files",
  );
  for (const file of files) await requireReplaceable(file);
  await stage(files);
  for (const { path, bytes } of streams) await explain(path, () => writeStream(path, bytes));
}

interface Found extends Output {
  /** The file at the end of all links. */
  readonly target: string;
  /** Of the file that is there; null if there is none. */
  readonly mode: number | null;
  /** It is a pipe or a device, which is written to and not replaced. */
  readonly isStream: boolean;
}

async function inspect(output: Output): Promise<Found> {
  const target = await findTarget(output.path);
  const there = await stat(output.path).catch(() => null);
  if (there?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
  if (there?.isFile()) await access(target, constants.W_OK);
  return {
    ...output,
    target,
    mode: there?.isFile() === true ? there.mode : null,
    isStream: there !== null && !there.isFile(),
  };
}

/** Nothing is lost with an empty file, which `mktemp` makes. */
async function requireReplaceable({ path, target, mode, replaces }: Found): Promise<void> {
  if (mode === null) return;
  const held = await readFile(target).catch(() => null);
  if (held !== null && (held.length === 0 || (await replaces.recognises(held)))) return;
  const {
    message = `is there already, and is not ${replaces.what} that improve has written`,
    hint = "Write to another file, or move that one away first.",
  } = replaces.refusal ?? {};
  throw new UsageError(`"${path}" ${message}`, hint);
}

async function stage(files: readonly Found[]): Promise<void> {
  const sets: { readonly set: FileSet; readonly path: string; readonly folder: string }[] = [];
  try {
    for (const [folder, inside] of Map.groupBy(files, ({ target }) => dirname(target))) {
      const [{ path: first }] = inside as [Found];
      const set = await explain(first, () => {
        makeFolder(folder);
        return FileSet.in(folder);
      });
      sets.push({ set, path: first, folder });
      for (const { path, target, bytes, mode } of inside)
        await explain(path, () => set.add({ name: basename(target), bytes, mode }));
    }
    for (const { set, path, folder } of sets) {
      await set.place().catch(async (error: NodeJS.ErrnoException & { file?: string }) => {
        const named = files.find(({ target }) => target === join(folder, error.file ?? ""))?.path ?? path;
        await explain(named, () => Promise.reject(error));
      });
    }
  } finally {
    for (const { set } of sets) await set.drop();
  }
}

/** A reader that closes its pipe early has all it wants. */
async function writeStream(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(path, bytes, { flag: "a" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

/**
 * Does work with a file or folder of the user.
 * @throws UsageError with its path, in place of the error of the system.
 */
export async function explain<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    const { code = "", message } = cause as NodeJS.ErrnoException;
    const [reason, hint] = reasons[code] ?? [message, "Choose another place."];
    throw new UsageError(`"${path}" cannot be written: ${reason}.`, hint, cause);
  }
}

const notAFolder = [
  "there is a file where one of its folders should be",
  "Choose another place, or move that file away.",
] as const;

const reasons: Record<string, readonly [reason: string, hint: string]> = {
  EISDIR: ["it is a folder", "Choose another place, or move that folder away."],
  EEXIST: notAFolder,
  ENOTDIR: notAFolder,
  ENOENT: ["the system lets nobody make a file or folder there", "Choose another place."],
  ELOOP: ["a link in its path leads back to itself", "Choose another place, or mend the link."],
  ENAMETOOLONG: ["its name is too long", "Choose a shorter name."],
  ENOTEMPTY: ['a folder ".improve-set" that is not ours is in the way', "Delete that folder."],
  EACCES: ["permission is denied", "Ask for permission to write there, or choose another place."],
  EROFS: ["the disk is read-only", "Choose another place."],
  ENOSPC: ["the disk is full", "Free some space, or choose another folder."],
  EFBIG: [
    "it would be larger than files may be there",
    "Choose another folder, or raise the limit for files.",
  ],
  EDQUOT: ["your share of the disk is full", "Free some space, or choose another folder."],
  EPERM: ["the system refuses it", "Close the file if another program has it open, then try again."],
  EBUSY: ["another program has it open", "Close it there, then try again."],
};
