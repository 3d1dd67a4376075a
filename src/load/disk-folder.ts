import { readdir, readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { UsageError } from "../errors.ts";
import { LIMITS } from "./limits.ts";
import type { PlanFolder, Unread } from "./plan-folder.ts";

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
