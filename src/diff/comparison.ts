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

/** What `improve diff` says, in every format: plain JSON. */
export interface Comparison {
  readonly version: 1;
  readonly base: SideIdentity;
  readonly head: SideIdentity;
  /** Whose eyes it is for, the narrower of the two sides'. */
  readonly audience: "public" | "board";
  readonly edition: "public" | "exempt";
  /** In the order a Director asks: see groups.ts. */
  readonly changes: readonly Change[];
  /** How many milder changes were found that were not asked for. */
  readonly omitted: number;
}

/** Which side it is: what a reader needs to find it again. */
export interface SideIdentity {
  /** As it was asked for: `2016-05`, `git:HEAD~1`, `reports/cabinet-2016-05.pdf`. */
  readonly name: string;
  readonly authority: string;
  readonly plan: string;
  readonly asAt: IsoDate;
  /** The id of the report; null for a plan at a date. */
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

/** Of both sides; an entry that neither has keeps its id. */
function namesIn(before: PlanState, after: PlanState): Names {
  const named = [before, after].flatMap(({ recommendations, kpis }) => [
    ...recommendations.map(({ id, number }) => [id, `recommendation ${number}`] as const),
    ...kpis.map(({ id, name }) => [id, name] as const),
  ]);
  const names = new Map(named);
  return (id) => names.get(id) ?? id;
}
