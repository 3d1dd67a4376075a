import { expect, test } from "vitest";
import type { Makers } from "../../src/reading/plan/makers.ts";
import { statedRecommendations } from "../../src/reading/plan/recommendations.ts";
import { indexPhrases } from "../../src/reading/words/phrases.ts";
import { foldedWords } from "../../src/reading/words/tokens.ts";
import { read } from "./read.ts";

const makers: Makers = {
  phrases: indexPhrases(
    ["Ofsted", "inspection", "inspector"].map((name) => ({ words: foldedWords(name), meaning: name })),
  ),
  references: ['"inspection'],
  known: new Set(["ofsted", "northbridge"]),
  years: [2015],
};

test.each([
  ["Inspectors made ten recommendations.", "made 10 certain"],
  ["Ofsted found services inadequate and made 16 recommendations.", "made 16 certain"],
  ["The report by Ofsted, which contained 15 recommendations, is public.", "made 15 certain"],
  ["Fourteen areas for improvement came out of the inspection.", "made 14 certain"],
  ["From the inspection of 2015 came nine areas for improvement.", "made 9 certain"],
  ["They grouped the 12 pieces of work that Ofsted recommended.", "made 12 certain"],
  ["All eleven of Ofsted's recommendations have a lead.", "made 11 certain"],
  ["Ofsted made three recommendations about housing.", "made 3 part"],
  ["All six recommendations are late.", "made 6 likely"],
  [
    "Of the nine recommendations, six remain in the improvement plan.",
    "made 9 likely; improvement-plan 6 certain",
  ],
  ["Two recommendations moved to business as usual in 2016.", "business-as-usual 2 certain"],
  [
    "Business as usual now covers four of the nine recommendations.",
    "business-as-usual 4 certain; made 9 likely",
  ],
  ["Of the dozen recommendations made by inspectors, two are late.", "made 12 certain"],
  ["Ofsted's report, which appeared in 2015 and made 13 recommendations, is public.", "made 13 certain"],
  ["Ofsted set the Council eight areas for improvement.", "made 8 certain"],
  ["The inspection report ended with a list of 11 recommendations.", "made 11 certain"],
  ["Eleven requirements were placed on the Council by the inspectors.", "made 11 certain"],
  ["There are ten recommendations in the inspection report of 2015.", "made 10 certain"],
  ["The number of recommendations made by Ofsted was seven.", "made 7 certain"],
  ["The remaining eight recommendations stay in the improvement plan.", "improvement-plan 8 certain"],
  ["The service has addressed the 11 recommendations made in that report.", ""],
  ["Five pieces of work came out of the managers' away day.", ""],
  ["Ofsted, in its inspection of Ash Lodge, made 13 recommendations.", ""],
  ["In 2011 Ofsted made 17 recommendations.", ""],
  ["Since the inspection the Council has had 21 recommendations.", ""],
  ["The peer review made four recommendations, which Ofsted welcomed.", ""],
  ["Two recommendations may move to business as usual.", ""],
])("%s", (text, expected) => {
  const found = statedRecommendations(read(text), null, makers);
  expect(found.map(({ of, value, scope }) => `${of} ${value} ${scope}`).join("; ")).toBe(expected);
});

test("it goes on with the makers of the sentence before", () => {
  const [before, other] = [read("The inspection report judged services inadequate."), read("Cabinet met.")];
  const madeAfter = (one: typeof before) =>
    statedRecommendations(read("It made six recommendations."), one, makers);
  expect(madeAfter(before).map(({ value }) => value)).toEqual([6]);
  expect(madeAfter(other)).toEqual([]);
});
