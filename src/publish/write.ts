import { constants } from "node:fs";
import { access, stat, writeFile } from "node:fs/promises";
import { basename, dirname, relative, sep } from "node:path";
import { canBeInSet, FileSet, finishSets } from "../disk/file-set.ts";
import { readFile } from "../disk/read-file.ts";
import { UsageError } from "../errors.ts";
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
 * @param whole a folder below which all files are moved as one, such as that of a plan.
 * @throws UsageError with the path that cannot be written, or whose file is not an earlier output of the same kind.
 */
export async function writeOutputs(outputs: readonly Output[], whole?: string): Promise<void> {
  const folders = new Set(outputs.map(({ path }) => dirname(path)));
  for (const folder of whole === undefined ? folders : [whole, ...folders]) await finishSets(folder);
  const found: Found[] = [];
  // One after another, so that the first that cannot be written is the one that is named.
  for (const output of outputs) found.push(await explain(output.path, () => inspect(output)));
  const { files = [], streams = [] } = Object.groupBy(found, ({ isStream }) =>
    isStream ? "streams" : "files",
  );
  for (const file of files) await requireReplaceable(file);
  await stage(files, whole);
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

async function stage(files: readonly Found[], whole: string | undefined): Promise<void> {
  const root = whole === undefined ? null : await explain(whole, () => findTarget(whole));
  const placed = await Promise.all(
    files.map(async (file): Promise<InSet> => ({ ...file, ...(await setOf(file.target, root)) })),
  );
  const sets: { readonly set: FileSet; readonly folder: string; readonly inside: readonly InSet[] }[] = [];
  try {
    for (const [folder, inside] of Map.groupBy(placed, ({ folder }) => folder)) {
      const [{ path: first }] = inside as [InSet];
      const set = await explain(first, () => FileSet.in(folder));
      sets.push({ set, folder, inside });
      for (const { path, name, bytes } of inside) await explain(path, () => set.add(name, bytes));
    }
    // What stands elsewhere is there before anything says that it is: a run that is killed between them is simply run again.
    for (const { set, inside } of sets.sort(
      (a, b) => Number(a.folder === root) - Number(b.folder === root),
    )) {
      const named = (asked?: string): InSet =>
        inside.find(({ name }) => name === asked) ?? (inside[0] as InSet);
      // Another run may have written there since.
      const look = async (name: string): Promise<number | null> => {
        const found = await inspect(named(name));
        await requireReplaceable(found);
        return found.mode;
      };
      await set.place(look).catch(async (error: NodeJS.ErrnoException & { file?: string }) => {
        await explain(named(error.file).path, () => Promise.reject(error));
      });
    }
  } finally {
    for (const { set } of sets) await set.drop();
  }
}

interface InSet extends Found {
  /** The folder of its set. */
  readonly folder: string;
  /** Its path below that, with forward slashes. */
  readonly name: string;
}

/** The set that a file belongs to. No file can be moved from one disk to another. */
async function setOf(target: string, root: string | null): Promise<Pick<InSet, "folder" | "name">> {
  const name = root === null ? "" : relative(root, target).split(sep).join("/");
  const isBelow = root !== null && canBeInSet(name) && (await diskOf(target)) === (await diskOf(root));
  return isBelow ? { folder: root, name } : { folder: dirname(target), name: basename(target) };
}

/** The number of the disk that a path is on, or will be. */
async function diskOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  return found?.dev ?? (dirname(path) === path ? -1 : await diskOf(dirname(path)));
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
  ENOTEMPTY: [
    'a folder ".improve-set" is in the way',
    "Delete that folder, unless another run of improve is writing there.",
  ],
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
