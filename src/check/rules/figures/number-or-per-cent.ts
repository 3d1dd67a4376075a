import { roundTo } from "../../../plan/measures/decimals.ts";
import {
  type StatedChange,
  type StatedDivision,
  type StatedFraction,
  statedArithmetic,
} from "../../../reading/arithmetic.ts";
import type { Quantity } from "../../../reading/quantities.ts";
import { measureFacts } from "../../facts/figures.ts";
import { othersOf } from "../../facts/others.ts";
import { inSentences, wordsOf } from "../../prose/in-sentences.ts";
import type { ReportSentence } from "../../prose/report-prose.ts";
import type { Rule } from "../../rule.ts";

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
  check: (context) =>
    inSentences(context, (known) => {
      const { perCentsOfCounts, kpi } = measureFacts(known);
      const isOfOthers = othersOf(known);
      return (sentence) => {
        const { reading, before } = sentence;
        const { fractions, changes, division } = statedArithmetic(reading, before?.reading ?? null);
        const found = [
          ...fractions.flatMap((stated) => wrongPercentage(stated, sentence)),
          ...changes.flatMap((stated) => wrongChange(stated, sentence)),
          ...(division === null ? [] : wrongTotal(division)),
          ...perCentsOfCounts(sentence).flatMap(({ quantity, measure, clause, ofPart }): Wrong[] => {
            if (
              ofPart ||
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
    }),
};

interface Wrong {
  readonly quantity: Quantity;
  readonly message: string;
  readonly hint: string;
}

const written = ({ start, end }: Quantity, sentence: ReportSentence): string =>
  wordsOf(sentence, { at: start, end });

function wrongPercentage({ counts, percentage }: StatedFraction, sentence: ReportSentence): Wrong[] {
  const { value, decimals, hedge } = percentage;
  const [numerator, denominator] = counts.pair ?? [0, 1];
  const share = (100 * numerator) / denominator;
  const isRough = hedge !== null || counts.hedge !== null || (counts.inWords && denominator <= 10);
  const mostOff = isRough ? MOST_OFF : 0.5 * 10 ** -decimals;
  if (Math.abs(value - share) <= mostOff + SMALLEST) return [];
  const right = `${Number(roundTo(share, Math.max(decimals, 1)))}%`;
  return [
    {
      quantity: percentage,
      message: `${written(percentage, sentence)} is said of ${numerator} of ${denominator}, which is ${right}`,
      hint: "Correct the percentage, or the numbers.",
    },
  ];
}

/** "About 15%" of 14.3%, and "nine out of ten (92%)", in percentage points. */
const MOST_OFF = 5;
/** What computing with fractions leaves. */
const SMALLEST = 1e-9;

/** A change is given in percentage points where it lies between percentages, else in per cent of the first. */
function wrongChange({ by, ends: [from, to], isFromTo }: StatedChange, sentence: ReportSentence): Wrong[] {
  const arePerCents = from.form === "per-cent";
  const difference = Math.abs(to.value - from.value);
  const ends = `${written(from, sentence)} and ${written(to, sentence)}`;
  const said = written(by, sentence);
  const wrong = (message: string, hint: string): Wrong[] => [{ quantity: by, message, hint }];
  if (by.form === "points") {
    if (!isFromTo) return [];
    if (!arePerCents)
      return wrong(
        `${said} lies between ${ends}, which are no percentages`,
        "Give the difference as a number, or as a percentage of the first.",
      );
    const furthest = stepOf(from, to) + stepOf(by, by) / 2;
    if (Math.abs(by.value - difference) <= furthest + SMALLEST) return [];
    return wrong(
      `${said} lies between ${ends}, which differ by ${tidy(difference)}`,
      "Correct the difference, or the figures.",
    );
  }
  const [least, most] = shareOf(from, to);
  if (
    from.value === 0 ||
    (by.value >= least - 0.5 * stepOf(by, by) && by.value <= most + 0.5 * stepOf(by, by))
  )
    return [];
  if (arePerCents && Math.abs(by.value - difference) <= SMALLEST)
    return wrong(
      `${said} is the difference between ${ends} in percentage points: expected "${tidy(difference)} percentage points"`,
      `Write "percentage points", or the change as a share of the first: ${tidy((100 * difference) / from.value)}%.`,
    );
  if (!isFromTo || to.value > from.value * MOST_TIMES || from.value > to.value * MOST_TIMES) return [];
  return wrong(
    `${said} lies between ${ends}, which differ by ${tidy((100 * difference) / from.value)}%`,
    "Correct the percentage, or the figures.",
  );
}

/** Of numbers further apart, one may be in thousands and the other not. */
const MOST_TIMES = 5;

const tidy = (value: number): string => String(Number(roundTo(value, 1)));

/** One in the last place that either number gives: 10,000 of 570,000. */
const stepOf = (...numbers: readonly Quantity[]): number => Math.min(...numbers.map(lastPlace));

function lastPlace({ value, decimals }: Quantity): number {
  if (decimals > 0 || value === 0) return 10 ** -decimals;
  return 10 ** (/0*$/.exec(String(value))?.[0].length ?? 0);
}

/** Between which percentages a change may lie, if both ends are rounded to the last place that is given. */
function shareOf(from: Quantity, to: Quantity): readonly [least: number, most: number] {
  const half = stepOf(from, to) / 2;
  const [small, large] = [from.value, to.value].sort((a, b) => a - b) as [number, number];
  const shareBetween = (apart: number, of: number): number => (100 * Math.max(0, apart)) / of;
  const base = from.value;
  return [
    shareBetween(large - small - 2 * half, base + half),
    shareBetween(large - small + 2 * half, Math.max(half, base - half)),
  ];
}

function wrongTotal({ total, parts }: StatedDivision): Wrong[] {
  const sum = parts.reduce((all, { value }) => all + value, 0);
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined || sum === total.value) return [];
  if (parts.some(({ value }) => value >= total.value)) return [];
  return [
    {
      quantity: { ...first, end: last.end },
      message: `The parts ${parts.map(({ value }) => value).join(" + ")} make ${sum}: expected the total of ${total.value} that is stated before them`,
      hint: "Correct a number, or say that the list leaves some out.",
    },
  ];
}
