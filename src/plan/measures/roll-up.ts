import type { DatedFigure } from "../schema/extracts.ts";
import type { Basis, Kpi } from "../schema/kpis.ts";
import { addDays, daysBetween, type IsoDate, isIsoDate } from "../time/dates.ts";
import { type Frequency, type Period, periodAround } from "../time/periods.ts";
import { type Figure, isPercentage, SYMBOLS } from "./figures.ts";

/** Of these a period can be made: added up, or taken from its last week. */
export const ROLLING_UP: readonly Basis[] = ["in-period", "snapshot"];

/** The weekly measure whose weeks make the periods of another; null where there is none. */
export const weeklyOf = <T extends Kpi>(kpi: Kpi, kpis: readonly T[]): T | null =>
  kpis.find(({ id, frequency }) => id === kpi.rollsUp && frequency === "weekly") ?? null;

/**
 * Makes figures for months, quarters or years out of those of the weeks that end in them, in the order in which
 * they became known: whenever a week of a period is given, as soon as all its weeks are known, the period is given
 * anew. `figures` are those of the weekly measure, oldest extract first; `known` is a period of `kpi`.
 */
export function rollUp(
  kpi: Kpi,
  known: string | null,
  weekly: Kpi,
  figures: readonly DatedFigure[],
): DatedFigure[] {
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

/** A period, and the last days of the weeks that end in it. */
interface MadePeriod {
  readonly key: string;
  readonly weeks: readonly IsoDate[];
}

/** The periods in which weeks end, all on the weekday on which the first of them does. */
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

/** The figure that weeks make together; null where they make none. */
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

export const isFraction = ({ numerator }: Figure): boolean => numerator !== null;

/** Whether a figure without numerator and denominator counts something: no percentage, no rate and no average. */
export const isCount = (unit: string, { value, numerator }: Figure): boolean =>
  numerator === null &&
  Number.isInteger(value) &&
  !isPercentage(unit) &&
  !/\b(?:per|rates?|average|mean|median|ratio)\b/i.test(unit);
