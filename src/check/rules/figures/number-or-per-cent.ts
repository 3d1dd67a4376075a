import { roundTo } from "../../../plan/measures/decimals.ts";
import { type StatedFraction, statedShares } from "../../../reading/figures/fractions.ts";
import { sizedChanges } from "../../../reading/figures/sized-changes.ts";
import { measureFacts } from "../../facts/figures.ts";
import { othersOf } from "../../facts/others.ts";
import { inSentences } from "../../prose/in-sentences.ts";
import type { ReportSentence } from "../../prose/report-prose.ts";
import type { Rule } from "../../rule.ts";
import { SMALLEST, type Wrong, written, wrongChange } from "./wrong-changes.ts";
import { wrongTables, wrongTotals } from "./wrong-sums.ts";

export const numberOrPerCent: Rule = {
  id: "number-or-per-cent",
  severity: "error",
  summary:
    "A number is called a percentage or the other way round, or the numbers of a sentence do not add up.",
  why: "Attendance that rose from 60% to 65% rose by 5 percentage points, which is 8%. A reader who works it out, or who divides 71 by 498, stops believing the other figures, too.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: Of 498 contacts in July, 71 (8.8%) led to an assessment.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: Of 498 contacts in July, 71 (14.3%) led to an assessment.
`,
  *check(context) {
    for (const report of context.reports) yield* wrongTables(report);
    yield* inSentences(context, (known) => {
      const { perCentsOfCounts, kpi } = measureFacts(known);
      const isOfOthers = othersOf(known);
      return (sentence, next) => {
        const { reading, before } = sentence;
        const { fractions, excesses, ofNothing, unlike } = statedShares(reading, before?.reading ?? null);
        const found = [
          ...fractions.flatMap((stated) => wrongPercentage(stated, sentence)),
          ...excesses.map(({ part, whole }): Wrong => {
            const message = `${written(part, sentence)} is said to be some of ${whole.value}: expected no more than the whole`;
            return { quantity: part, message, hint: "Correct one of the two." };
          }),
          ...sizedChanges(reading).flatMap((stated) => wrongChange(stated, sentence)),
          ...ofNothing.map((quantity): Wrong => {
            const message = `${written(quantity, sentence)} is said where a number stands: expected "of" after a percentage`;
            return {
              quantity,
              message,
              hint: `Write "${written(quantity, sentence).slice(1, -1)} of", or the number.`,
            };
          }),
          ...unlike.map((quantity): Wrong => {
            const message = `${written(quantity, sentence)} and the number at the other end of its change are not of one kind: expected both to be percentages, or neither`;
            return { quantity, message, hint: "Correct the one that is wrong." };
          }),
          ...wrongTotals(sentence, next),
          ...perCentsOfCounts(sentence).flatMap(({ quantity, measure, clause }): Wrong[] => {
            const isRate = reading.tokens.some(({ word }) => RATES.has(word));
            if (
              isRate ||
              clause.negated ||
              clause.attributed ||
              quantity.quoted ||
              isOfOthers(sentence, clause)
            )
              return [];
            const { id, name, unit } = kpi(measure);
            const message = `${written(quantity, sentence)} is said of "${name}", which is measured in ${unit}: expected no percentage`;
            return [{ quantity, message, hint: `Write {{kpi "${id}"}}, or name what the percentage is of.` }];
          }),
        ];
        return found.map(({ quantity: { start, end }, ...rest }) => ({ at: start, end, ...rest }));
      };
    });
  },
};

/** "The vacancy rate was 16%": a share of the things that the measure counts. */
const RATES: ReadonlySet<string> = new Set(["rate", "share", "proportion", "percentage"]);

function wrongPercentage({ pair, percentage, isRough }: StatedFraction, sentence: ReportSentence): Wrong[] {
  const { form, value, decimals, hedge } = percentage;
  const [numerator, denominator] = pair;
  const share = (100 * numerator) / denominator;
  const off = share - (form === "share" ? 100 * value : value);
  const mostOff = isRough ? MOST_OFF : 0.5 * 10 ** -decimals;
  const isNear =
    hedge === "over" || hedge === "at-least"
      ? off >= -SMALLEST && off <= FAR_OFF
      : Math.abs(off) <= mostOff + SMALLEST;
  if (isNear && !(form === "share" && hedge === null && isAnotherShare(share, off))) return [];
  const right = `${Number(roundTo(share, Math.max(decimals, 1)))}%`;
  return [
    {
      quantity: percentage,
      message: `${written(percentage, sentence)} is said of ${numerator} of ${denominator}, which is ${right}`,
      hint: "Correct the percentage, or the numbers.",
    },
  ];
}

/** "About 15%" of 14.3%, and "nine out of ten (92%)", in percentage points; and "more than half" of 74%. */
const MOST_OFF = 5;
const FAR_OFF = 25;

/** Whether another simple share is just what the numbers make: "one in six" of 18 of 90, which is one in five. */
const isAnotherShare = (share: number, off: number): boolean =>
  Math.abs(off) > CLEARLY_OFF &&
  [2, 3, 4, 5, 6, 8, 10].some((parts) => Math.abs(((share * parts) / 100) % 1) <= SMALLEST);
const CLEARLY_OFF = 2.5;
