import { adoptUnrecorded } from "../model/compare.ts";
import type { PlanState } from "../model/state.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { diffActions } from "./actions/index.ts";
import type { Change } from "./change.ts";
import { diffEvents } from "./events.ts";
import { inOrder } from "./groups.ts";
import { diffKpis } from "./kpis/index.ts";
import type { Names } from "./match.ts";
import { diffRecommendations } from "./recommendations.ts";
import { diffReports } from "./report.ts";

/** What is compared: a state, and where it comes from. */
export interface ComparedState {
  /** As it was asked for: `2016-05`, `git:HEAD~1`, `reports/cabinet-2016-05.pdf`. */
  readonly name: string;
  readonly authority: string;
  readonly plan: string;
  /** Already reduced to what both sides may show. */
  readonly state: PlanState;
}

/** What `improve diff` says, in every format: plain JSON. */
export interface Comparison {
  readonly version: 1;
  readonly base: ComparedSide;
  readonly head: ComparedSide;
  /** Whose eyes it is for, the narrower of the two sides'. */
  readonly audience: "public" | "board";
  readonly edition: "public" | "exempt";
  /** In the order a Director asks: see groups.ts. */
  readonly changes: readonly Change[];
  /** How many milder changes were found that were not asked for. */
  readonly omitted: number;
}

export interface ComparedSide {
  readonly name: string;
  readonly authority: string;
  readonly plan: string;
  readonly asAt: IsoDate;
  /** The id of the report; null for the state of a plan alone. */
  readonly report: string | null;
}

/**
 * Everything that changed from one state of a plan to another, in the order a Director asks; empty for the same
 * state twice. The base may be the later one.
 */
export function diffStates(base: PlanState, head: PlanState): Change[] {
  const [before, after] = [adoptUnrecorded(base, head), adoptUnrecorded(head, base)];
  const names = namesIn(before, after);
  return inOrder([
    ...diffRecommendations(before.recommendations, after.recommendations),
    ...diffActions(before, after, names),
    ...diffKpis(before.kpis, after.kpis, names),
    ...diffEvents(before.events, after.events, names),
    ...diffReports(before.report, after.report),
  ]);
}

/** What changed from one side to the other, each already reduced to what both may show. */
export const compareSides = (base: ComparedState, head: ComparedState): readonly Change[] =>
  diffStates(base.state, head.state);

/** Of both sides; an entry that neither has keeps its id. */
function namesIn(before: PlanState, after: PlanState): Names {
  const named = [before, after].flatMap(({ recommendations, kpis }) => [
    ...recommendations.map(({ id, number }) => [id, `recommendation ${number}`] as const),
    ...kpis.map(({ id, name }) => [id, name] as const),
  ]);
  const names = new Map(named);
  return (id) => names.get(id) ?? id;
}
