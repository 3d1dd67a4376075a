import { didYouMean } from "../../diagnostics/suggest.ts";
import { formatFraction, formatTarget, formatValue } from "../../plan/format-figure.ts";
import { targetAt } from "../../plan/rag.ts";
import type { KnownKpi } from "../../plan/replay.ts";
import { latestOf, type Point } from "../../plan/series.ts";
import { findKpi, type ReportContext } from "../context.ts";
import { print, type ReferenceKind, type Refusal, refuse } from "./reference.ts";

/** `{{kpi "caseload"}}` or `{{kpi "caseload" period="2015-09"}}`: "91% (71 of 78)". */
export const kpi: ReferenceKind = (reference, context) => {
  const found = findPoint(reference.args[0], reference.options.period, context);
  if ("message" in found) return found;
  const { point, measure, value } = found;
  const fraction = point.figure === null ? null : formatFraction(point.figure);
  return print(formatValue(value, measure) + (fraction === null ? "" : ` (${fraction})`));
};

/** `{{period "caseload"}}`: the period of the newest figure, "August 2016". */
export const period: ReferenceKind = ({ args: [id] }, context) => {
  const found = findPoint(id, undefined, context);
  return "message" in found ? found : print(found.point.period.label);
};

/** `{{target "caseload"}}`: the target in force for the newest figure, "14 to 18". */
export const target: ReferenceKind = ({ args: [id] }, context) => {
  const found = findPoint(id, undefined, context);
  if ("message" in found) return found;
  const words = formatTarget(targetAt(found.measure, found.point.period.end), found.measure);
  return words === null ? refuse(`"${id}" has no target`, "Give it targets.") : print(words);
};

function findPoint(
  id = "",
  key: string | undefined,
  context: ReportContext,
): { measure: KnownKpi; point: Point; value: number } | Refusal {
  const measure = findKpi(context.plan, id);
  if (measure === undefined) {
    return refuse(
      `There is no KPI "${id}"`,
      didYouMean(
        id,
        context.plan.kpis.map((one) => one.id),
      ),
    );
  }
  const point =
    key === undefined ? latestOf(measure.series) : measure.series.find((one) => one.period.key === key);
  if (point === undefined || point.value === null) {
    const when = key === undefined ? "no figure yet" : `no figure for ${key}`;
    return refuse(
      `"${id}" has ${when}`,
      didYouMean(
        key ?? "",
        measure.series.map((one) => one.period.key),
      ),
    );
  }
  return { measure, point, value: point.value };
}
