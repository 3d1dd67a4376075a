import { randomUUID } from "node:crypto";
import { lstatSync, mkdirSync } from "node:fs";
import { lstat, readdir, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { isGone, OWNER, OWNER_PATTERN } from "./owner.ts";

/** A name for what is there while we work, in a folder of somebody else's: hidden, and with its owner in it. */
export const passingName = (): string => `.improve-${OWNER}-${randomUUID().slice(0, 8)}`;

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

/**
 * The folder of ours among the temporary files: of all that we keep in no folder of the user's. Whoever else made a folder or
 * a link of its name, so that we write into theirs, is passed over.
 * @throws the error of the system where no folder can be made.
 */
export function ownFolder(): string {
  const uid = process.getuid?.() ?? userInfo().username;
  for (let turn = 0; ; turn++) {
    const folder = join(tmpdir(), turn === 0 ? `improve-${uid}` : `improve-${uid}-${turn}`);
    try {
      mkdirSync(folder, { mode: 0o700 });
      return folder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      if (isOnlyOurs(folder)) return folder;
      if (turn === MOST_TURNS) throw error;
    }
  }
}

const MOST_TURNS = 20;

/** Windows has a temporary folder for each user. */
function isOnlyOurs(folder: string): boolean {
  const found = lstatSync(folder);
  const isPrivate =
    process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o077) === 0);
  return found.isDirectory() && isPrivate;
}
