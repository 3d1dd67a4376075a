import { decimalsIn, minus, roundTo } from "../plan/measures/decimals.ts";
import { decimalsAmong, decimalsOf, valueIn } from "../plan/measures/figures.ts";
import type { Point } from "../plan/measures/series.ts";
import { type Rag, ragOf, targetAt } from "../plan/measures/targets.ts";
import type { Figure } from "../plan/schema/extracts.ts";
import type { Kpi, Target } from "../plan/schema/kpis.ts";
import { countsOf, type Policy, roundCount, smallAmong } from "./policy.ts";

/**
 * A point as its measure prints it where counts are rounded.
 *
 * Rounding protects counts, so a percentage or a rate is that of the true counts, as in official statistics (Ofqual,
 * "Rounding policy for statistical publications", October 2025: unrounded values are used to derive percentages). The
 * point then holds it with the digits that are printed and no more, because an exact quotient gives its counts back. It
 * has more digits than its measure asks for only where its rating needs them, and is suppressed where these give it back.
 *
 * The rounded counts stand beside it only where the base is so large that they change it by no more than one in its last
 * digit: for NHS Digital that is a base of 400 for a whole percentage, with counts to the nearest 5 (secondary care data
 * sets, disclosure control). They must be rated alike, too, and every true count must still be one of two or more. This
 * is decided by what is printed, so that readers learn nothing from counts that are left out.
 */
export function roundPoint(point: Point, kpi: Kpi, { round, threshold }: Policy): Point {
  const { figure, value } = point;
  if (round === null || figure === null || value === null) return point;
  const { count, base } = countsOf(kpi, figure);
  if (count === null) return point;
  const rounded: Rounded = { kpi, round, threshold, target: targetAt(kpi, point.period.end) };
  return base === null ? roundWhole(point, count, rounded) : roundQuotient(point, { count, base }, rounded);
}

/** A reader may know a base that is not printed to within a tenth. */
const KNOWN_TO = 0.1;

/** By what a figure is rounded. */
interface Rounded {
  readonly kpi: Kpi;
  readonly round: number;
  readonly threshold: number;
  readonly target: Target | null;
}

/**
 * A plain count. It has a rating only where all counts that it may stand for are rated alike: otherwise the rating would
 * contradict it, or tell which of them is true.
 */
function roundWhole(point: Point, count: number, by: Rounded): Point {
  const { round, threshold } = by;
  const value = roundCount(count, round);
  const least = value === 0 ? 0 : Math.max(threshold + 1, value - Math.floor(round / 2));
  const most = value === 0 ? 0 : value + Math.ceil(round / 2) - 1;
  const [rag = null, ...others] = new Set(range(least, most).map((one) => rate(one, by)));
  const between = { least, most, rag: others.length === 0 ? rag : null };
  return { ...point, figure: { ...NO_FIGURE, value }, value, between };
}

/** A percentage or a rate, with the rounded counts beside it where they may be. */
function roundQuotient(point: Point, fraction: Fraction, by: Rounded): Point {
  const { kpi, round } = by;
  const exact = quotientOf(kpi, fraction);
  const own = decimalsAmong([{ value: exact, target: by.target }], kpi);
  const rag = rate(exact, by);
  const digits = [own, own + 1, own + 2, own + 3].find((some) => rate(show(exact, some), by) === rag);
  if (digits === undefined) return { ...point, figure: SUPPRESSED, value: null };
  const bottom = roundCount(fraction.base, round);
  const shown: Shown = { value: show(exact, digits), digits, bottom };
  if (
    digits > decimalsOf(kpi) &&
    !isOpen(possibleFractions(shown, basesNear(bottom, round, bottom * KNOWN_TO), by))
  )
    return { ...point, figure: SUPPRESSED, value: null };
  const areShown =
    greatestShift(shown, by) <= 10 ** -digits &&
    [
      ...Map.groupBy(possibleFractions(shown, basesNear(bottom, round), by), ({ count }) =>
        roundCount(count, round),
      ),
    ].every(([top, ones]) => rate(quotientOf(kpi, { count: top, base: bottom }), by) === rag && isOpen(ones));
  const [numerator, denominator] = areShown ? [roundCount(fraction.count, round), bottom] : [null, null];
  const { value } = shown;
  const half = 10 ** -digits / 2;
  const between = { least: value - half, most: value + half, rag };
  return { ...point, figure: { value, numerator, denominator, symbol: null }, value, between };
}

/** What a reader sees of a quotient: its value with so many digits and, perhaps, its rounded base. */
interface Shown {
  readonly value: number;
  readonly digits: number;
  readonly bottom: number;
}

interface Fraction {
  readonly count: number;
  readonly base: number;
}

/** How far the quotient of rounded counts can be from the true one: by 1 for a percentage of 400, rounded to 5. */
function greatestShift({ value, bottom }: Shown, { kpi, round }: Rounded): number {
  const whole = quotientOf(kpi, { count: 1, base: 1 });
  return (Math.floor(round / 2) / bottom) * (whole + Math.max(whole, value));
}

