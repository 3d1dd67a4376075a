import { cp, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "vitest";
import { sha256Of } from "../../src/text/digest.ts";
import { makeWorkspace } from "../cli/workspace.ts";
import type { How } from "./plan-writes.ts";

const HOOK = pathToFileURL(path.join(import.meta.dirname, "kill-at.mjs")).href;

interface Killing {
  /** Runs something in a folder. Its exit code is null if it was killed. */
  readonly run: (cwd: string, how?: How) => Promise<{ readonly exitCode: number | null }>;
  /** Reads `plan/` in that folder. Then all of what was written there is there, or nothing of it. */
  readonly look?: (cwd: string) => Promise<unknown>;
  /** Before how many of its changes it is killed: as many moments, spread evenly. */
  readonly kills: number;
}

/**
 * Runs something in a copy of a folder, kills it before a change of a file there, and runs it again; and so for one change
 * after another. Expects what a run makes that nobody kills.
 * @returns in words how often it was killed.
 */
export async function killAtEach(from: string, { run, look, kills }: Killing): Promise<string> {
  const around = await makeWorkspace();
  const cwd = path.join(around, "here");
  const told = path.join(around, "changes");
  const hooked = (env: Record<string, string>): How => ({
    node: ["--import", HOOK],
    env: { KILL_IN: `${cwd}/`, ...env },
  });
  await cp(from, cwd, { recursive: true });
  const old = await filesIn(cwd);
  await run(cwd, hooked({ KILL_TOLD: told }));
  const expected = await filesIn(cwd);
  expect(expected).not.toEqual(old);
  const changes = Number(await readFile(told, "utf8"));
  const moments = Math.min(kills, changes);
  for (let moment = 0; moment < moments; moment++) {
    const at = Math.floor(((moment + 0.5) * changes) / moments);
    await rm(cwd, { recursive: true });
    await cp(from, cwd, { recursive: true });
    const { exitCode } = await run(cwd, hooked({ KILL_AT: `${at}` }));
    expect({ at, exitCode }).toEqual({ at, exitCode: null });
    if (look !== undefined) {
      await look(cwd);
      const found = planOf(await filesIn(cwd));
      const isOld = JSON.stringify(found) === JSON.stringify(planOf(old));
      expect({ at, found }).toEqual({ at, found: isOld ? found : planOf(expected) });
    }
    await run(cwd);
    expect({ at, files: await filesIn(cwd) }).toEqual({ at, files: expected });
  }
  expect(moments).toBeGreaterThan(0);
  return `${moments} kills before ${changes} changes`;
}

type Files = Readonly<Record<string, string>>;

/** Every file below a folder, hidden ones and those that were left as well. */
async function filesIn(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.map(async (entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(folder, file), entry.isFile() ? sha256Of(await readFile(file)) : FOLDER] as const;
  });
  return Object.fromEntries((await Promise.all(files)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const FOLDER = "folder";

/** What anybody sees of it. A lock may be left, which keeps nobody out. */
const planOf = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).filter(([file, digest]) => /^plan\/(?!\.improve-)/.test(file) && digest !== FOLDER),
  );
