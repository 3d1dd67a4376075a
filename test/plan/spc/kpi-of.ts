import { originOf } from "../../../src/diagnostics/origin.ts";
import { addMonths } from "../../../src/plan/dates.ts";
import { parsePeriod } from "../../../src/plan/period.ts";
import type { KnownKpi } from "../../../src/plan/replay.ts";
import type { Point } from "../../../src/plan/series.ts";

const origin = originOf("kpis.yaml", ["kpis", 0]);

/** A monthly measure with a value for each month from January 2015 on; null for a gap. */
export function kpiOf(values: readonly (number | null)[], more: Partial<KnownKpi> = {}): KnownKpi {
  const kpi = {
    id: "caseload",
    name: "Caseload",
    definition: "Cases over social workers.",
    unit: "cases",
    frequency: "monthly" as const,
    better: "higher" as const,
    origin,
  };
  return { ...kpi, written: kpi, history: [], series: values.map(pointOf), ...more };
}

function pointOf(value: number | null, index: number): Point {
  const period = parsePeriod(addMonths("2015-01-01", index).slice(0, 7), "monthly");
  if (period === null) throw new Error(`No month ${index}`);
  return { period, value, figure: null, extract: null, origin: null, before: null };
}