/** All fractions of some bases that are shown alike and would not be suppressed. */
function possibleFractions(
  { value, digits }: Pick<Shown, "value" | "digits">,
  bases: readonly number[],
  { kpi, threshold }: Pick<Rounded, "kpi" | "threshold">,
): Fraction[] {
  const whole = quotientOf(kpi, { count: 1, base: 1 });
  const step = 10 ** -digits;
  return bases.flatMap((base) => {
    const fewest = Math.max(0, Math.floor(((value - step) / whole) * base));
    return range(fewest, Math.ceil(((value + step) / whole) * base))
      .map((count) => ({ count, base }))
      .filter(({ count }) => count <= base || value > whole)
      .filter(
        (one) => show(quotientOf(kpi, one), digits) === value && smallAmong(kpi, one, threshold) === null,
      );
  });
}

/**
 * What a rounded base may stand for.
 * @param around how far from it the true base may be; as far as rounding takes it if not given.
 */
function basesNear(bottom: number, round: number, around = 0): number[] {
  const least = Math.floor(bottom - Math.max(around, Math.floor(round / 2)));
  return range(Math.max(1, least), Math.ceil(bottom + Math.max(around, Math.ceil(round / 2) - 1)));
}

/** Whether neither the count, nor the base, nor the rest of it is certain. That it is nobody says nothing of a child. */
const isOpen = (fractions: readonly Fraction[]): boolean => SIDES.every((side) => isOpenAt(fractions, side));

type Side = (fraction: Fraction) => number;

const [COUNT, BASE, REST]: readonly [Side, Side, Side] = [
  ({ count }) => count,
  ({ base }) => base,
  ({ count, base }) => base - count,
];
const SIDES = [COUNT, BASE, REST];

function isOpenAt(fractions: readonly Fraction[], side: Side): boolean {
  const counts = new Set(fractions.map(side));
  return counts.size !== 1 || counts.has(0);
}

/**
 * Whether a percentage or a rate may be printed where other measures print its base, its numerator or both: 64% of about
 * 25 can only be 16 of 25. What they print exactly is no secret, and neither is that it is nobody or everybody.
 * @param share as it is printed.
 * @param beside what the others print; null for what is not printed.
 */
export function isOpenBeside(
  { value, figure, between }: Point,
  by: Pick<Rounded, "kpi" | "threshold">,
  beside: { readonly count: Point | null; readonly base: Point | null },
): boolean {
  const [count, base] = [spanOf(beside.count), spanOf(beside.base)];
  const given = [count, base].filter(({ least, most }) => least === most);
  if (value === null || figure?.numerator != null || given.length === 2) return true;
  const digits = between === undefined ? decimalsIn(value) : decimalsIn(minus(between.most, value)) - 1;
  const [whole, step] = [quotientOf(by.kpi, { count: 1, base: 1 }), 10 ** -digits];
  const fewest = Math.max(1, base.least, Math.floor((count.least * whole) / (value + step)));
  const most = value > step ? Math.ceil((count.most * whole) / (value - step)) : Number.POSITIVE_INFINITY;
  if (Math.min(base.most, most) - fewest > MANY) return true;
  const possible = possibleFractions({ value, digits }, range(fewest, Math.min(base.most, most)), by).filter(
    (one) => one.count >= count.least && one.count <= count.most,
  );
  if ([COUNT, REST].some((side) => possible.every((one) => side(one) === 0))) return true;
  return SIDES.every(
    (side) =>
      (side === COUNT && given.includes(count)) ||
      (side === BASE && given.includes(base)) ||
      isOpenAt(possible, side),
  );
}

/** Between which sizes a number lies that is printed, perhaps rounded. */
const spanOf = (point: Point | null): { readonly least: number; readonly most: number } =>
  point?.value == null
    ? { least: 0, most: Number.POSITIVE_INFINITY }
    : (point.between ?? { least: point.value, most: point.value });

/** Of so many bases, more than one always fits. */
const MANY = 1000;

/** The value in the measure's unit: 67.5 for 27 of 40, of a percentage. */
function quotientOf({ unit }: Kpi, { count, base }: Fraction): number {
  const value = base === 0 ? 0 : count / base;
  return valueIn(unit, { value, numerator: count, denominator: base, symbol: null }) ?? 0;
}

const rate = (value: number, { kpi, target }: Rounded): Rag | null => ragOf(value, target, kpi.better);

const show = (value: number, digits: number): number => Number(roundTo(value, digits));

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

const NO_FIGURE: Figure = { value: null, numerator: null, denominator: null, symbol: null };

/** A figure that is not printed. Its numerator, denominator and quotient go together. */
export const SUPPRESSED: Figure = { ...NO_FIGURE, symbol: "c" };
