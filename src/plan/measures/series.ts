import { compareText } from "../../problems/locate.ts";
import type { Origin } from "../../problems/origin.ts";
import { type DatedFigure, type Extract, type Figure, SYMBOLS } from "../schema/extracts.ts";
import type { Basis, Kpi } from "../schema/kpis.ts";
import { addDays, daysBetween, type IsoDate, isIsoDate } from "../time/dates.ts";
import { type Frequency, type Period, parsePeriod, periodAround, periodsBetween } from "../time/periods.ts";
import { valueIn } from "./figures.ts";
import type { Between } from "./targets.ts";
import { isSummable } from "./units.ts";

/** One period of a measure. */
export interface Point {
  readonly period: Period;
  /** Null for a gap: a period that was not reported. */
  readonly figure: Figure | null;
  /** In the measure's unit; null for a gap or a symbol. */
  readonly value: number | null;
  /** The date of the extract it comes from; null for a gap. */
  readonly extract: IsoDate | null;
  readonly origin: Origin | null;
  /** A different figure from an earlier extract, and the dates of that extract and of the one that changed it. */
  readonly before: {
    readonly value: number | null;
    readonly extract: IsoDate;
    readonly changed: IsoDate;
  } | null;
  /** For a figure that is rounded for disclosure. */
  readonly between?: Between;
}

/**
 * A measure's figures in order, from its first period to its last. The newest extract counts. A period that no extract
 * gives is made from the weeks of `weekly`, if there is such a measure.
 */
export function seriesOf(kpi: Kpi, extracts: readonly Extract[], weekly: Kpi | null = null): Point[] {
  const given = reported(kpi, figuresOf(kpi, extracts));
  if (weekly === null) return fillGaps(kpi, [...given.values()]);
  const [known = null] = given.keys();
  const made = reported(kpi, rollUp(kpi, known, weekly, figuresOf(weekly, extracts)));
  return fillGaps(kpi, [...new Map([...made, ...given]).values()]);
}

/**
 * "about " before a count that is rounded for disclosure: the counts that it may stand for are whole. A percentage stands
 * for values that round to it, so no word is needed, and that nobody is counted is exact.
 */
export const sayRounded = ({ between }: { readonly between?: Between }): "about " | "" =>
  between !== undefined && Number.isInteger(between.least) && between.least < between.most ? "about " : "";

/** The newest point that has a value. */
export const latestOf = (series: readonly Point[]): Point | undefined =>
  series.findLast(({ value }) => value !== null);

/** The bases of a measure that weeks can make: in-period adds them up, snapshot takes the last one. */
export const ROLLING_UP: readonly Basis[] = ["in-period", "snapshot"];

/** The weekly measure from which the periods of another are made; null if there is none. */
export const weeklyOf = <T extends Kpi>(kpi: Kpi, kpis: readonly T[]): T | null =>
  kpis.find(({ id, frequency }) => id === kpi.rollsUp && frequency === "weekly") ?? null;

/** The newest figure of each period. `figures` are in the order in which they became known. */
function reported(kpi: Kpi, figures: readonly DatedFigure[]): Map<string, Point> {
  const points = new Map<string, Point>();
  for (const { date, period: key, figure, origin } of figures) {
    const earlier = points.get(key);
    const period = earlier?.period ?? parsePeriod(key, kpi.frequency);
    if (period === null) continue;
    const value = valueIn(kpi.unit, figure);
    const restated = earlier?.extract && earlier.value !== value;
    const before = restated
      ? { value: earlier.value, extract: earlier.extract, changed: date }
      : (earlier?.before ?? null);
    points.set(key, { period, figure, value, extract: date, origin, before });
  }
  return points;
}

/** The measure's figures by date, then by content, so that the order of files does not matter. */
function figuresOf(kpi: Kpi, extracts: readonly Extract[]): DatedFigure[] {
  return extracts
    .flatMap(({ date, figures }) =>
      (byMeasure(figures).get(kpi.id) ?? []).map((figure) => ({ ...figure, date })),
    )
    .sort(
      (a, b) =>
        compareText(a.date, b.date) ||
        compareText(a.period, b.period) ||
        compareText(JSON.stringify(a.figure), JSON.stringify(b.figure)),
    );
}

type Given = Extract["figures"];

/** Each replay asks for the figures of each measure. */
function byMeasure(figures: Given): ReadonlyMap<string, Given> {
  const known = BY_MEASURE.get(figures) ?? Map.groupBy(figures, (one) => one.kpi);
  BY_MEASURE.set(figures, known);
  return known;
}

