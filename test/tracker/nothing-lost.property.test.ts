import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { UsageError } from "../../src/errors.ts";
import { importTracker, readTrackerFile, writeFiles } from "../../src/index.ts";
import type { PlanDetails } from "../../src/intake/new-plan.ts";
import { rounds } from "../rounds.ts";
import { RandomTracker, wordsOf } from "./random-tracker.ts";

const DETAILS: PlanDetails = {
  title: "The plan",
  authority: "Fairmere Council",
  service: "Children's Services",
  inspected: "2017-11-20",
};
const OPTIONS = { map: [], status: [], date: [], owner: [] };

/** Imports a tracker, and returns all that it came to: files, what was left over, the report and the questions. */
async function importInto(folder: string, csv: string, asAt: string, details: PlanDetails | null) {
  const file = path.join(folder, "tracker.csv");
  await writeFile(file, csv);
  const reading = await readTrackerFile(file, path.join(folder, "plan"), OPTIONS);
  const { outputs, report } = await importTracker(reading, {
    asAt,
    details,
    reword: false,
    saveMapping: false,
  });
  const texts = outputs.map(({ path: name, bytes }) =>
    name.endsWith(".xlsx") ? textOf(bytes) : strFromU8(bytes),
  );
  const plan = outputs.filter(({ path: name }) => name.endsWith(".yaml"));
  const all = [...texts, report, JSON.stringify(reading.tracker.questions)].join("\n");
  return { outputs, plan, words: new Set(wordsOf(all)) };
}

const textOf = (workbook: Uint8Array): string =>
  Object.values(unzipSync(workbook))
    .map((part) => strFromU8(part))
    .join("\n");

const inFolder = async (work: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "improve-tracker-"));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** What a later copy may say otherwise than the plan without a word of it being taken or told in full. */
const TAKEN = ["progress", "evidence", "impact", "owner", "unknown", "verified", "measure"] as const;

const ROUNDS = rounds({ short: 15, long: 3000 });

test(`every word of ${ROUNDS} random trackers, and of later copies of them, is in the plan, left over or told`, async () => {
  let refused = 0;
  for (let seed = 0; seed < ROUNDS; seed++) {
    await inFolder(async (folder) => {
      const tracker = new RandomTracker(seed);
      const first = await importInto(folder, tracker.csv, "2018-08-31", DETAILS).catch((error: unknown) => {
        if (error instanceof UsageError) return null;
        throw error;
      });
      if (first === null) {
        refused += 1;
        return;
      }
      const written = tracker.rows.filter((_, row) => row !== 2).flat();
      const lost = written.flatMap(wordsOf).filter((word) => !first.words.has(word));
      expect({ seed, lost, of: "the first copy" }).toEqual({ seed, lost: [], of: "the first copy" });
      await writeFiles(first.outputs);
      const news = tracker.goOn(TAKEN);
      const later = await importInto(folder, tracker.csv, "2018-09-30", null);
      const missed = news.filter((word) => !later.words.has(word));
      expect({ seed, lost: missed, of: "a later copy" }).toEqual({ seed, lost: [], of: "a later copy" });
      await writeFiles(later.outputs);
      const again = await importInto(folder, tracker.csv, "2018-09-30", null);
      expect({ seed, again: again.plan.map(({ path: name }) => name) }).toEqual({ seed, again: [] });
    });
  }
  expect(refused).toBeLessThan(ROUNDS / 5);
});
