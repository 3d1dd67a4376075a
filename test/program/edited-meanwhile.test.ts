import { cp, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { makeWorkspace } from "../cli/workspace.ts";
import { rounds } from "../rounds.ts";
import { PLAN_WRITES } from "./plan-writes.ts";

const HOOK = pathToFileURL(path.join(import.meta.dirname, "edit-at.mjs")).href;
const LINE = "\n# Written by somebody else\n";

const OF_A_PLAN = Object.entries(PLAN_WRITES).filter(([, { isNew }]) => !isNew);

test.each(OF_A_PLAN)(
  "%s loses nothing that is written into a file just after it was read",
  async (_, write) => {
    const from = await write.from();
    const around = await makeWorkspace();
    const cwd = path.join(around, "here");
    const told = path.join(around, "reads");
    const runWith = async (env: Record<string, string>) => {
      await rm(cwd, { recursive: true, force: true });
      await cp(from, cwd, { recursive: true });
      const EDIT_IN = path.join(cwd, "plan");
      return await write.run(cwd, { node: ["--import", HOOK], env: { EDIT_IN, EDIT_LINE: LINE, ...env } });
    };
    expect((await runWith({ EDIT_TOLD: told })).exitCode).toBe(0);
    const reads = Number(await readFile(told, "utf8"));
    expect(reads).toBeGreaterThan(0);
    const moments = rounds({ short: Math.min(2, reads), long: reads });
    let refused = 0;
    for (let moment = 0; moment < moments; moment++) {
      const at = Math.floor((moment * reads) / moments);
      const { exitCode, stderr } = await runWith({ EDIT_AT: `${at}` });
      const texts = await textsIn(path.join(cwd, "plan"));
      expect({ at, stderr, kept: texts.filter((text) => text.includes(LINE)).length }).toEqual({
        at,
        stderr,
        kept: 1,
      });
      if (exitCode === 0) continue;
      expect({ at, exitCode, stderr }).toEqual({
        at,
        exitCode: 2,
        stderr: expect.stringContaining("was changed while this ran"),
      });
      expect(texts.map((text) => text.replace(LINE, ""))).toEqual(await textsIn(path.join(from, "plan")));
      refused++;
    }
    console.log(`${moments} edits after ${reads} reads, ${refused} refused`);
  },
);

async function textsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return await Promise.all(files.sort().map((file) => readFile(file, "utf8")));
}
