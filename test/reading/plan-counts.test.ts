import { expect, test } from "vitest";
import type { PlanNames } from "../../src/reading/plan/marks.ts";
import { type CountsBefore, planCounts } from "../../src/reading/plan/plan-counts.ts";
import type { PlanFilter } from "../../src/reading/plan/plan-filters.ts";
import { indexPhrases } from "../../src/reading/words/phrases.ts";
import { foldedWords } from "../../src/reading/words/tokens.ts";
import { read } from "./read.ts";

const named = (name: string, meaning: string) => indexPhrases([{ words: foldedWords(name), meaning }]);
const names: PlanNames = {
  posts: named("Head of Service", "head"),
  bodies: named("Scrutiny Committee", "scrutiny"),
  recommendations: named("recommendation 4", "4"),
  titles: named("Workforce", "4"),
  makers: named("Ofsted", "Ofsted"),
  makerDays: new Set(["2015-09-01"]),
  own: new Set(["northbridge"]),
};
const NOTHING: CountsBefore = { counting: null, named: [], namesMakers: false, isOfOthers: false };

const wordsOf = (filter: PlanFilter): string => {
  const not = filter.isNot === true ? "not " : "";
  if (filter.kind === "standing") return `${not}${filter.of.join("/")}`;
  if (filter.kind === "track") return `${not}${filter.of}`;
  if (filter.kind === "owner") return filter.id;
  if (filter.kind === "due" || filter.kind === "since")
    return `${filter.kind} ${filter.bound} ${filter.days.end}`;
  return "ids" in filter ? `${filter.kind} ${filter.ids.join("/")}` : "";
};

/** What the last of some sentences counts: "six: complete, head". */
function said(...texts: string[]): string {
  let before = NOTHING;
  let counts: string[] = [];
  for (const text of texts) {
    const found = planCounts(read(text), [before], names, "2016-09-02");
    before = found;
    counts = found.counts.map(({ amount, filters: [all = []], thing }) => {
      const number = "value" in amount ? amount.value : amount.kind === "named" ? amount.ids : amount.kind;
      return [number, thing, ...all.map(wordsOf)].join(" ");
    });
  }
  return counts.join("; ");
}

test.each([
  ["Six actions sit with the Head of Service.", "6 action head"],
  ["The Head of Service leads six actions.", "6 action head"],
  ["Five of the Head of Service's actions are still open.", "5 action head open"],
  ["Two actions answer recommendation 4.", "2 action recommendation 4"],
  ["Recommendation 4, which is about staff, is answered by two actions.", "2 action recommendation 4"],
  ["By the end of May 2016 three actions had been completed.", "3 action complete since by-end 2016-05-31"],
  ["Three open actions fall due in November 2016.", "3 action open due in 2016-11-30"],
  ["Half of the actions are complete or embedded.", "0.5 action done"],
  ["All but four of the actions are complete.", "4 action complete"],
  ["No action is off track, although one is at risk.", "0 action off-track; 1 action at-risk"],
  [
    "Of the eight open actions, five are on track and the rest at risk.",
    "8 action open; 5 action open on-track; rest action open at-risk",
  ],
  [
    "Two of the nine recommendations are overseen by the Scrutiny Committee.",
    "2 recommendation body scrutiny",
  ],
  ["Most of what Ofsted recommended has become business as usual.", "0.5 recommendation business-as-usual"],
  ["Two are business as usual, and there are five recommendations which are not.", ""],
  ["Ofsted gave the Council ten recommendations.", "10 recommendation"],
  ["Northbridge's plan is made up of 16 actions.", "16 action"],
])("%s", (text, expected) => {
  expect(said(text)).toBe(expected);
});

test.each([
  "Six actions were discussed with the Head of Service.",
  "The Deputy Head of Service leads six actions.",
  "Three actions were completed late in May 2016.",
  "Three actions will be completed by May 2016.",
  "Two actions need the help of partners.",
  "Each action takes two months.",
  "The peer reviewers made six recommendations.",
  "Inspectors said that two actions are at risk.",
  "Five are complete.",
])("%s: what is not understood is not counted", (text) => {
  expect(said(text)).toBe("");
});

test("a number without a noun goes on with the sentence before", () => {
  expect(said("The plan has 16 actions.", "Of these, five are complete.")).toBe("5 action complete");
  expect(said("The Head of Service has six actions.", "Of these, two are open.")).toBe("2 action head open");
  expect(said("The plan has 16 actions.", "Cabinet met in May.", "Five are complete.")).toBe("");
});
