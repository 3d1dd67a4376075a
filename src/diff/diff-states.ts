import type { PlanState } from "../model/state.ts";
import { diffActions } from "./actions.ts";
import type { Change } from "./change.ts";
import { diffEvents } from "./events.ts";
import { diffKpis } from "./kpis.ts";
import { diffRecommendations } from "./recommendations.ts";

/** Everything that changed from one state of a plan to a later one; empty for the same state twice. */
export function diffStates(before: PlanState, after: PlanState): Change[] {
  return [
    ...diffRecommendations(before.recommendations, after.recommendations),
    ...diffActions(before.actions, after.actions),
    ...diffKpis(before.kpis, after.kpis),
    ...diffEvents(before.events, after.events),
  ];
}
