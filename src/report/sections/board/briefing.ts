import { type Change, changeOf, sayReason, sentence } from "../../../diff/change.ts";
import { CHANGE_KINDS, type ChangeKind } from "../../../diff/kinds.ts";
import { excerpt } from "../../../diff/words.ts";
import type { KpiState } from "../../../model/kpi-state.ts";
import { type Badge, type Line, textOf, type Variation } from "../../../model/table.ts";
import { isOverdue } from "../../../plan/history/actions.ts";
import type { KnownAction, KnownKpi, PlanAsAt } from "../../../plan/history/replay.ts";
import { latestOf } from "../../../plan/measures/series.ts";
import { isDone, isOffCourse } from "../../../plan/schema/actions.ts";
import { formatDate, type IsoDate } from "../../../plan/time/dates.ts";
import { inPeriod } from "../../../plan/time/periods.ts";
import { capitalise } from "../../../text/words.ts";
import type { ReportContext } from "../../context.ts";
import { type Linked, ragBadge, ratingBadge, SYMBOL_WORDS } from "../../draft/cells.ts";
import { actionAnchor } from "../../draft/draft.ts";
import { stampChange, stampFigure } from "../../draft/stamped.ts";
import {
  fractionWords,
  type Standing,
  standingAt,
  standingOf,
  targetWords,
  valueWords,
} from "../../standing.ts";

/** What the Board asks about: what changed since its last report, which actions are exceptions, and the measures. */
export interface Briefing {
  readonly changes: readonly Change[];
  readonly exceptions: readonly ActionException[];
  readonly measures: readonly BoardMeasure[];
}

export function briefBoard({ plan, before, changes: told, state }: ReportContext): Briefing {
  const changes = [...told, ...notesCorrected(plan, before)];
  return {
    changes,
    exceptions: actionExceptions(plan, changes),
    measures: measuresOf(plan, state.kpis, changes),
  };
}

/** Notes are for the Board alone, so no state holds them, and no comparison tells of them. */
function notesCorrected({ actions }: PlanAsAt, before: PlanAsAt | null): Change[] {
  if (before === null) return [];
  return actions.flatMap(({ id, title, history }) =>
    history.flatMap(({ date, corrected, note }) => {
      const correction = corrected?.by.findLast((one) => one.note !== undefined && one.date > before.asAt);
      const wasTold = corrected?.before.note !== undefined && date <= before.asAt;
      if (correction === undefined || !wasTold || note === undefined) return [];
      const what = `the note for the Board of ${formatDate(date)} was corrected, to ${excerpt(note)}`;
      const details = { field: `note.${date}`, to: note, reason: correction.reason ?? null };
      return [changeOf({ entity: id, label: `Action ${id}`, title }, "action-corrected", what, details)];
    }),
  );
}

/** An action that the Board should look at, and why. */
export interface ActionException {
  readonly action: KnownAction;
  /** Those by which it got worse, was reopened, slipped, was corrected or lost evidence since the report before. */
  readonly changes: readonly Change[];
  readonly overdue: boolean;
  /** It is reported as done, without evidence. */
  readonly unproven: boolean;
}

/** Changes that the Board asks about. What it was told and must not believe any more is among them. */
const ASKED_ABOUT: readonly string[] = [
  "action-corrected",
  "due-corrected",
  "action-worse",
  "action-reopened",
  "due-slipped",
  "evidence-removed",
];

/** The actions that are not going as planned, in the order of the plan. */
function actionExceptions({ actions, asAt }: PlanAsAt, changes: readonly Change[]): ActionException[] {
  const askedAbout = Map.groupBy(
    changes.filter(({ kind }) => ASKED_ABOUT.includes(kind)),
    ({ entity }) => entity,
  );
  return actions
    .map((action) => ({
      action,
      changes: askedAbout.get(action.id) ?? [],
      overdue: isOverdue(action, asAt),
      unproven: isDone(action.status) && action.evidence.length === 0,
    }))
    .filter(
      ({ action: { status }, changes, overdue, unproven }) =>
        status !== "withdrawn" && (isOffCourse(status) || changes.length > 0 || overdue || unproven),
    );
}

