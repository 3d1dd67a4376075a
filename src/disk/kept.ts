import { randomUUID } from "node:crypto";
import { lstat, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isGone, OWNER_PATTERN, thisOwner } from "./owner.ts";

/** A name for what is there while we work, in a folder of somebody else's: hidden, and with its owner in it. */
export const passingName = (): string => `.improve-${thisOwner()}-${randomUUID().slice(0, 8)}`;

const PASSING = new RegExp(`^\\.improve-${OWNER_PATTERN}-[0-9a-f]{8}$`);

/**
 * Removes what runs that were killed have left in a folder, by `passingName`. What cannot be removed stays.
 * @param before is called with each path that is about to be removed.
 */
export async function sweep(
  folder: string,
  before: (path: string) => Promise<void> = async () => {},
): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names) {
    const [, owner] = PASSING.exec(name) ?? [];
    if (owner === undefined) continue;
    const path = join(folder, name);
    const found = await lstat(path).catch(() => null);
    if (found === null || !isGone(owner, found.mtimeMs)) continue;
    await before(path).catch(() => {});
    await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}
