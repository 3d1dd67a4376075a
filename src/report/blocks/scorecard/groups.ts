import { list } from "../../../diagnostics/words.ts";
import type { KnownKpi, KnownRecommendation, PlanAsAt } from "../../../plan/replay.ts";
import { recommendationsOf } from "../../answering.ts";
import type { Measured } from "./measured.ts";
import { compareByNeed } from "./need.ts";

/** The measures of one recommendation, those that need attention first. */
export interface Group {
  /** Null where no measure answers a recommendation, so that there is nothing to tell apart. */
  readonly title: string | null;
  readonly measures: readonly Measured[];
}

/** Measures under the first recommendation they answer, in the order of the recommendations; the others last. */
export function groupMeasures(plan: PlanAsAt, measures: readonly Measured[]): Group[] {
  const byFirst = Map.groupBy(measures, ({ standing }) => recommendationsOf(plan, standing.kpi)[0]);
  const answering = plan.recommendations.flatMap((one): Group[] => {
    const own = byFirst.get(one);
    return own === undefined ? [] : [{ title: `${one.number}. ${one.title}`, measures: inOrder(own) }];
  });
  const others = byFirst.get(undefined);
  if (others === undefined) return answering;
  return [
    ...answering,
    { title: answering.length === 0 ? null : "Other measures", measures: inOrder(others) },
  ];
}

const inOrder = (measures: readonly Measured[]): Measured[] =>
  [...measures].sort((a, b) => compareByNeed(a.need, b.need));

/** "Also recommendations 9 and 12", for a measure that stands under the first of several. */
export function alsoAnswers(plan: PlanAsAt, kpi: KnownKpi): string | null {
  const numbers = recommendationsOf(plan, kpi)
    .slice(1)
    .map(({ number }: KnownRecommendation) => String(number));
  if (numbers.length === 0) return null;
  return `Also recommendation${numbers.length > 1 ? "s" : ""} ${list(numbers)}`;
}
