import type { KnownKpi } from "../plan/history/replay.ts";
import { isShare, parseUnit } from "../plan/measures/units.ts";
import type { Kpi } from "../plan/schema/kpis.ts";
import { remember } from "../text/remember.ts";
import { type Cell, cellId, cellOf } from "./cells.ts";
import { type Counts, type Policy, smallAmong, USUAL_THRESHOLD } from "./policy.ts";

/**
 * Measures in families that count the same, each over its own periods: the children adopted in a month, in a quarter
 * and in the year to date. `of:` says so. So does the same national measure, the same name or, where the periods or
 * the basis differ, the same definition, when words of time are left out.
 */
export function familiesOf<T extends Kpi>(kpis: readonly T[]): T[][] {
  const family = new Map(kpis.map((kpi) => [kpi.id, new Set([kpi])]));
  const join = (one: T, other: T | undefined): void => {
    const [into, from] = [family.get(one.id), family.get(other?.id ?? "")];
    if (into === undefined || from === undefined || into === from) return;
    for (const kpi of from) family.set(kpi.id, into.add(kpi));
  };
  for (const [index, kpi] of kpis.entries()) {
    join(
      kpi,
      kpis.find(({ id }) => id === kpi.of),
    );
    for (const other of kpis.slice(0, index)) if (isSameCount(kpi, other)) join(other, kpi);
  }
  return [...new Set(family.values())].map((members) => kpis.filter((kpi) => members.has(kpi)));
}

function isSameCount(one: Kpi, other: Kpi): boolean {
  if (parseUnit(one.unit).kind !== parseUnit(other.unit).kind) return false;
  if (one.standard !== undefined && one.standard === other.standard) return true;
  const isOverOther = one.basis !== other.basis || one.frequency !== other.frequency;
  return isAlike(one.name, other.name) || (isOverOther && isAlike(one.definition, other.definition));
}

const isAlike = (one: string, other: string): boolean => {
  const words = timeless(one);
  return words !== "" && words === timeless(other);
};

/** The names and definitions of measures are compared with each other for every report. */
const MOST_TEXTS = 10_000;

/** "Children adopted in the year to date" → "children adopted" */
const timeless = remember((text) => {
  const words = text.toLowerCase().replace(TIME, " ");
  return words.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}, MOST_TEXTS);

/** Words of period and basis, and the small words around them. */
const TIME =
  /\b(?:(?:12|twelve)[ -]months?|rolling[ -](?:12|twelve)|20\d\d(?:[/-]\d\d)?|(?:year|month|quarter|week)s?|(?:year|month|quarter|week)ly|annual(?:ly)?|year-to-date|ytd|to date|so far|dates?|periods?|rolling|moving|cumulative|financial|calendar|january|february|march|april|may|june|july|august|september|october|november|december|end(?:ed|ing)?|last|past|previous|this|each|every|per|since|during|within|over|in|for|by|to|at|as|of|the|an?)\b/g;

/** A percentage or a rate, and measures that print its numerator or its denominator. */
export interface Fraction<T> {
  readonly share: T;
  readonly numerator: T | undefined;
  readonly base: T | undefined;
  /** Whether the plan says so. If not, the figures do, which may be chance. */
  readonly isDeclared: boolean;
}

/** Figures by `cellId`, and the percentages whose counts others of them print. */
export interface CountedFigures {
  readonly cells: Cells;
  readonly fractions: readonly Fraction<KnownKpi>[];
}

/** Figures in which a percentage that is printed beside its base has the counts that follow. */
export function withCounts(
  kpis: readonly KnownKpi[],
  cells: Map<string, Cell>,
  policies: ReadonlyMap<string, Policy>,
): CountedFigures {
  const fractions = fractionsOf(kpis, cells);
  for (const fraction of fractions) {
    const threshold = policies.get(fraction.share.id)?.threshold ?? USUAL_THRESHOLD;
    for (const [id, counts] of countsBehind(fraction, cells, threshold)) {
      const { kpi, period } = cells.get(id) as Cell;
      cells.set(id, cellOf(kpi, period, counts));
    }
  }
  return { cells, fractions };
}

