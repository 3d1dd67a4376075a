import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder, and those above it that are missing. Node's own recursive mkdir never ends where the system says that a
 * folder does not exist although the one above it does, as below /proc.
 * @throws the error of the system.
 */
export async function makeFolder(folder: string, mode?: number): Promise<void> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && (await stat(folder)).isDirectory()) return;
    const above = dirname(folder);
    const aboveIsMissing = (await stat(above).catch(() => null)) === null;
    if (code !== "ENOENT" || above === folder || !aboveIsMissing) throw error;
    await makeFolder(above, mode);
    await mkdir(folder, { mode });
  }
}
