import { expect, test } from "vitest";
import type { Makers } from "../../src/reading/makers.ts";
import { indexPhrases } from "../../src/reading/phrases.ts";
import { statedRecommendations } from "../../src/reading/recommendations.ts";
import { foldedWords } from "../../src/reading/tokens.ts";
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
  ["Five pieces of work came out of the managers' away day.", ""],
  ["Ofsted, in its inspection of Ash Lodge, made 13 recommendations.", ""],
  ["In 2011 Ofsted made 17 recommendations.", ""],
  ["Since the inspection the Council has had 21 recommendations.", ""],
  ["The peer review made four recommendations, which Ofsted welcomed.", ""],
  ["Two recommendations may move to business as usual.", ""],
])("%s", (text, expected) => {
  const found = statedRecommendations(read(text), makers);
  expect(found.map(({ of, value, scope }) => `${of} ${value} ${scope}`).join("; ")).toBe(expected);
});
