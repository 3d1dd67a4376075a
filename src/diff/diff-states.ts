import type { PlanState } from "../model/state.ts";
import { diffActions } from "./actions/index.ts";
import type { Change } from "./change.ts";
import { diffEvents } from "./events/index.ts";
import { inOrder } from "./groups.ts";
import { diffKpis } from "./kpis/index.ts";
import { namesIn } from "./names.ts";
import { diffRecommendations } from "./recommendations.ts";
import { diffReports } from "./report/index.ts";

/**
 * Everything that changed from one state of a plan to another, in the order a Director asks; empty for the same
 * state twice. The base may be the later one.
 */
export function diffStates(before: PlanState, after: PlanState): Change[] {
  const names = namesIn(before, after);
  return inOrder([
    ...diffRecommendations(before.recommendations, after.recommendations),
    ...diffActions(before, after, names),
    ...diffKpis(before.kpis, after.kpis, names),
    ...diffEvents(before.events, after.events, names),
    ...diffReports(before.report, after.report),
  ]);
}
