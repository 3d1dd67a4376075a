import type { KpiPoint, KpiState } from "../../model/state.ts";
import { inPeriod } from "../../plan/period.ts";
import { type Change, changeOf } from "../change.ts";
import { isSuppressed, kpiEntry } from "./kpi-entry.ts";

/** What one side keeps back and the other shows is never printed here. A figure restated since is another figure. */
export function suppression(then: KpiPoint, point: KpiPoint, now: KpiState): Change[] {
  const undoes = then.value !== null || point.value !== null;
  const severity = undoes && point.restated === null && then.restated === null ? "error" : "info";
  const details = { field: `points.${point.period}`, severity } as const;
  const period = inPeriod(point);
  if (isSuppressed(point)) {
    const shown = then.value === null ? "" : ", which was shown before";
    const what = `the figure for ${period} is suppressed${shown}`;
    return [changeOf(kpiEntry(now), "kpi-suppressed", what, { ...details, to: "[c]" })];
  }
  const shown = point.value === null ? "no longer said to be suppressed" : "shown, and was suppressed before";
  const what = `the figure for ${period} is ${shown}`;
  return [changeOf(kpiEntry(now), "kpi-shown-again", what, { ...details, from: "[c]" })];
}
