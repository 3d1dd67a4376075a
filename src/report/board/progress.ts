import type { KnownAction, KnownRecommendation } from "../../plan/history/replay.ts";
import { countStatuses, isOpen } from "../../plan/schema/actions.ts";
import { formatShortDate, type IsoDate } from "../../plan/time/dates.ts";
import { plural } from "../../text/words.ts";
import { actionsOf, kpisOf, type ReportContext } from "../context.ts";
import { statusBadge } from "../draft/cells.ts";
import { type ActionException, type BoardView, type Measure, needsAttention } from "./view.ts";

/** How one recommendation stands. */
export interface RecommendationProgress {
  readonly recommendation: KnownRecommendation;
  /** Without those withdrawn. */
  readonly actions: readonly KnownAction[];
  readonly exceptions: readonly ActionException[];
  readonly measures: readonly Measure[];
  readonly onCourse: boolean;
}

/** The recommendations of one track, those most in need of attention first. */
export function recommendationProgress(
  { plan }: ReportContext,
  { exceptions, measures }: BoardView,
  track: KnownRecommendation["track"],
): RecommendationProgress[] {
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

/** What counts first decides; the rest only between equals. */
function byNeed(a: RecommendationProgress, b: RecommendationProgress): number {
  const [mine, others] = [needOf(a), needOf(b)];
  const decisive = mine.findIndex((count, index) => count !== others[index]);
  if (decisive === -1) return a.recommendation.number - b.recommendation.number;
  return (others[decisive] ?? 0) - (mine[decisive] ?? 0);
}

function needOf({ exceptions, measures }: RecommendationProgress): number[] {
  const standing = countStatuses(exceptions.map(({ action }) => action));
  return [
    standing["off-track"],
    exceptions.filter(({ overdue }) => overdue).length,
    standing["at-risk"],
    standing.all,
    measures.filter(needsAttention).length,
  ];
}

/** "7 of 12 actions complete; 1 off track, 2 at risk, 1 overdue". */
export function progressWords(
  { actions, exceptions }: RecommendationProgress,
  { header }: ReportContext,
): string {
  if (actions.length === 0) return "no action answers it yet";
  const counts = countStatuses(actions);
  const late = (["off-track", "at-risk"] as const).map((status) => ({
    count: counts[status],
    word: statusBadge(status, header).word.toLowerCase(),
  }));
  const overdue = { count: exceptions.filter(({ overdue }) => overdue).length, word: "overdue" };
  const wrong = [...late, overdue].filter(({ count }) => count > 0);
  const rest = wrong.length === 0 ? "" : `; ${wrong.map(({ count, word }) => `${count} ${word}`).join(", ")}`;
  return `${counts.done} of ${plural(counts.all, "action")} complete${rest}`;
}

/** "1.9 on 30 Sep 2016, 1.11 on 31 Oct 2016": the open actions that fall due next; null for none. */
export function dueNext({ actions }: RecommendationProgress, asAt: IsoDate, most = 2): string | null {
  const next = actions
    .filter(({ status, due }) => isOpen(status) && due !== undefined && due >= asAt)
    .sort((a, b) => ((a.due ?? "") < (b.due ?? "") ? -1 : a.due === b.due ? 0 : 1))
    .slice(0, most);
  if (next.length === 0) return null;
  return next.map(({ id, due }) => `${id} on ${formatShortDate(due as string)}`).join(", ");
}
