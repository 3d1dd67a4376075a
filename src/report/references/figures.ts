import type { Point } from "../../plan/measures/series.ts";
import { didYouMean } from "../../text/words.ts";
import { findKpi, type ReferenceContext } from "../context.ts";
import { print, type ReferenceKind, type ReferenceProblem, refuse } from "../parts.ts";
import {
  fractionWords,
  type Standing,
  standingAt,
  standingOf,
  targetWords,
  valueWords,
} from "../standing.ts";

/** `{{kpi "caseload"}}` or `{{kpi "caseload" period="2015-09"}}`: "91% (71 of 78)"; "[c]" where it is suppressed. */
export const kpi: ReferenceKind = (reference, context) => {
  const found = findStanding(reference.args[0], reference.options.period, context);
  if ("message" in found) return found;
  const fraction = fractionWords(found);
  return print(valueWords(found) + (fraction === null ? "" : ` (${fraction})`));
};

/** `{{period "caseload"}}`: the period of the newest figure, "August 2016". */
export const period: ReferenceKind = ({ args: [id] }, context) => {
  const found = findStanding(id, undefined, context);
  return "message" in found ? found : print(found.point.period.label);
};

/** `{{target "caseload"}}`: the target in force for the newest figure, "14 to 18". */
export const target: ReferenceKind = ({ args: [id] }, context) => {
  const found = findStanding(id, undefined, context);
  if ("message" in found) return found;
  const words = targetWords(found);
  return words === null ? refuse(`"${id}" has no target`, "Give it targets.") : print(words);
};

/** A period that nobody reported has no figure to print; one that was reported may have only a symbol. */
function findStanding(
  id = "",
  key: string | undefined,
  { plan }: ReferenceContext,
): (Standing & { readonly point: Point }) | ReferenceProblem {
  const measure = findKpi(plan, id);
  if (measure === undefined) {
    const ids = plan.kpis.map((one) => one.id);
    return refuse(`There is no KPI "${id}"`, didYouMean(id, ids));
  }
  const { series } = measure;
  const chosen = series.find(({ period, figure }) => period.key === key && figure !== null) ?? null;
  const standing =
    key === undefined ? standingOf(measure, plan.asAt) : standingAt(measure, chosen, plan.asAt);
  const { point } = standing;
  if (point !== null) return { ...standing, point };
  const when = key === undefined ? "no figure yet" : `no figure for ${key}`;
  const keys = series.map((one) => one.period.key);
  return refuse(`"${id}" has ${when}`, didYouMean(key ?? "", keys));
}
