import type { KnownKpi } from "../../../src/plan/history/replay.ts";
import { usualDecimals, valueIn } from "../../../src/plan/measures/figures.ts";
import type { Point } from "../../../src/plan/measures/series.ts";
import { type Figure, parseFigure, SYMBOLS } from "../../../src/plan/schema/extracts.ts";
import { type Frequency, nextPeriod, type Period, parsePeriod } from "../../../src/plan/time/periods.ts";
import { originOf } from "../../../src/problems/origin.ts";

const origin = originOf("kpis.yaml", ["kpis", 0]);

/** A value, a fraction or a symbol as an extract writes it; null for a period nobody reported. */
export type Given = number | string | null;

/** A measure, monthly unless `more` says otherwise, with a figure for each period from January 2015. */
export function kpiOf(given: readonly Given[], more: Partial<KnownKpi> = {}): KnownKpi {
  const kpi = {
    id: "caseload",
    name: "Caseload",
    definition: "Cases over social workers.",
    unit: "cases",
    frequency: "monthly" as const,
    better: "higher" as const,
    origin,
    ...more,
  };
  const periods = periodsFrom(kpi.frequency, given.length);
  const series = periods.map((period, index) => pointOf(period, given[index] ?? null, kpi.unit));
  const decimals = usualDecimals(
    kpi,
    series.map(({ figure }) => figure),
  );
  return { ...kpi, written: kpi, amended: null, history: [], series, decimals };
}

function periodsFrom(frequency: Frequency, count: number): Period[] {
  const first = parsePeriod(frequency === "weekly" ? "2015-01-04" : "2015-01", frequency) as Period;
  const periods: Period[] = [];
  for (let period = first; periods.length < count; period = nextPeriod(period, frequency))
    periods.push(period);
  return periods;
}

function pointOf(period: Period, given: Given, unit: string): Point {
  const figure = given === null ? null : figureOf(given);
  const value = figure && valueIn(unit, figure);
  return { period, value, figure, extract: null, origin: null, before: null };
}

function figureOf(given: number | string): Figure {
  if (typeof given === "number") return { value: given, numerator: null, denominator: null, symbol: null };
  const figure = parseFigure(given);
  if (figure === null) throw new Error(`${given} is neither a figure nor one of ${SYMBOLS.join(", ")}`);
  return figure;
}
