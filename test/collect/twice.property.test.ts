import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { askOwners } from "../../src/collect/asked.ts";
import { importReturns, writeFiles } from "../../src/index.ts";
import { makeWorkbook } from "../../src/sheets/make-workbook.ts";
import { loadFiles } from "../load/load-files.ts";
import { rounds } from "../rounds.ts";
import { arbitraryAnswers, fillIn } from "./answers.ts";
import { PLAN } from "./plan.ts";

const round = askOwners((await loadFiles({ "plan.yaml": PLAN })).plan, "2016-09");

test("importing the same returns twice changes nothing", () =>
  fc.assert(
    fc.asyncProperty(
      fc.tuple(...round.owners.map((asked) => arbitraryAnswers(asked, round))),
      async (answers) => {
        const folder = await mkdtemp(path.join(os.tmpdir(), "improve-twice-"));
        try {
          const plan = path.join(folder, "plan");
          await mkdir(plan);
          await writeFile(path.join(plan, "plan.yaml"), PLAN);
          const files: string[] = [];
          for (const [index, asked] of round.owners.entries()) {
            const file = path.join(folder, `${asked.name}.xlsx`);
            const given = answers[index] ?? { actions: new Map(), figures: new Map() };
            await writeFile(file, await makeWorkbook(fillIn(asked, round, given), "xlsx"));
            files.push(file);
          }
          await writeFiles((await importReturns(files, plan, null))?.outputs ?? []);
          const written = await textsIn(plan);
          const second = await importReturns(files, plan, null);
          expect(second?.outputs).toEqual([]);
          expect(second?.report.match(/changes nothing|Nothing is filled in/g)).toHaveLength(files.length);
          expect(await textsIn(plan)).toEqual(written);
        } finally {
          await rm(folder, { recursive: true, force: true });
        }
      },
    ),
    { numRuns: rounds({ short: 8, long: 150 }) },
  ));

/** Every file of a folder, by its path. */
async function textsIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.sort().map(async (file) => [file, await readFile(file, "utf8")])),
  );
}
