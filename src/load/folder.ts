import path from "node:path";
import { type Entry, kindOf, listFolder, readBytes, realPathOf } from "../disk/disk.ts";
import { finishSets } from "../disk/file-set.ts";
import { UsageError } from "../errors.ts";
import { compareText } from "../problems/locate.ts";
import { list } from "../text/words.ts";

/** The files a plan is read from: a folder on the disk, in a git revision or in memory. */
export interface PlanFolder {
  /** The name at the start of a sentence: `The folder "data"`. */
  readonly name: string;
  /**
   * Paths of all its files, relative to it, with forward slashes and in any order. A link to a folder is not followed:
   * its path ends with a slash.
   * @throws UsageError when they cannot be listed.
   */
  list(): Promise<readonly string[]>;
  /** The bytes of a file, at most LIMITS.fileBytes, or why it cannot be read. Never throws. */
  read(file: string): Promise<Buffer | Unread>;
}

/**
 * Why a file cannot be read: it is a link that leads out of the folder or back to itself, it is too large, it is a pipe or
 * anything else that is no file, or anything else is wrong.
 */
export type Unread = "outside" | "looping" | "too-large" | "no-file" | "unreadable";

/** A plan folder on the disk. A link is followed only if it stays inside the folder. */
export const diskFolder = (folder: string): PlanFolder => ({
  name: `The folder "${folder}"`,
  async list() {
    // What was being written into the plan when the program was killed is all there before anything is read.
    await finishSets(folder);
    return readFolder(folder)
      .filter(({ kind }) => kind !== "folder")
      .map((entry) => {
        const file = entry.path.split(path.sep).join("/");
        const leadsToFolder = entry.kind === "link" && kindOf(path.join(folder, entry.path)) === "folder";
        return leadsToFolder ? `${file}/` : file;
      });
  },
  async read(file) {
    try {
      return readBounded(folder, path.join(folder, file));
    } catch (error) {
      if (error instanceof UsageError) return "no-file";
      return (error as NodeJS.ErrnoException).code === "ELOOP" ? "looping" : "unreadable";
    }
  },
});

function readBounded(folder: string, absolute: string): Buffer | Unread {
  if (!realPathOf(absolute).startsWith(realPathOf(folder) + path.sep)) return "outside";
  return readBytes(absolute, LIMITS.fileBytes) ?? "too-large";
}

/** A plan folder in memory: the content of each file, as text or bytes, by its path. */
export const memoryFolder = (files: Readonly<Record<string, string | Uint8Array>>): PlanFolder => ({
  name: "The folder in memory",
  list: async () => Object.keys(files),
  async read(file) {
    const content = Object.hasOwn(files, file) ? files[file] : undefined;
    if (content === undefined) return "unreadable";
    const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(content);
    return bytes.length > LIMITS.fileBytes ? "too-large" : bytes;
  },
});

/** A folder as it will be once some files are written into it. */
export const overlayFolder = (
  folder: PlanFolder,
  files: ReadonlyMap<string, string | Uint8Array>,
): PlanFolder => ({
  name: folder.name,
  list: async () => [...new Set([...(await folder.list().catch(() => [])), ...files.keys()])],
  async read(file) {
    const content = files.get(file);
    if (content === undefined) return await folder.read(file);
    return typeof content === "string" ? Buffer.from(content) : Buffer.from(content);
  },
});

/** A folder that stays as it was when each of its files was first read, whatever anybody does to it meanwhile. */
export function steadyFolder({ name, list, read }: PlanFolder): PlanFolder {
  let listed: Promise<readonly string[]> | undefined;
  const held = new Map<string, Promise<Buffer | Unread>>();
  return {
    name,
    list() {
      listed ??= list();
      return listed;
    },
    read(file) {
      const found = held.get(file) ?? read(file);
      held.set(file, found);
      return found;
    },
  };
}

