import { expect, test } from "vitest";
import { statedGroups } from "../../src/reading/plan/action-groups.ts";
import { indexPhrases } from "../../src/reading/words/phrases.ts";
import { foldedWords } from "../../src/reading/words/tokens.ts";
import { read } from "./read.ts";

const named = (name: string, meaning: string) => indexPhrases([{ words: foldedWords(name), meaning }]);
const names = { posts: named("Head of Service", "head"), recommendations: named("recommendation 4", "R4") };
const own = { words: new Set(["improvement", "plan"]), years: [2015, 2016] as const };

test.each([
  ["Six actions sit with the Head of Service.", "head 6"],
  ["The Head of Service leads six actions.", "head 6"],
  ["The Deputy Head of Service leads six actions.", ""],
  ["Six actions were discussed with the Head of Service.", ""],
  ["Two actions answer recommendation 4.", "R4 2"],
  ["By the end of May 2016 three actions had been completed.", "by-end 3"],
  ["Three actions were completed in May 2016.", "in-or-until 3"],
  ["Since May 2016 three more actions have been completed.", "since 3"],
  ["Three actions were completed late in May 2016.", ""],
  ["Three actions will be completed by May 2016.", ""],
])("%s", (text, expected) => {
  const found = statedGroups(read(text), own, names, "2016-09-02");
  const said = found.map(({ group, value }) => `${"id" in group ? group.id : group.when} ${value}`);
  expect(said.join("; ")).toBe(expected);
});
