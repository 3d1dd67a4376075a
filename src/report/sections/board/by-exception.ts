import { compareDue } from "../../../plan/history/actions.ts";
import type { KnownAction, KnownRecommendation } from "../../../plan/history/replay.ts";
import { countStatuses, isDone, isOpen, STATUSES } from "../../../plan/schema/actions.ts";
import { formatShortDate, type IsoDate } from "../../../plan/time/dates.ts";
import { capitalise, list, plural } from "../../../text/words.ts";
import { workstreams } from "../../blocks/workstreams.ts";
import { actionsOf, kpisOf, postTitle, type ReportContext } from "../../context.ts";
import { actionStatus, cell, header, left, line, lines, row, statusWord, table } from "../../draft/cells.ts";
import { type DraftBlock, heading, say, unnumbered } from "../../draft/draft.ts";
import { stampCount, stampEntries, stampField, stampFigure } from "../../draft/stamped.ts";
import { type Section, summaryOf } from "../../kinds.ts";
import { type ActionException, type BoardMeasure, briefBoard, CONCERN, needsAttention } from "./briefing.ts";
import { exceptionTable } from "./exception-table.ts";

/** Each recommendation of the plan with an exception, the one that needs most attention first. */
export const byException: Section = {
  id: "by-exception",
  draft(context) {
    const { plan } = context;
    const briefing = briefBoard(context);
    const blocks = progressByNeed(context, "improvement-plan", briefing)
      .filter(({ onCourse }) => !onCourse)
      .flatMap((progress): DraftBlock[] => {
        const { recommendation, exceptions, measures } = progress;
        const next = dueNext(progress, plan.asAt);
        return [
          heading(`${recommendation.number}. ${recommendation.title}`),
          exceptionTable(
            context,
            `exceptions-${recommendation.id}`,
            { exceptions, measures: measures.filter(isException) },
            {
              caption: `Recommendation ${recommendation.number}: ${progressWords(progress, context)}`,
              note: next === null ? null : `Due next: ${next}.`,
            },
          ),
        ];
      });
    const ids = plan.recommendations.map(({ id }) => id);
    const others = briefing.exceptions.filter(({ action }) => !action.answers.some((id) => ids.includes(id)));
    if (others.length === 0) return blocks;
    const caption = "Actions that answer no recommendation";
    return [
      ...blocks,
      heading("Other actions"),
      exceptionTable(
        context,
        "exceptions-others",
        { exceptions: others, measures: [] },
        { caption, note: null },
      ),
    ];
  },
};

/** A measure on target stands among all measures; only what the Board may ask about stands here. */
const isException = (measure: BoardMeasure): boolean =>
  needsAttention(measure) || measure.rating.colour !== "green" || measure.restated.length > 0;

/** The recommendations of the plan without an exception, a line each. */
export const onCourse: Section = {
  id: "on-course",
  draft(context) {
    const fine = progressByNeed(context, "improvement-plan").filter((one) => one.onCourse);
    if (fine.length === 0) return [];
    const columns = [left("No.", 6), left("Recommendation", 45), left("Progress", 24), left("Due next", 25)];
    const rows = fine.map((progress) => {
      const { number, title } = progress.recommendation;
      return row([
        header(line(String(number))),
        cell(line(title)),
        cell(line(capitalise(progressWords(progress, context)))),
        cell(...lines(dueNext(progress, context.plan.asAt, 1))),
      ]);
    });
    return [
      heading("On course"),
      table("on-course", "Recommendations without an exception", columns, rows, {
        density: "compact",
        headed: true,
      }),
    ];
  },
};

/** How each workstream stands, a line each; nothing in a plan without workstreams. */
export const eachWorkstream: Section = {
  id: "each-workstream",
  draft: (context) => (context.plan.workstreams.length === 0 ? [] : summaryOf(workstreams, context)),
};

/** The recommendations that continue as business as usual and have an exception, a line each. */
export const usualExceptions: Section = {
  id: "usual-exceptions",
  draft(context) {
    const all = progressByNeed(context, "business-as-usual");
    if (all.length === 0) return [];
    const off = all.filter((one) => !one.onCourse);
    const title = heading("Business as usual");
    const fine = all.length - off.length;
    if (off.length === 0) {
      const counted = stampCount(plural(fine, "recommendation"), "recommendations", {
        track: "business-as-usual",
      });
      return [title, unnumbered(say(`Nothing is off in the ${counted} that continue as business as usual.`))];
    }
    const columns = [left("No.", 8), left("Recommendation", 34), left("What is off", 58)];
    const rows = off.map((progress) =>
      row([
        header(line(String(progress.recommendation.number))),
        cell(line(progress.recommendation.title)),
        cell(line(`${capitalise(listExceptions(progress, context))}.`)),
      ]),
    );
    return [title, table("usual-exceptions", "Business as usual, by exception", columns, rows)];
  },
};

