import { readlink, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

/**
 * The file that a path leads to: every link is followed, even to a file that is not there yet.
 * @throws the error of the system, such as ELOOP for links that lead back to themselves.
 */
export async function findTarget(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const folder = dirname(path);
  if (folder === path) return path;
  const link = await readlink(path).catch(() => null);
  return link === null
    ? join(await findTarget(folder), basename(path))
    : await findTarget(resolve(await findTarget(folder), link));
}

/** The first path that leads to the same file as one before it, however it is written; undefined if there is none. */
export async function findTwice(paths: readonly string[]): Promise<string | undefined> {
  const keys = await Promise.all(paths.map(keyOf));
  return paths.find((_, index) => keys.indexOf(keys[index] as string) < index);
}

/** Whether a path leads to one of the files. */
export async function leadsToOneOf(path: string, files: Iterable<string>): Promise<boolean> {
  if ((await stat(path).catch(() => null)) === null) return false;
  const key = await keyOf(path);
  const keys = await Promise.all([...files].map(keyOf));
  return keys.includes(key);
}

/** The same text for two paths that lead to the same file. A path that cannot be followed stands for itself. */
async function keyOf(path: string): Promise<string> {
  const target = await findTarget(path).catch(() => resolve(path));
  return (await ignoresCase(dirname(target))) ? target.normalize("NFC").toLowerCase() : target;
}

/** Whether the disk takes `Plan` and `plan` for one name, as those of macOS and Windows do. */
async function ignoresCase(folder: string): Promise<boolean> {
  const [above, name] = [dirname(folder), basename(folder)];
  const swapped = name === name.toLowerCase() ? name.toUpperCase() : name.toLowerCase();
  const found = swapped === name ? null : await stat(folder).catch(() => null);
  if (found === null) return above !== folder && (await ignoresCase(above));
  const other = await stat(join(above, swapped)).catch(() => null);
  return other !== null && other.dev === found.dev && other.ino === found.ino;
}