/** How a measure stands, in words short enough for a table. */
export interface BoardMeasure {
  readonly kpi: KnownKpi;
  readonly standing: Standing;
  /** "91% (71 of 78) in July 2016", or why the newest figure is not shown. */
  readonly latest: string;
  /** "90% or more"; null if there is no target. */
  readonly target: string | null;
  readonly rating: Badge;
  readonly offTarget: boolean;
  /** "The figure for April 2016 was restated from 83% to 91%. Reason: …" */
  readonly restated: readonly string[];
  /** Marks a special cause of concern; null if there is none. */
  readonly concern: Variation | null;
}

export const needsAttention = ({ offTarget, concern }: BoardMeasure): boolean =>
  offTarget || concern !== null;

export const CONCERN = "special cause of concern";

/** Every measure, in the order of the plan. */
function measuresOf(plan: PlanAsAt, kpis: readonly KpiState[], changes: readonly Change[]): BoardMeasure[] {
  const restated = Map.groupBy(
    changes.filter(({ kind }) => RESTATEMENTS.includes(kind)),
    ({ entity }) => entity,
  );
  return plan.kpis.map((kpi) => ({
    ...measureOf(kpi, plan.asAt, concernOf(kpis.find(({ id }) => id === kpi.id))),
    restated: (restated.get(kpi.id) ?? []).map((change) =>
      stampChange([sentence(capitalise(change.what)), sayReason(change)].filter(Boolean).join(" "), change),
    ),
  }));
}

/** Changes by which something that was reported is put right. */
export const CORRECTIONS = CHANGE_KINDS.filter((kind) => kind.endsWith("-corrected"));

/** Measures that have come to meet their target, or show a special cause of improvement: one change of each. */
export const improvedMeasures = (changes: readonly Change[]): Change[] => {
  const better = changes.filter(
    ({ kind, to }) =>
      kind === "kpi-met-target" || (kind === "kpi-special-cause" && (to ?? "").startsWith("improvement")),
  );
  return [...new Map(better.toReversed().map((one) => [one.entity, one])).values()].reverse();
};

/** Changes by which a figure that was reported is another now, or is not given any more. */
export const RESTATEMENTS: readonly ChangeKind[] = ["kpi-restated", "kpi-figure-removed"];

function concernOf(kpi: KpiState | undefined): Variation | null {
  const { mark = null, side = null } = kpi?.variation ?? {};
  if (mark !== "concern") return null;
  return { mark, letter: side === "high" ? "H" : "L", word: capitalise(CONCERN) };
}

function measureOf(kpi: KnownKpi, asAt: IsoDate, concern: Variation | null): Omit<BoardMeasure, "restated"> {
  const standing = standingOf(kpi, asAt);
  return {
    kpi,
    standing,
    latest: stampFigure(latestWords(standing), kpi, standing.point),
    target: stampFigure(targetWords(standing) ?? "", kpi, standing.point, "target") || null,
    rating: ragBadge(standing.rag),
    offTarget: standing.rag === "red",
    concern,
  };
}

/** "91% (71 of 78) in July 2016". A symbol is explained, and followed by the newest value that is known. */
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

export const ratingLines = ({ standing, concern }: BoardMeasure): Line[] => [
  ratingBadge(standing),
  ...(concern === null
    ? []
    : [
        {
          kind: "variation",
          ...concern,
          word: stampFigure(concern.word, standing.kpi, standing.point, "variation"),
        } as const,
      ]),
];

/** Whether the action has a row of its own. It has none if it only answers recommendations outside the plan. */
function hasRow({ recommendations }: PlanAsAt, { action }: ActionException): boolean {
  const answered = recommendations.filter(({ id }) => action.answers.includes(id));
  return answered.length === 0 || answered.some(({ track }) => track === "improvement-plan");
}

/** The action's number, as a link to its row if it has one. */
export function actionLink(plan: PlanAsAt, exception: ActionException): Linked {
  const { id } = exception.action;
  if (!hasRow(plan, exception)) return textOf(id);
  return { kind: "link", href: `#${actionAnchor(id)}`, children: [textOf(id)] };
}

/** Joins several texts: "3.8, 4.8, 8.7". */
export const joined = (parts: readonly (readonly Linked[])[], joiner = ", "): Linked[] =>
  parts.flatMap((part, index) => (index === 0 ? [...part] : [textOf(joiner), ...part]));
