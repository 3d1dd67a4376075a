import { rmSync } from "node:fs";
import { link, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { atEnd } from "../disk/at-end.ts";
import { finishSets } from "../disk/file-set.ts";
import { passingName } from "../disk/kept.ts";
import { isGone, OWNER_PATTERN, thisOwner } from "../disk/owner.ts";
import { readFile } from "../disk/read-file.ts";
import { UsageError } from "../errors.ts";

/** Its name begins with a dot, so nobody takes it for a file of the plan. */
const LOCK = ".improve-publish.lock";

/**
 * Does work that nobody else may do in the same folder at the same time. A file keeps the others out, and is removed
 * however the work ends; what a run that was killed has left keeps nobody out.
 * @param what the work, in words that the others read: `is publishing "cabinet-2016-09"`.
 * @throws UsageError where another is at work in the folder, or nothing can be written there.
 */
export async function withLock<Result>(
  folder: string,
  what: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const file = join(folder, LOCK);
  try {
    await removeDead(file, join(folder, passingName()));
    await writeFile(file, `${what}\n${thisOwner()}\n`, { flag: "wx" });
  } catch (cause) {
    throw await explain(cause as NodeJS.ErrnoException, folder, file);
  }
  const forget = atEnd(() => rmSync(file, { force: true }));
  try {
    await finishSets(folder);
    return await work();
  } finally {
    forget();
    await rm(file, { force: true });
  }
}

/** Removes the lock of a run that was killed. Another may do the same, and have one of its own by now: that is put back. */
async function removeDead(file: string, aside: string): Promise<void> {
  const isDead = async (lock: string): Promise<boolean> => {
    const [, owner] = LAST_LINE.exec(await readFile(lock, "utf8").catch(() => "")) ?? [];
    const { mtimeMs } = (await stat(lock).catch(() => null)) ?? { mtimeMs: 0 };
    return owner !== undefined && isGone(owner, mtimeMs);
  };
  if (!(await isDead(file))) return;
  await rename(file, aside).catch(() => {});
  if (!(await isDead(aside))) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}

const LAST_LINE = new RegExp(`\\n${OWNER_PATTERN}\\n$`);

async function explain(cause: NodeJS.ErrnoException, folder: string, file: string): Promise<UsageError> {
  if (cause.code === "EEXIST") {
    const [other = ""] = (await readFile(file, "utf8").catch(() => "")).split("\n");
    return new UsageError(
      `Another run of improve ${other === "" ? "is publishing a report" : other} in the plan "${folder}"`,
      `Run this again when it has ended. If none is running, one was interrupted: delete "${file}".`,
      cause,
    );
  }
  if (cause.code === "ENOENT" || cause.code === "ENOTDIR") {
    return new UsageError(`There is no folder "${folder}"`, "Give the folder that holds the plan.", cause);
  }
  return new UsageError(
    `The plan "${folder}" cannot be changed: ${READ_ONLY.includes(cause.code ?? "") ? "it can only be read" : cause.message}`,
    "Publishing writes the record and the state into the plan: work in a copy that you may change, and bring it back.",
    cause,
  );
}

const READ_ONLY: readonly string[] = ["EACCES", "EPERM", "EROFS"];
