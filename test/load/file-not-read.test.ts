import { expect, test } from "vitest";
import { describeLoad } from "./describe-load.ts";
import { loadFiles } from "./load-files.ts";

const found = async (name: string): Promise<string> => describeLoad(await loadFiles({ [name]: "" }));

test.each([
  ["2019-08.yaml.txt", "Rename it"],
  ["returns/2019-08.yml.docx", "Rename it"],
  ["figures.csv", "Add an extract"],
  ["figures.CSV.txt", "Add an extract"],
  ["figures.tsv", "Add an extract"],
  ["returns/tracker.xlsx", "bring it in with improve import"],
  ["tracker.XLSM", "bring it in with improve import"],
  ["tracker.ods", "bring it in with improve import"],
])("%s is not read, and was meant to be", async (name, hint) => {
  const problems = await found(name);
  expect(problems).toMatch(/^\S+:1:1 file-not-read [^\n]*\n$/);
  expect(problems).toContain(hint);
});

test.each([
  "~$tracker.xlsx",
  "returns/~$tracker.xlsx",
  ".~lock.tracker.ods#",
  "letter.docx",
  "plan.yaml.bak",
])("%s is kept beside a plan on purpose", async (name) => {
  expect(await found(name)).toBe("");
});