/**
 * The percentages whose counts other measures print. `numerator-of:` and `denominator-of:` say so. Otherwise figures
 * that agree in every period that both have say so: those of two measures of the same children, one for the numerator
 * and one for the denominator; or of one whose name is part of what the percentage is called. A percentage without
 * counts fits any large number, so "children" are its base only where so many figures would hardly fit by chance.
 */
function fractionsOf<T extends KnownKpi>(kpis: readonly T[], cells: Cells): Fraction<T>[] {
  return kpis.flatMap((share): Fraction<T>[] => {
    if (!isShare(share.unit)) return [];
    const counts = kpis.filter(
      (kpi) => kpi.frequency === share.frequency && parseUnit(kpi.unit).kind === "number",
    );
    const declared = {
      numerator: counts.find((kpi) => kpi.numeratorOf === share.id),
      base: counts.find((kpi) => kpi.denominatorOf === share.id),
    };
    const found = likelyFraction(
      share,
      counts.filter((kpi) => kpi !== declared.numerator && kpi !== declared.base),
      cells,
    );
    const numerator = declared.numerator ?? found.numerator;
    const base = declared.base ?? found.base;
    if (numerator === undefined && base === undefined) return [];
    const isDeclared = numerator === declared.numerator && base === declared.base;
    return [{ share, numerator, base, isDeclared }];
  });
}

type Cells = ReadonlyMap<string, Cell>;

function likelyFraction<T extends KnownKpi>(
  share: T,
  counts: readonly T[],
  cells: Cells,
): Partial<Pick<Fraction<T>, "numerator" | "base">> {
  const of = counts.filter((kpi) => isOfSame(share, kpi) || isNamedIn(share, kpi));
  const bases = of.filter(
    (kpi) =>
      agrees(share, kpi, cells, isBase) &&
      (isNamedIn(share, kpi) || !isOfAnybody(kpi) || chanceOf(share, kpi, cells) <= LIKELY_CHANCE),
  );
  const numerators = of.filter((kpi) => agrees(share, kpi, cells, isNumerator));
  const base = bases.find((kpi) => isNamedIn(share, kpi)) ?? bases[0];
  const numerator =
    numerators.find((kpi) => kpi !== base && isNamedIn(share, kpi)) ?? numerators.find((kpi) => kpi !== base);
  const hasCounts = share.series.some(({ figure }) => figure !== null && figure.numerator !== null);
  if (!hasCounts || (numerator !== undefined && base !== undefined)) return { numerator, base };
  return {
    numerator: numerator && isNamedIn(share, numerator) ? numerator : undefined,
    base: base && isNamedIn(share, base) ? base : undefined,
  };
}

/** "children" and "% of children" */
const isOfSame = ({ unit }: Kpi, kpi: Kpi): boolean => isAlike(parseUnit(unit).of, parseUnit(kpi.unit).of);

/** Whether a unit says no more than that children are counted, as those of most measures do. */
const isOfAnybody = ({ unit }: Kpi): boolean => ANYBODY.test(timeless(parseUnit(unit).of));

const ANYBODY =
  /^(?:all )?(?:child(?:ren)?(?: and young people)?|young people|cyp|people|persons|individuals|pupils|students|cases)$/;

/** A figure that would fit one time in five is no sign that two measures belong together. */
const LIKELY_CHANCE = 0.2;

/** "Care leavers" in "Care leavers in work" */
const isNamedIn = ({ name, definition }: Kpi, kpi: Kpi): boolean =>
  timeless(kpi.name) !== "" && ` ${timeless(`${name} ${definition}`)} `.includes(` ${timeless(kpi.name)} `);

type Fits = (counts: Counts, readings: Readings, count: number) => boolean;

