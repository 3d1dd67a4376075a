import { titleWords } from "../papers/titles.ts";
import type { NamedDate } from "./named-dates.ts";

/** What boards decide on beside the plan. */
const OTHER_OBJECTS = new Set(
  "budget strategy policy policies protocol minutes scorecard change changes amendment amendments addition additions terms structure charter pledge contract business risk register".split(
    " ",
  ),
);

const COUNTED = /^(?:first|second|third|fourth|fifth)$/;

/** Two telling words in common, and none of another object's. */
export function sharesObject({ about, by }: NamedDate, sentence: string): boolean {
  const bodies = new Set(titleWords(by.join(" ")).filter((word) => word !== "improvement"));
  const told = new Set(titleWords(about).filter((word) => !bodies.has(word)));
  const said = titleWords(sentence.replace(/\bImprovement Board\b/gi, " "));
  const others = said.some((word) => OTHER_OBJECTS.has(word) && !told.has(word));
  const common = new Set(said.filter((word) => told.has(word) && word.length > 3 && !COUNTED.test(word)));
  return !others && common.size >= 2;
}