const BY_MEASURE = new WeakMap<Given, ReadonlyMap<string, Given>>();

function fillGaps(kpi: Kpi, points: readonly Point[]): Point[] {
  const ordered = [...points].sort((a, b) => compareText(a.period.key, b.period.key));
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) return [];
  const byKey = new Map(ordered.map((point) => [point.period.key, point]));
  for (const period of periodsBetween(first.period, last.period, kpi.frequency)) {
    if (byKey.has(period.key)) continue;
    byKey.set(period.key, { period, figure: null, value: null, extract: null, origin: null, before: null });
  }
  return [...byKey.values()].sort((a, b) => compareText(a.period.key, b.period.key));
}

/**
 * Makes figures for months, quarters or years from the weeks that end in them, in the order in which they became
 * known. Once all weeks of a period are known, each new figure for one of them makes a new figure for the period.
 * `figures` are those of the weekly measure, oldest extract first. `known` is the key of a period of `kpi`, if any.
 */
function rollUp(kpi: Kpi, known: string | null, weekly: Kpi, figures: readonly DatedFigure[]): DatedFigure[] {
  const periods = kpi.frequency === "weekly" ? [] : periodsOf(figures, kpi.frequency, known);
  const periodOf = new Map(periods.flatMap((made) => made.weeks.map((week) => [week, made])));
  const newest = new Map<string, DatedFigure>();
  return [...Map.groupBy(figures, ({ date }) => date)].flatMap(([date, given]) => {
    for (const week of given) newest.set(week.period, week);
    const touched = new Set(given.flatMap(({ period }) => periodOf.get(period) ?? []));
    return [...touched].flatMap(({ key: period, weeks }): DatedFigure[] => {
      const own = weeks.map((week) => newest.get(week)).filter((week) => week !== undefined);
      const last = own.at(-1);
      if (last === undefined || own.length < weeks.length) return [];
      const figure = combine(
        kpi.basis,
        weekly.unit,
        own.map((week) => week.figure),
      );
      return figure === null ? [] : [{ kpi: kpi.id, period, figure, origin: last.origin, date }];
    });
  });
}

/** A period and the last days of the weeks that end in it. */
interface MadePeriod {
  readonly key: string;
  readonly weeks: readonly IsoDate[];
}

/** The periods in which weeks end. All weeks are taken to end on the same weekday as the first. */
function periodsOf(
  figures: readonly DatedFigure[],
  frequency: Exclude<Frequency, "weekly">,
  known: string | null,
): MadePeriod[] {
  const weeks = [...new Set(figures.map(({ period }) => period))].filter(isIsoDate).sort();
  const periods = weeks.map((week) => periodAround(week, frequency, known));
  return [...new Map(periods.map((period) => [period.key, period])).values()].map((period) => ({
    key: period.key,
    weeks: weekEnds(period, weeks[0] as IsoDate),
  }));
}

function weekEnds({ start, end }: Period, first: IsoDate): IsoDate[] {
  const ahead = ((daysBetween(start, first) % 7) + 7) % 7;
  const count = Math.floor((daysBetween(start, end) - ahead) / 7) + 1;
  return Array.from({ length: count }, (_, week) => addDays(start, ahead + 7 * week));
}

/** The figure that weeks make together; null if they cannot be added up. */
function combine(basis: Basis | undefined, unit: string, weeks: readonly Figure[]): Figure | null {
  if (basis === "snapshot") return weeks.at(-1) ?? null;
  if (basis !== "in-period") return null;
  const none = { value: null, numerator: null, denominator: null, symbol: null };
  const symbol = SYMBOLS.find((one) => weeks.some((week) => week.symbol === one));
  if (symbol !== undefined) return { ...none, symbol };
  if (weeks.every(isFraction)) {
    const [numerator, denominator] = [sum(weeks, "numerator"), sum(weeks, "denominator")];
    return denominator === 0 ? null : { ...none, value: numerator / denominator, numerator, denominator };
  }
  const areCounts = weeks.every((week) => isCount(unit, week));
  return areCounts ? { ...none, value: sum(weeks, "value") } : null;
}

const sum = (figures: readonly Figure[], field: "value" | "numerator" | "denominator"): number =>
  figures.reduce((total, figure) => total + (figure[field] ?? 0), 0);

const isFraction = ({ numerator }: Figure): boolean => numerator !== null;

/** Whether a figure without numerator and denominator can be added to others: not a percentage, a rate or an average. */
export const isCount = (unit: string, { value, numerator }: Figure): boolean =>
  numerator === null && Number.isInteger(value) && isSummable(unit);
