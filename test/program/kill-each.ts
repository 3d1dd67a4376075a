import { cp, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "vitest";
import { sha256Of } from "../../src/text/digest.ts";
import { makeWorkspace } from "../cli/workspace.ts";

const HOOK = pathToFileURL(path.join(import.meta.dirname, "kill-at.mjs")).href;

/** How a program is started that is killed, or is not. */
export interface How {
  readonly node: string[];
  readonly env: Record<string, string>;
}

const ALIVE: How = { node: [], env: {} };

interface Killing {
  /** Runs something in a folder, and returns its exit code: null for what was killed. */
  readonly run: (cwd: string, how: How) => Promise<number | null>;
  /** Reads `plan/` in that folder. Then all of what was written there is there, or nothing of it. */
  readonly look?: (cwd: string, how: How) => Promise<unknown>;
  /** It is killed before the change that stands in the middle of so many, and of as many after these, and so on. */
  readonly step: number;
}

/**
 * Runs something in a copy of a folder, kills it before a change of a file there, and runs it again; and so for one change
 * after another. Expects what a run makes that nobody kills.
 */
export async function killAtEach(from: string, { run, look, step }: Killing): Promise<number> {
  const cwd = path.join(await makeWorkspace(), "here");
  await cp(from, cwd, { recursive: true });
  const old = await filesIn(cwd);
  await run(cwd, ALIVE);
  const expected = await filesIn(cwd);
  expect(expected).not.toEqual(old);
  for (let at = Math.floor(step / 2), kills = 0; ; at += step, kills++) {
    await rm(cwd, { recursive: true });
    await cp(from, cwd, { recursive: true });
    const code = await run(cwd, { node: ["--import", HOOK], env: { KILL_AT: `${at}`, KILL_IN: `${cwd}/` } });
    if (code !== null) return kills;
    if (look !== undefined) {
      await look(cwd, ALIVE);
      const found = planOf(await filesIn(cwd));
      const isOld = JSON.stringify(found) === JSON.stringify(planOf(old));
      expect({ at, found }).toEqual({ at, found: isOld ? found : planOf(expected) });
    }
    await run(cwd, ALIVE);
    expect({ at, files: await filesIn(cwd) }).toEqual({ at, files: expected });
  }
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
