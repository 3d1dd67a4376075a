import type { Origin } from "../../diagnostics/origin.ts";
import { list } from "../../diagnostics/words.ts";
import type { Period } from "../../plan/period.ts";
import { writtenFigure } from "../measures/figures.ts";
import type { CheckContext } from "../rule.ts";
import { type PrintedFigure, printedBefore } from "./printed-before.ts";
import { countOf, isSmall, judgedKpis, pointsOf, thresholdOf } from "./small-counts.ts";
import { type Cell, givenAway, sumsOf } from "./sums.ts";

/** A count that a reader of earlier reports can work out. */
export interface Leak {
  readonly kpi: string;
  readonly origin: Origin;
  readonly message: string;
  readonly hint: string;
  /** The figures in earlier reports that give it away. */
  readonly printed: readonly PrintedFigure[];
}

/** Figures that are suppressed now and were printed before. */
export function* suppressedTooLate(context: CheckContext): Generator<Leak> {
  const printed = printedBefore(context);
  for (const kpi of judgedKpis(context)) {
    for (const { figure, period, origin } of pointsOf(kpi)) {
      const before = printed(kpi.id, period.key);
      if (figure.symbol !== "c" || before === undefined) continue;
      yield {
        kpi: kpi.id,
        origin,
        message: `KPI "${kpi.id}" has "c" for ${period.key}, and report "${before.report}" printed ${shown(before)}: expected a figure to be suppressed in every report or in none`,
        hint: "Suppressing it now hides nothing: tell whoever answers for information governance that it was printed.",
        printed: [before],
      };
    }
  }
}

/** Suppressed figures of a sum all of whose other figures are known, some of them from earlier reports alone. */
export function* leftOver(context: CheckContext): Generator<Leak> {
  const printed = printedBefore(context);
  const judged = judgedKpis(context).map(({ id }) => id);
  for (const sum of sumsOf(context.known)) {
    const before = ({ kpi }: Cell): PrintedFigure | undefined => printed(kpi.id, sum.period);
    const hidden = givenAway(sum, (cell) => cell.count ?? before(cell)?.count ?? null);
    if (hidden?.point === undefined || !judged.includes(hidden.kpi.id)) continue;
    const pieces = [sum.total, ...sum.parts].filter((cell) => cell !== hidden && cell.count === null);
    const reports = pieces.flatMap((cell) => before(cell) ?? []);
    if (reports.length === 0) continue;
    yield {
      kpi: hidden.kpi.id,
      origin: hidden.point.origin,
      message: `KPI "${hidden.kpi.id}" has "c" for ${sum.period}, and follows from the sum "${sum.total.kpi.id}" with what was printed of ${list(pieces.map(({ kpi }) => `"${kpi.id}"`))}: expected another figure to be suppressed`,
      hint: "Write c for another figure of the sum as well, one that no earlier report printed.",
      printed: reports,
    };
  }
}

/** Counts for the year to date from which an earlier report leaves a small count for the time between. */
export function* monthBetween(context: CheckContext): Generator<Leak> {
  const printed = printedBefore(context);
  const threshold = thresholdOf(context.known);
  for (const kpi of judgedKpis(context).filter(({ basis }) => basis === "year-to-date")) {
    for (const { figure, period, origin } of pointsOf(kpi)) {
      const count = countOf(kpi, figure);
      if (count === null || printed(kpi.id, period.key) !== undefined) continue;
      const earlier = kpi.series.filter(
        (point) => point.period.end < period.start && financialYear(point.period) === financialYear(period),
      );
      const before = earlier.flatMap((point) => printed(kpi.id, point.period.key) ?? []).at(-1);
      if (before === undefined || before.count === null) continue;
      const difference = count - before.count;
      if (!isSmall(difference, threshold)) continue;
      yield {
        kpi: kpi.id,
        origin,
        message: `KPI "${kpi.id}" has "${writtenFigure(figure)}" for the year to ${period.key}, and report "${before.report}" printed ${shown(before)} for the year to ${before.point.period}, which leaves a count of ${difference}: expected "c", as counts of children from 1 to ${threshold} are not printed`,
        hint: "Write c in its place; it can be printed again once the difference is larger.",
        printed: [before],
      };
    }
  }
}

const shown = ({ point: { value, numerator, denominator } }: PrintedFigure): string =>
  `"${writtenFigure({ value, numerator, denominator, symbol: null })}"`;

/** The year in whose April it begins. */
function financialYear({ end }: Period): number {
  const [year, month] = end.split("-").map(Number) as [number, number];
  return month >= 4 ? year : year - 1;
}
