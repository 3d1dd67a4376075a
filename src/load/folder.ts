import { readdir, readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { UsageError } from "../errors.ts";

/** The files a plan is read from: a folder on the disk, in a git revision or in memory. */
export interface PlanFolder {
  /** As a sentence begins with it: `The folder "data"`. */
  readonly name: string;
  /**
   * Paths of all its files as seen from it, with forward slashes, in any order.
   * @throws UsageError when they cannot be listed.
   */
  list(): Promise<readonly string[]>;
  /** A file's bytes, no more than LIMITS.fileBytes, or why there are none. Never throws. */
  read(file: string): Promise<Buffer | Unread>;
}

/** A link that leads out of the folder, more than a file may hold, or anything else. */
export type Unread = "outside" | "too-large" | "unreadable";

/** A plan folder on the disk. Links are followed inside it and nowhere else. */
export const diskFolder = (folder: string): PlanFolder => ({
  name: `The folder "${folder}"`,
  async list() {
    const entries = await readFolder(folder);
    return entries
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .map((file) => file.split(path.sep).join("/"));
  },
  async read(file) {
    try {
      return await readBounded(folder, path.join(folder, file));
    } catch {
      return "unreadable";
    }
  },
});

async function readBounded(folder: string, absolute: string): Promise<Buffer | Unread> {
  const [root, target] = await Promise.all([realpath(folder), realpath(absolute)]);
  if (!target.startsWith(root + path.sep)) return "outside";
  const { size } = await stat(absolute);
  return size > LIMITS.fileBytes ? "too-large" : await readFile(absolute);
}

/** A plan folder in memory: its files by their paths, texts in UTF-8 or bytes. */
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

async function readFolder(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true, recursive: true });
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
    throw new UsageError(`The folder "${folder}" cannot be read`, "Check its permissions.", error);
  }
}

/** Bounds on what is read, so that a mistaken or hostile file gives a message and not a stuck machine. */
export const LIMITS = {
  /** Bytes in one file. */
  fileBytes: 4 * 1024 * 1024,
  /** Mappings and sequences within each other. */
  depth: 24,
  /** Files in one plan folder. */
  files: 5000,
} as const;
