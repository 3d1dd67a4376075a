import type { Change } from "../../diff/change.ts";
import { isOverdue } from "../../plan/action-history.ts";
import type { KnownAction, PlanAsAt } from "../../plan/replay.ts";
import { isDone } from "../../plan/status.ts";

/** Why the Board should look at an action. */
export interface ActionException {
  readonly action: KnownAction;
  /** How it got worse, was reopened or slipped since the report before. */
  readonly changes: readonly Change[];
  readonly overdue: boolean;
  /** It is said to be done, and nothing shows it. */
  readonly unproven: boolean;
}

/** Changes that the Board asks about. */
const FOR_THE_WORSE: readonly string[] = ["action-worse", "action-reopened", "due-slipped"];

/** The actions that are not going as planned, in the order of their numbers. */
export function actionExceptions({ actions, asAt }: PlanAsAt, changes: readonly Change[]): ActionException[] {
  const worse = Map.groupBy(
    changes.filter(({ kind }) => FOR_THE_WORSE.includes(kind)),
    ({ entity }) => entity,
  );
  return actions
    .map((action) => ({
      action,
      changes: worse.get(action.id) ?? [],
      overdue: isOverdue(action, asAt),
      unproven: isDone(action.status) && action.evidence.length === 0,
    }))
    .filter(
      ({ action: { status }, changes, overdue, unproven }) =>
        status !== "withdrawn" && (isLate(status) || changes.length > 0 || overdue || unproven),
    );
}

const isLate = (status: KnownAction["status"]): boolean => status === "off-track" || status === "at-risk";