const isNumerator: Fits = ({ count }, _, other) => count === other;
const isBase: Fits = ({ base }, readings, other) =>
  base === null ? numeratorsOf(readings, other).length > 0 : base === other;

/** Whether figures fit in every period that both have. That all of nobody or of everybody fit says nothing. */
function agrees(share: KnownKpi, kpi: KnownKpi, cells: Cells, fits: Fits): boolean {
  const { scale } = parseUnit(share.unit);
  let says = false;
  for (const { period, value } of share.series) {
    const [own, other] = [share, kpi].map(({ id }) => cells.get(cellId(id, period.key)));
    if (own === undefined || value === null || other?.count == null) continue;
    if (other.base !== null || !fits(own, readingsOf(value, share), other.count)) return false;
    says ||= value > 0 && value < scale;
  }
  return says;
}

/**
 * How likely it is that unrelated numbers fit a percentage as its base, in all the periods that both have. Whole per
 * cents fit 7 in 7 cases of 100, and 100 or more always. The numerator or denominator that a percentage gives has to be
 * the very same, so that is no chance at all.
 */
function chanceOf(share: KnownKpi, kpi: KnownKpi, cells: Cells): number {
  const { scale } = parseUnit(share.unit);
  return share.series.reduce((chance, { period, value }) => {
    const [own, other] = [share, kpi].map(({ id }) => cells.get(cellId(id, period.key))?.count);
    if (value === null || value <= 0 || value >= scale || other == null) return chance;
    if (own != null) return 0;
    const { least, most } = readingsOf(value, share);
    return chance * Math.min(1, (most - least) * other);
  }, 1);
}

/**
 * The counts of percentages that are printed without them beside their numerator or their base: 57% of 7 can only be
 * 4. A percentage is left as it is where it may stand for several counts and not all of them are small.
 */
function countsBehind(
  { share, numerator, base }: Fraction<KnownKpi>,
  cells: Cells,
  threshold: number,
): [id: string, counts: Counts][] {
  return share.series.flatMap(({ period, value }): [string, Counts][] => {
    const id = cellId(share.id, period.key);
    const [part, all] = [numerator, base].map((kpi) => kpi && cells.get(cellId(kpi.id, period.key))?.count);
    if (value === null || cells.get(id)?.count !== null) return [];
    const found = countsFor(readingsOf(value, share), part ?? null, all ?? null);
    const isSecret = found.every((counts) => smallAmong(share, counts, threshold) !== null);
    return found[0] !== undefined && (found.length === 1 || isSecret) ? [[id, found[0]]] : [];
  });
}

/** What a percentage may stand for, where its numerator, its base or both are known. */
function countsFor(readings: Readings, count: number | null, base: number | null): Counts[] {
  if (base !== null) {
    const counts = count === null ? numeratorsOf(readings, base) : [count];
    return counts.map((one) => ({ count: one, base }));
  }
  if (count === null) return [];
  const { least, most } = readings;
  return wholeNumbers(count / most, least <= 0 ? count : count / least).map((one) => ({ count, base: one }));
}

const numeratorsOf = ({ least, most }: Readings, base: number): number[] =>
  wholeNumbers(Math.max(0, least * base), Math.min(1, most) * base);

/** The quotients that a figure may be rounded from, as it is written. */
interface Readings {
  readonly least: number;
  readonly most: number;
}

function readingsOf(value: number, { unit }: Pick<Kpi, "unit">): Readings {
  const { scale } = parseUnit(unit);
  const half = 0.5 / 10 ** (String(value).split(".")[1]?.length ?? 0);
  return { least: (value - half) / scale, most: (value + half) / scale };
}

/** At most as many as can all be small. */
function wholeNumbers(least: number, most: number): number[] {
  const first = Math.ceil(least - 1e-9);
  const count = Math.floor(most + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, Math.min(count, MOST_READINGS)) }, (_, at) => first + at);
}

const MOST_READINGS = 1000;
