import { readdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { passingName, sweep } from "../disk/kept.ts";
import { makeFolder } from "../disk/make-folder.ts";
import { readFile } from "../disk/read-file.ts";
import { UsageError } from "../errors.ts";
import { findTarget } from "./targets.ts";
import { explain } from "./write.ts";

/** A folder that was put in its place. One of the two is called, once. */
interface PlacedFolder {
  /** Takes it back, and puts what was there before in its place. */
  readonly undo: () => Promise<void>;
  /** Lets go of what was there before. */
  readonly keep: () => Promise<void>;
}

/**
 * Every file below a folder by its path, with forward slashes; none where there is no such folder.
 * @throws UsageError where it is a file, or cannot be read.
 */
export async function readFolderFiles(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = await stat(folder).catch(() => null);
  if (found === null) return new Map();
  if (!found.isDirectory()) {
    throw new UsageError(`"${folder}" is a file`, "Choose another folder with --output.");
  }
  return await explain(folder, async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => !entry.isDirectory())
      .map(async (entry) => {
        const file = join(entry.parentPath, entry.name);
        return [relative(folder, file).split(sep).join("/"), await readFile(file)] as const;
      });
    return new Map(await Promise.all(files));
  });
}

/**
 * Puts a folder of files where there is none, or in place of the one that is there, as a whole: all of it is written beside
 * its place first. A link to a folder is followed.
 * @param requireReplaceable is given all that was there, when nobody can reach it there any more, and throws if that stays.
 * @throws UsageError with the path that cannot be written; everything is then as it was.
 */
export async function placeFolder(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  requireReplaceable: (held: ReadonlyMap<string, Uint8Array>) => void,
): Promise<PlacedFolder> {
  const target = await explain(folder, () => findTarget(folder));
  const above = dirname(target);
  const former = join(above, `.${basename(target).slice(0, 200)}.improve-former`);
  await explain(folder, () => takeUp(target, former));
  await sweep(above);
  const fresh = join(above, passingName());
  const made = await explain(folder, async () => makeFolder(above));
  const removeMade = async (): Promise<void> => {
    await rm(fresh, { recursive: true, force: true });
    for (const one of made) await rmdir(one).catch(() => {});
  };
  const wasThere = (await stat(target).catch(() => null)) !== null;
  try {
    await explain(folder, async () => {
      for (const [path, bytes] of files) {
        makeFolder(dirname(join(fresh, path)));
        await writeFile(join(fresh, path), bytes, { flag: "wx" });
      }
      if (wasThere) await rename(target, former);
      try {
        if (wasThere) requireReplaceable(await readFolderFiles(former));
        await rename(fresh, target);
      } catch (error) {
        if (wasThere) await rename(former, target);
        throw error;
      }
    });
  } catch (error) {
    await removeMade();
    throw error;
  }
  return {
    async undo() {
      await rename(target, fresh);
      if (wasThere) await rename(former, target);
      await removeMade();
    },
    async keep() {
      await rm(former, { recursive: true, force: true });
    },
  };
}

/** A run that was killed between two moves left the folder under another name, or did not let go of what was there before. */
async function takeUp(target: string, former: string): Promise<void> {
  if ((await stat(former).catch(() => null)) === null) return;
  if ((await stat(target).catch(() => null)) === null) await rename(former, target);
  else await rm(former, { recursive: true, force: true });
}
