import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder, and those above it that are missing. Node's own recursive mkdir never ends where the system says that a
 * folder does not exist although the one above it does, as below /proc.
 * @returns those that it made, the deepest first.
 * @throws the error of the system.
 */
export function makeFolder(folder: string, mode?: number): readonly string[] {
  try {
    mkdirSync(folder, { mode });
    return [folder];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && statSync(folder).isDirectory()) return [];
    const above = dirname(folder);
    const aboveIsMissing = statSync(above, { throwIfNoEntry: false }) === undefined;
    if (code !== "ENOENT" || above === folder || !aboveIsMissing) throw error;
    const made = makeFolder(above, mode);
    mkdirSync(folder, { mode });
    return [folder, ...made];
  }
}