function readFolder(folder: string): readonly Entry[] {
  try {
    return listFolder(folder, "deep");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") {
      const hint = "Give the folder that holds the plan, or run the command beside a folder named data.";
      throw new UsageError(`There is no folder "${folder}"`, hint, error);
    }
    if (code === "ENOTDIR") {
      throw new UsageError(
        `"${folder}" is a file, not a folder`,
        "Give the folder that holds the plan.",
        error,
      );
    }
    if (code === "ELOOP") {
      throw new UsageError(`A link in the path "${folder}" leads back to itself`, "Mend the link.", error);
    }
    throw new UsageError(`The folder "${folder}" cannot be read`, "Check its permissions.", error);
  }
}

/** Limits on what is read, so that a mistaken or hostile file leads to a message and not to a stuck machine. */
export const LIMITS = {
  /** Bytes in one file. */
  fileBytes: 4 * 1024 * 1024,
  /** Mappings and sequences inside one another. */
  depth: 24,
  /** Files in one plan folder. */
  files: 5000,
} as const;

/** The folder that is meant where several could be, or none can be found. */
export const USUAL_FOLDER = "data";

/**
 * Finds the plan that is meant. A folder that is named is the plan, or holds all of it in one folder of its own, as those
 * that `improve init` makes. Where none is named, it is the current folder itself, the only one among the folders in it, or else the
 * one that the command stands in, at whatever depth. What lies here goes before what lies above: a stray file in a home or
 * temporary folder must not be taken for the plan.
 * @returns its path as seen from the current folder; `data` where there is no plan; what was named if nothing is there.
 * @throws UsageError where several plans could be meant.
 */
export function findPlanFolder(named?: string): string {
  if (named !== undefined) return planIn(named)[0] ?? named;
  const here = process.cwd();
  if (holdsHeader(here)) return ".";
  const beside = foldersIn(here);
  const plans = beside.filter((name) => name === USUAL_FOLDER || holdsHeader(name));
  // A folder that `improve init` has made is meant only where no plan lies here itself.
  if (plans.length === 0) for (const name of beside) plans.push(...planIn(name));
  const [found, ...others] = plans;
  if (found === undefined) return planAbove(here) ?? USUAL_FOLDER;
  if (others.length === 0) return found;
  throw new UsageError(
    `There is more than one plan here: ${list(plans.map((name) => `"${name}"`))}`,
    `Name the one that is meant, such as ${found}; improve diff takes --plan ${found}.`,
  );
}

/** The folder in another that holds a plan, where nothing else there could be part of it; none where there is no such. */
function planIn(folder: string): readonly [] | readonly [string] {
  if (entriesOf(folder).some((entry) => entry.kind === "file" && isPlanFile(entry.path))) return [];
  const inside = foldersIn(folder).map((name) => path.join(folder, name));
  const [plan, ...others] = inside.filter(holdsHeader);
  if (plan === undefined || others.length > 0) return [];
  for (const one of inside) {
    const entries = one === plan ? [] : entriesOf(one, "deep");
    if (entries.some((entry) => isPlanFile(path.basename(entry.path)))) return [];
  }
  return [plan];
}

const foldersIn = (folder: string): string[] =>
  entriesOf(folder)
    .filter((entry) => entry.kind === "folder" && !/^(\.|node_modules$)/.test(entry.path))
    .map((entry) => entry.path)
    .sort(compareText);

/** The nearest folder above one that holds a plan, up to the top of its repository. */
function planAbove(here: string): string | undefined {
  let folder = here;
  while (path.dirname(folder) !== folder && kindOf(path.join(folder, ".git")) === null) {
    folder = path.dirname(folder);
    if (holdsHeader(folder)) return path.relative(here, folder);
  }
}

/** Whether a YAML file of the folder itself holds the plan's own entry. */
const holdsHeader = (folder: string): boolean =>
  entriesOf(folder).some(
    (entry) =>
      entry.kind === "file" &&
      isPlanFile(entry.path) &&
      /^plan:/m.test(textOf(path.join(folder, entry.path))),
  );

function textOf(file: string): string {
  try {
    return readBytes(file, LIMITS.fileBytes)?.toString() ?? "";
  } catch {
    return "";
  }
}

const isPlanFile = (name: string): boolean => /^[^.].*\.ya?ml$/i.test(name);

function entriesOf(folder: string, how: "deep" | "flat" = "flat"): readonly Entry[] {
  try {
    return listFolder(folder, how);
  } catch {
    return [];
  }
}
