import { type KnownKpi, whereSet } from "../../../plan/history/replay.ts";
import { type Figure, valueIn } from "../../../plan/measures/figures.ts";
import type { Point } from "../../../plan/measures/series.ts";
import type { Extract } from "../../../plan/schema/extracts.ts";
import type { Break, Kpi } from "../../../plan/schema/kpis.ts";
import type { Plan } from "../../../plan/schema/plan.ts";
import { type IsoDate, isIsoMonth, MONTH_NAMES, weekdayOf } from "../../../plan/time/dates.ts";
import { type Frequency, parsePeriod } from "../../../plan/time/periods.ts";
import { compareText } from "../../../problems/locate.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import { list } from "../../../text/words.ts";

/** The measures by id; of an id used twice the first. */
export const measuresById = ({ kpis }: Plan): Map<string, Kpi> =>
  new Map(kpis.toReversed().map((kpi) => [kpi.id, kpi]));

/** A figure as the author wrote it: `71/78`, `17.2`, `x`. */
export function writtenFigure({ value, numerator, denominator, symbol }: Figure): string {
  if (numerator !== null && denominator !== null) return `${numerator}/${denominator}`;
  return value === null ? (symbol ?? "") : String(value);
}

/**
 * The day since when a period has had its present value: an extract that gives it again says nothing new. Null
 * where two extracts of one day disagree.
 */
export function givenSince(kpi: Kpi, { period, value }: Point, extracts: readonly Extract[]): IsoDate | null {
  const given = extracts
    .flatMap(({ date, figures }) => figures.map((one) => ({ date, ...one })))
    .filter((one) => one.kpi === kpi.id && one.period === period.key)
    .sort((a, b) => compareText(a.date, b.date));
  const other = given.findLastIndex(({ figure }) => valueIn(kpi.unit, figure) !== value);
  return given[other + 1]?.date ?? null;
}

/** A break in a measure's series, with its place. */
interface PlacedBreak extends Break {
  readonly origin: Origin;
}

/** The breaks decided by the measure's date: those not yet decided still count as positions. */
export function breaksOf(kpi: KnownKpi, plan: Plan): PlacedBreak[] {
  const update = kpi.history.findLast(({ patch }) => "breaks" in patch);
  const written = plan.kpis.find(({ origin }) => origin === kpi.origin)?.breaks;
  const all = (update?.patch.breaks as Break[] | undefined) ?? written ?? [];
  const place = whereSet(kpi, "breaks");
  return (kpi.breaks ?? []).map((one) => ({ ...one, origin: below(place, all.indexOf(one)) }));
}

/** How a period of each frequency is written. */
export const FORMS: Record<Frequency, string> = {
  weekly: "the last day of the week, such as 2016-08-28",
  monthly: "the month, such as 2016-08",
  quarterly: "the last month of the quarter, such as 2016-06",
  annual: "the last month of the year, such as 2016-03",
};

/** What a period written in another form was meant to be; null where that is not certain. */
export function guessPeriod(written: string, frequency: Frequency): string | null {
  if (frequency === "weekly") return null;
  const financial = /^(\d{4})[/-](?:\d{2})?(\d{2})$/.exec(written);
  if (
    frequency === "annual" &&
    financial !== null &&
    Number(financial[2]) === (Number(financial[1]) + 1) % 100
  ) {
    return `${Number(financial[1]) + 1}-03`;
  }
  const [, year, month = ""] = /^(\d{4})[-/.]?(\d{1,2})(?:[-/.]\d{1,2})?$/.exec(written) ?? [];
  const key = `${year}-${month.padStart(2, "0")}`;
  return isIsoMonth(key) ? key : null;
}

const MONTHS_IN = { monthly: 1, quarterly: 3, annual: 12 };

/** Where in the calendar a frequency's periods end: quarters in one of three months, weeks on one weekday. */
export function phaseOf(period: string, frequency: Frequency): string {
  return frequency === "weekly"
    ? weekdayOf(period)
    : String(Number(period.slice(5, 7)) % MONTHS_IN[frequency]);
}

/** The end that most periods share; null where none is valid, or where two are as common. */
export function usualPhase(periods: readonly string[], frequency: Frequency): string | null {
  const valid = periods.filter((period) => parsePeriod(period, frequency) !== null);
  const phases = [...Map.groupBy(valid, (period) => phaseOf(period, frequency))];
  const [first, second] = phases.sort(([, a], [, b]) => b.length - a.length);
  return first === undefined || first[1].length === second?.[1].length ? null : first[0];
}

/** "in March, June, September or December", "on a Sunday". */
export function describePhase(phase: string, frequency: Frequency): string {
  if (frequency === "weekly") return `on a ${phase}`;
  const names = MONTH_NAMES.filter((_, index) => String((index + 1) % MONTHS_IN[frequency]) === phase);
  return `in ${list(names, "or")}`;
}
