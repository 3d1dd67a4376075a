import type { Change } from "../../diff/change.ts";
import type { KpiState } from "../../model/state.ts";
import { type Badge, type Text, textOf, type Variation } from "../../model/table.ts";
import { isOverdue } from "../../plan/history/actions.ts";
import type { KnownAction, KnownKpi, PlanAsAt } from "../../plan/history/replay.ts";
import { latestOf } from "../../plan/measures/series.ts";
import { isDone, isOffCourse } from "../../plan/schema/actions.ts";
import type { IsoDate } from "../../plan/time/dates.ts";
import { inPeriod } from "../../plan/time/periods.ts";
import { capitalise } from "../../text/words.ts";
import type { ReportContext } from "../context.ts";
import { ragBadge } from "../draft/cells.ts";
import { SYMBOL_WORDS } from "../draft/number.ts";
import {
  fractionWords,
  type Standing,
  standingAt,
  standingOf,
  targetWords,
  valueWords,
} from "../standing.ts";
import { changesSince, planState } from "../state/plan-state.ts";

/** The plan as the Board looks at it: what changed since its last report, and what is not as it should be. */
export interface BoardView {
  readonly changes: readonly Change[];
  readonly exceptions: readonly ActionException[];
  readonly measures: readonly Measure[];
}

export function viewOf({ plan, before }: ReportContext): BoardView {
  const changes = changesSince({ plan, before });
  return { changes, exceptions: actionExceptions(plan, changes), measures: measuresOf(plan) };
}

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
function actionExceptions({ actions, asAt }: PlanAsAt, changes: readonly Change[]): ActionException[] {
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
        status !== "withdrawn" && (isOffCourse(status) || changes.length > 0 || overdue || unproven),
    );
}

/** A measure as it stands, in the words that a table has room for. */
export interface Measure {
  readonly kpi: KnownKpi;
  /** "91% (71 of 78) in July 2016"; of a newest figure that is not shown, why. */
  readonly latest: string;
  /** "90% or more"; null without a target. */
  readonly target: string | null;
  readonly rating: Badge;
  readonly offTarget: boolean;
  /** What its limits say where it got worse, and this is not chance; null elsewhere. */
  readonly concern: Variation | null;
}

export const needsAttention = ({ offTarget, concern }: Measure): boolean => offTarget || concern !== null;

export const CONCERN = "special cause of concern";

/** Every measure of the plan, in the order of their ids. */
function measuresOf(plan: PlanAsAt): Measure[] {
  const { kpis } = planState(plan);
  return plan.kpis.map((kpi) => measureOf(kpi, plan.asAt, concernOf(kpis.find(({ id }) => id === kpi.id))));
}

function concernOf(kpi: KpiState | undefined): Variation | null {
  const { mark = null, side = null } = kpi?.variation ?? {};
  if (mark !== "concern") return null;
  return { mark, letter: side === "high" ? "H" : "L", word: capitalise(CONCERN) };
}

function measureOf(kpi: KnownKpi, asAt: IsoDate, concern: Variation | null): Measure {
  const standing = standingOf(kpi, asAt);
  return {
    kpi,
    latest: latestWords(standing),
    target: targetWords(standing),
    rating: ragBadge(standing.rag),
    offTarget: standing.rag === "red",
    concern,
  };
}

/** "91% (71 of 78) in July 2016"; where there is no such figure why not, and the newest there is. */
function latestWords(standing: Standing): string {
  const { kpi, point, value } = standing;
  if (point === null) return "no figure yet";
  const when = inPeriod(point.period);
  if (value !== null) {
    const fraction = fractionWords(standing);
    return `${valueWords(standing)}${fraction === null ? "" : ` (${fraction})`} in ${when}`;
  }
  const known = latestOf(kpi.series);
  const older =
    known === undefined
      ? ""
      : `; ${valueWords(standingAt(kpi, known, known.period.end))} in ${inPeriod(known.period)}`;
  return `${SYMBOL_WORDS[point.figure?.symbol ?? "x"]} in ${when}${older}`;
}

/** Words, some of which lead to a row: they may stand in tables and in drafts. */
export type Linked =
  | Text
  | { readonly kind: "link"; readonly href: string; readonly children: readonly Text[] };

export const actionAnchor = (id: string): string => `action-${id}`;

/** Whether the action has a row of its own: not where it only answers recommendations outside the plan. */
function hasRow({ recommendations }: PlanAsAt, { action }: ActionException): boolean {
  const answered = recommendations.filter(({ id }) => action.answers.includes(id));
  return answered.length === 0 || answered.some(({ track }) => track === "improvement-plan");
}

/** The action's number, which leads to its row where it has one. */
export function actionLink(plan: PlanAsAt, exception: ActionException): Linked {
  const { id } = exception.action;
  if (!hasRow(plan, exception)) return textOf(id);
  return { kind: "link", href: `#${actionAnchor(id)}`, children: [textOf(id)] };
}

/** Inlines with words between them: "3.8, 4.8, 8.7". */
export const joined = (parts: readonly (readonly Linked[])[], joiner = ", "): Linked[] =>
  parts.flatMap((part, index) => (index === 0 ? [...part] : [textOf(joiner), ...part]));
