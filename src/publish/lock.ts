import { rmSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readFile } from "../disk/read-file.ts";
import { UsageError } from "../errors.ts";

/** Its name begins with a dot, so nobody takes it for a file of the plan. */
const LOCK = ".improve-publish.lock";

/**
 * Does work that nobody else may do in the same folder at the same time. A file keeps the others out, and is removed
 * however the work ends.
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
    await writeFile(file, `${what}\n`, { flag: "wx" });
  } catch (cause) {
    throw await explain(cause as NodeJS.ErrnoException, folder, file);
  }
  const stop = (signal: NodeJS.Signals): void => {
    rmSync(file, { force: true });
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.once(signal, stop);
  try {
    return await work();
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
    await rm(file, { force: true });
  }
}

/** What Ctrl-C and a closed terminal send. Once the file is gone the program ends as it would have without us. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

async function explain(cause: NodeJS.ErrnoException, folder: string, file: string): Promise<UsageError> {
  if (cause.code === "EEXIST") {
    const other = (await readFile(file, "utf8").catch(() => "")).trim();
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
