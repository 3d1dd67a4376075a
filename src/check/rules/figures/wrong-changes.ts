import { roundTo } from "../../../plan/measures/decimals.ts";
import type { SizedChange } from "../../../reading/figures/sized-changes.ts";
import type { Quantity } from "../../../reading/quantities.ts";
import { wordsOf } from "../../prose/in-sentences.ts";
import type { ReportSentence } from "../../prose/report-prose.ts";

/** What is wrong with a number of a sentence. */
export interface Wrong {
  readonly quantity: Pick<Quantity, "start" | "end">;
  readonly message: string;
  readonly hint: string;
}

/** A number as its sentence writes it, in quotation marks. */
export const written = ({ start, end }: Wrong["quantity"], sentence: ReportSentence): string =>
  wordsOf(sentence, { at: start, end });

/** What computing with fractions leaves. */
export const SMALLEST = 1e-9;

/** A change is given in percentage points where it lies between percentages, else in per cent of the first. */
export function wrongChange(
  { by, ends: [from, to], isSaid }: SizedChange,
  sentence: ReportSentence,
): Wrong[] {
  const arePerCents = from.form === "per-cent";
  const difference = Math.abs(to.value - from.value);
  const ends = `${written(from, sentence)} and ${written(to, sentence)}`;
  const said = written(by, sentence);
  const wrong = (message: string, hint: string): Wrong[] => [{ quantity: by, message, hint }];
  if (by.form === "points") {
    if (!isSaid) return [];
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
  if (by.form === "count") {
    const agrees = difference === by.value || arePerCents || !Number.isInteger(difference);
    if (agrees || to.form !== "count") return [];
    return wrong(
      `${said} lies between ${ends}, which differ by ${tidy(difference)}`,
      "Correct one of the three.",
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
  if (isExact || (isNear && !(arePoints && isSaid))) return [];
  if (arePoints)
    return wrong(
      `${said} is the difference between ${ends} in percentage points: expected "${tidy(difference)} percentage points"`,
      `Write "percentage points", or the change as a share of the first: ${tidy((100 * difference) / from.value)}%.`,
    );
  if (!isSaid || to.value > from.value * MOST_TIMES || from.value > to.value * MOST_TIMES) return [];
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
