import type { KpiPoint } from "../../model/state.ts";
import { isForPublic } from "../../plan/reports.ts";
import type { CheckContext } from "../rule.ts";
import { countOf } from "./small-counts.ts";

/** A figure in a report that the public has. */
export interface PrintedFigure {
  readonly report: string;
  readonly point: KpiPoint;
  readonly count: number | null;
}

/** Finds what a public report already published printed for a measure and a period; the first that did. */
export function printedBefore({
  plan,
  published,
}: CheckContext): (kpi: string, period: string) => PrintedFigure | undefined {
  const printed = new Map<string, PrintedFigure>();
  for (const report of plan.reports.filter(isForPublic)) {
    for (const kpi of published.get(report.id)?.frozen.state.kpis ?? []) {
      for (const point of kpi.points) {
        const key = `${kpi.id} ${point.period}`;
        if (point.value === null || printed.has(key)) continue;
        printed.set(key, { report: report.id, point, count: countOf(kpi, point) });
      }
    }
  }
  return (kpi, period) => printed.get(`${kpi} ${period}`);
}