const listExceptions = ({ exceptions, measures }: RecommendationProgress, context: ReportContext): string =>
  [
    ...exceptions.map((exception) => actionWords(exception, context)),
    ...measures.filter(needsAttention).map(measureWords),
  ].join("; ");

function actionWords(
  { action, changes, overdue, unproven }: ActionException,
  { plan, header }: ReportContext,
): string {
  const owner =
    action.owner === undefined ? "no owner" : stampField(postTitle(plan, action.owner), action.id, "owner");
  const words = [
    actionStatus(action, header),
    ...(overdue ? ["overdue"] : []),
    ...(unproven ? ["evidence pending"] : []),
    ...(changes.some(({ kind }) => /-corrected$/.test(kind)) ? ["corrected since the last report"] : []),
  ];
  return `action ${action.id} (${owner}) is ${list(words)}`;
}

const measureWords = ({ kpi, standing, latest, rating, concern }: BoardMeasure): string =>
  `${kpi.name}: ${latest}, ${[
    stampFigure(rating.word.toLowerCase(), kpi, standing.point, "rating"),
    ...(concern === null ? [] : [CONCERN]),
  ].join(", ")}`;

interface RecommendationProgress {
  readonly recommendation: KnownRecommendation;
  /** Without those withdrawn. */
  readonly actions: readonly KnownAction[];
  readonly exceptions: readonly ActionException[];
  readonly measures: readonly BoardMeasure[];
  readonly onCourse: boolean;
}

/** The recommendations of one track, the one that needs most attention first. */
function progressByNeed(
  context: ReportContext,
  track: KnownRecommendation["track"],
  { exceptions, measures } = briefBoard(context),
): RecommendationProgress[] {
  const { plan } = context;
  return plan.recommendations
    .filter((one) => one.track === track)
    .map((recommendation): RecommendationProgress => {
      const own = exceptions.filter(({ action }) => action.answers.includes(recommendation.id));
      const kpis = kpisOf(plan, recommendation);
      const shown = measures.filter(({ kpi }) => kpis.some(({ id }) => id === kpi.id));
      return {
        recommendation,
        actions: actionsOf(plan, recommendation).filter(({ status }) => status !== "withdrawn"),
        exceptions: own,
        measures: shown,
        onCourse: own.length === 0 && !shown.some(needsAttention),
      };
    })
    .sort(byNeed);
}

/** Compares the first count that differs. */
function byNeed(a: RecommendationProgress, b: RecommendationProgress): number {
  const [mine, others] = [needOf(a), needOf(b)];
  const decisive = mine.findIndex((count, index) => count !== others[index]);
  if (decisive === -1) return a.recommendation.number - b.recommendation.number;
  return (others[decisive] ?? 0) - (mine[decisive] ?? 0);
}

function needOf({ exceptions, measures }: RecommendationProgress): number[] {
  const counts = countStatuses(exceptions.map(({ action }) => action));
  return [
    counts["off-track"],
    exceptions.filter(({ overdue }) => overdue).length,
    counts["at-risk"],
    counts.all,
    measures.filter(needsAttention).length,
  ];
}

/** "7 of 12 actions complete; 1 off track, 2 at risk, 1 overdue". */
function progressWords(
  { recommendation: { id }, actions, exceptions }: RecommendationProgress,
  { header }: ReportContext,
): string {
  if (actions.length === 0) return "no action answers it yet";
  const counts = countStatuses(actions);
  const late = (["off-track", "at-risk"] as const).map((status) => ({
    count: counts[status],
    words: stampCount(`${counts[status]} ${statusWord(status, header)}`, "actions", {
      status,
      recommendation: id,
    }),
  }));
  const past = exceptions.filter(({ overdue }) => overdue).map(({ action }) => action.id);
  const overdue = { count: past.length, words: stampEntries(`${past.length} overdue`, past) };
  const wrong = [...late, overdue].filter(({ count }) => count > 0);
  const rest = wrong.length === 0 ? "" : `; ${wrong.map(({ words }) => words).join(", ")}`;
  const done = stampCount(`${counts.done} of ${plural(counts.all, "action")} complete`, "actions", {
    status: STATUSES.filter(isDone).join(","),
    recommendation: id,
  });
  return done + rest;
}

/** "1.9 on 30 Sep 2016, 1.11 on 31 Oct 2016": the open actions that fall due next; null if there are none. */
function dueNext({ actions }: RecommendationProgress, asAt: IsoDate, most = 2): string | null {
  const next = actions
    .filter(({ status, due }) => isOpen(status) && due !== undefined && due >= asAt)
    .sort(compareDue)
    .slice(0, most);
  if (next.length === 0) return null;
  return next
    .map(({ id, due }) => `${id} on ${stampField(formatShortDate(due as string), id, "due")}`)
    .join(", ");
}
