import type { Point } from "../../plan/measures/series.ts";
import { didYouMean } from "../../text/words.ts";
import type { ReferenceContext } from "../context.ts";
import { stampFigure } from "../draft/stamped.ts";
import { asText, problem, type ReferenceKind, type ReferenceProblem } from "../kinds.ts";
import {
  fractionWords,
  type Standing,
  standingAt,
  standingOf,
  targetWords,
  valueWords,
} from "../standing.ts";

export const kpi: ReferenceKind = {
  name: "kpi",
  summary:
    "The newest figure of a measure, or that of one period, with the counts behind it if they may be told.",
  example: '{{kpi "caseload" period="2015-09"}}',
  options: ["period"],
  print({ args: [id], options }, context) {
    const found = findStanding(id, options.period, context);
    if ("message" in found) return found;
    const fraction = fractionWords(found);
    const words = valueWords(found) + (fraction === null ? "" : ` (${fraction})`);
    return asText(stampFigure(words, found.kpi, found.point));
  },
};

export const period: ReferenceKind = {
  name: "period",
  summary: "The period of the newest figure of a measure, such as August 2016.",
  example: '{{period "caseload"}}',
  print({ args: [id] }, context) {
    const found = findStanding(id, undefined, context);
    if ("message" in found) return found;
    return asText(stampFigure(found.point.period.label, found.kpi, found.point));
  },
};

export const target: ReferenceKind = {
  name: "target",
  summary: "The target in force for the newest figure of a measure.",
  example: '{{target "caseload"}}',
  print({ args: [id] }, context) {
    const found = findStanding(id, undefined, context);
    if ("message" in found) return found;
    const words = targetWords(found);
    return words === null
      ? problem(`"${id}" has no target`, "Give it targets.")
      : asText(stampFigure(words, found.kpi, found.point, "target"));
  },
};

/** A period that nobody reported has nothing to print. One that was reported may have only a symbol. */
function findStanding(
  id = "",
  key: string | undefined,
  { plan }: ReferenceContext,
): (Standing & { readonly point: Point }) | ReferenceProblem {
  const measure = plan.kpis.find((one) => one.id === id);
  if (measure === undefined) {
    const ids = plan.kpis.map((one) => one.id);
    return problem(`There is no KPI "${id}"`, didYouMean(id, ids));
  }
  const { series } = measure;
  const chosen = series.find(({ period, figure }) => period.key === key && figure !== null) ?? null;
  const standing =
    key === undefined ? standingOf(measure, plan.asAt) : standingAt(measure, chosen, plan.asAt);
  const { point } = standing;
  if (point !== null) return { ...standing, point };
  const when = key === undefined ? "no figure yet" : `no figure for ${key}`;
  const keys = series.map((one) => one.period.key);
  return problem(`"${id}" has ${when}`, didYouMean(key ?? "", keys));
}
