import { roundTo } from "../../../plan/measures/decimals.ts";
import {
  type StatedChange,
  type StatedFraction,
  statedArithmetic,
} from "../../../reading/figures/arithmetic.ts";
import { dividedInList, type StatedDivision, statedDivision } from "../../../reading/figures/divisions.ts";
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
      return (sentence, next) => {
        const { reading, before } = sentence;
        const { fractions, changes, ofNothing, unlike } = statedArithmetic(reading, before?.reading ?? null);
        const division = statedDivision(reading, before?.reading ?? null);
        const list = listEndingAt(sentence, next);
        const found = [
          ...fractions.flatMap((stated) => wrongPercentage(stated, sentence)),
          ...changes.flatMap((stated) => wrongChange(stated, sentence)),
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
          ...(division === null ? [] : wrongTotal(division, false)),
          ...(list === null ? [] : wrongTotal(list, true)),
          ...perCentsOfCounts(sentence).flatMap(({ quantity, measure, clause }): Wrong[] => {
            if (clause.negated || clause.attributed || quantity.quoted || isOfOthers(sentence, clause))
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
  readonly quantity: Pick<Quantity, "start" | "end">;
  readonly message: string;
  readonly hint: string;
}

const written = ({ start, end }: Wrong["quantity"], sentence: ReportSentence): string =>
  wordsOf(sentence, { at: start, end });

function wrongPercentage({ pair, percentage, isRough }: StatedFraction, sentence: ReportSentence): Wrong[] {
  const { form, value, decimals, hedge } = percentage;
  const [numerator, denominator] = pair;
  const share = (100 * numerator) / denominator;
  const off = share - (form === "share" ? 100 * value : value);
  const mostOff = isRough ? MOST_OFF : 0.5 * 10 ** -decimals;
  if (
    hedge === "over" || hedge === "at-least"
      ? off >= -SMALLEST && off <= FAR_OFF
      : Math.abs(off) <= mostOff + SMALLEST
  )
    return [];
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
  if (from.value === 0) return [];
  if (by.form === "times" || by.form === "share") {
    const isTimes = by.form === "times";
    const times = to.value / from.value;
    const found = isTimes ? times : Math.abs(times - 1);
    if (Math.abs(found - by.value) <= by.value * (isTimes ? NEAR_TIMES : NEAR_SHARE)) return [];
    return wrong(
      `${said} is said of ${ends}, of which the second is ${tidy(100 * times)}% of the first`,
      "Correct the figures, or say it otherwise.",
    );
  }
  const [least, most] = shareOf(from, to);
  const arePoints = arePerCents && Math.abs(by.value - difference) <= SMALLEST;
  const isExact = Number(roundTo((100 * difference) / from.value, by.decimals)) === by.value;
  const isNear = by.value >= least - 0.5 * stepOf(by, by) && by.value <= most + 0.5 * stepOf(by, by);
  if (isExact || (isNear && !(arePoints && isFromTo))) return [];
  if (arePoints)
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

/** How roughly "doubled" and "fell by a third" may be said. */
const NEAR_TIMES = 0.2;
const NEAR_SHARE = 0.25;
/** Of numbers further apart, one may be in thousands and the other not. */
const MOST_TIMES = 5;

const tidy = (value: number): string => String(Number(roundTo(value, 1)));

/** One in the last place that either number gives: 10,000 of 570,000. */
const stepOf = (...numbers: readonly Pick<Quantity, "value" | "decimals">[]): number =>
  Math.min(...numbers.map(lastPlace));

function lastPlace({ value, decimals }: Pick<Quantity, "value" | "decimals">): number {
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

function wrongTotal({ total, parts, isOpen }: StatedDivision, isList: boolean): Wrong[] {
  const sum = parts.reduce((all, { value }) => all + value, 0);
  const whole = total?.value ?? 100;
  const rounded =
    total === null ? parts.length * 0.5 * 10 ** -Math.min(...parts.map(({ decimals }) => decimals)) : 0;
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined || sum === whole) return [];
  if (parts.some(({ value }) => value >= whole) || (isOpen && sum <= whole + rounded)) return [];
  const message = `The parts ${parts.map(({ value }) => value).join(" + ")} make ${tidy(sum)}: expected ${total === null ? "no more than 100%" : `the total of ${whole} that is stated before them`}`;
  return [
    {
      quantity: isList ? last : { ...first, end: last.end },
      message,
      hint: "Correct a number, or say that the list leaves some out.",
    },
  ];
}

/** The list that ends with an item, each of whose items counts a part of what the sentence before it counts. */
function listEndingAt(sentence: ReportSentence, next: ReportSentence | null): StatedDivision | null {
  if (sentence.kind !== "item" || next?.kind === "item") return null;
  const items: ReportSentence[] = [];
  let one: ReportSentence | null = sentence;
  for (; one?.kind === "item"; one = one.before) items.unshift(one);
  return one === null
    ? null
    : dividedInList(
        one.reading,
        items.map(({ reading }) => reading),
      );
}
