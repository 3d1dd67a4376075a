import type { Change } from "../diff/change.ts";
import type { ChangeKind } from "../diff/kinds.ts";
import { isOverdue, movesOf, statusSteps } from "../plan/history/actions.ts";
import type { KnownAction, KnownRecommendation, PlanAsAt } from "../plan/history/replay.ts";
import { RAG_WORDS } from "../plan/measures/targets.ts";
import { countStatuses, STATUSES, type Status, type Track } from "../plan/schema/actions.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import { inPeriod } from "../plan/time/periods.ts";
import { list, plural } from "../text/words.ts";
import type { ReportContext } from "./context.ts";
import { statusWord } from "./draft/cells.ts";
import { standingAt, standingOf } from "./standing.ts";

/** Whether a change puts right what a report said: a correction, or a figure or a day that is another now. */
export const isPutRight = ({ kind, field }: Change): boolean =>
  kind.endsWith("-corrected") ||
  ["kpi-restated", "kpi-figure-removed", "event-not-held"].includes(kind) ||
  (kind === "event-rescheduled" && field === "held");

/**
 * How the counts of the report before are put right, in sentences: "The report of 6 May 2016 counted 31 actions as complete
 * and 8 as on track; 30 and 9 are right, because action 1.3 was on track." None where no count was wrong.
 */
export function correctedCounts({ before, plan, header, changes }: ReportContext): string[] {
  if (before === null) return [];
  const report = `The report of ${formatDate(before.asAt)}`;
  const word = (status: Status): string => statusWord(status, header);
  const found = [
    ["counted", actionCounts(before, plan, word)],
    ["counted", recommendationCounts(before, plan)],
    ["showed", measureCounts(before, plan, changes)],
  ] as const;
  return found
    .filter(([, counts]) => counts !== null)
    .map(([verb, counts], index) => `${index === 0 ? report : "It"} ${verb} ${counts}.`);
}

/** Something that is counted: how often a report printed it, and how often is right. */
interface Counted {
  readonly words: string;
  readonly printed: number;
  readonly right: number;
}

/** "31 actions as complete and 8 as on track; 30 and 9 are right, because …"; null where all were right. The noun is in the singular. */
function sayCounts(noun: string, counted: readonly Counted[], reasons: readonly string[]): string | null {
  const wrong = counted.filter(({ printed, right }) => printed !== right);
  if (wrong.length === 0) return null;
  const printed = wrong.map(
    (one, index) => `${index === 0 ? plural(one.printed, noun) : one.printed} ${one.words}`,
  );
  const verb = wrong.length === 1 ? "is" : "are";
  return `${list(printed)}; ${list(wrong.map(({ right }) => String(right)))} ${verb} right, because ${list(reasons)}`;
}

function actionCounts(before: PlanAsAt, now: PlanAsAt, word: (status: Status) => string): string | null {
  const day = before.asAt;
  const pairs = before.actions.map((printed) => {
    const known = now.actions.find(({ id }) => id === printed.id);
    return { printed, right: known === undefined ? printed : { ...printed, ...asItWas(known, day) } };
  });
  const [old, right] = [pairs.map(({ printed }) => printed), pairs.map((pair) => pair.right)];
  const [then, since] = [countStatuses(old), countStatuses(right)];
  const overdueIn = (actions: readonly KnownAction[]): number =>
    actions.filter((action) => isOverdue(action, day)).length;
  const overdue = { words: "as overdue", printed: overdueIn(old), right: overdueIn(right) };
  const counted = [
    ...[...STATUSES].reverse().map((status) => ({
      words: `as ${word(status)}`,
      printed: then[status],
      right: since[status],
    })),
    overdue,
  ];
  const moved = Map.groupBy(
    pairs.filter(({ printed, right }) => printed.status !== right.status),
    ({ right: { status } }) => status,
  );
  const statuses = [...moved].map(([status, actions]) => {
    const ids = actions.map(({ printed }) => printed.id);
    return `${ids.length === 1 ? "action" : "actions"} ${list(ids)} ${ids.length === 1 ? "was" : "were"} ${word(status)}`;
  });
  const dates = pairs.flatMap(({ printed, right }) =>
    printed.due === right.due || right.due === undefined || isOverdue(printed, day) === isOverdue(right, day)
      ? []
      : [`action ${right.id} was due on ${formatDate(right.due)}`],
  );
  return sayCounts("action", counted, [...statuses, ...dates]);
}

/** The status and the date of an action on a day, as they are known to have been now. */
function asItWas(action: KnownAction, day: IsoDate): Pick<KnownAction, "status" | "due"> {
  const isBy = ({ date }: { readonly date: IsoDate | null }): boolean => date === null || date <= day;
  const moves = movesOf(action).due;
  const due = moves.findLast(([, to]) => isBy(to))?.[1].value ?? moves[0]?.[0].value ?? action.due;
  return { status: statusSteps(action).findLast(isBy)?.value ?? action.status, ...(due && { due }) };
}

function recommendationCounts(before: PlanAsAt, now: PlanAsAt): string | null {
  const pairs = before.recommendations.map((printed) => {
    const known = now.recommendations.find(({ id }) => id === printed.id);
    return { printed, right: known === undefined ? printed.track : trackOn(known, before.asAt) };
  });
  const counted = (["improvement-plan", "business-as-usual"] as const).map((track) => ({
    words: TRACK_WORDS[track],
    printed: pairs.filter(({ printed }) => printed.track === track).length,
    right: pairs.filter(({ right }) => right === track).length,
  }));
  const reasons = pairs
    .filter(({ printed, right }) => printed.track !== right)
    .map(({ printed, right }) => `recommendation ${printed.number} was ${TRACK_WORDS[right]}`);
  return sayCounts("recommendation", counted, reasons);
}

const TRACK_WORDS: Readonly<Record<Track, string>> = {
  "improvement-plan": "in the improvement plan",
  "business-as-usual": "in business as usual",
};

const trackOn = ({ written, history }: KnownRecommendation, day: IsoDate): Track =>
  (history.findLast(({ date, patch }) => date <= day && "track" in patch)?.patch.track as
    | Track
    | undefined) ?? written.track;

/** How many measures met their targets, where a figure or a target that rates the newest figure of one was put right. */
function measureCounts(before: PlanAsAt, now: PlanAsAt, changes: readonly Change[]): string | null {
  const pairs = before.kpis.flatMap((kpi) => {
    const printed = standingOf(kpi, before.asAt);
    const known = now.kpis.find(({ id }) => id === kpi.id);
    const { point } = printed;
    if (point === null || known === undefined) return [];
    const put = changes.filter(({ entity, kind }) => entity === kpi.id && RATED_BY.includes(kind));
    const isRestated = put.some(({ field }) => field === `points.${point.period.key}`);
    const figure = isRestated ? known.series.find(({ period }) => period.key === point.period.key) : point;
    const targets = put.some(({ field }) => /^targets\b/.test(field)) ? known.targets : kpi.targets;
    return [{ printed, right: standingAt({ ...kpi, targets }, figure ?? null, before.asAt) }];
  });
  const counted = (["green", "amber", "red"] as const).map((rag) => ({
    words: `as ${RAG_WORDS[rag].toLowerCase()}`,
    printed: pairs.filter(({ printed }) => printed.rag === rag).length,
    right: pairs.filter(({ right }) => right.rag === rag).length,
  }));
  const reasons = pairs.flatMap(({ printed, right: { kpi, rag } }) => {
    if (printed.rag === rag || printed.point === null) return [];
    const word = rag === null ? "has no rating" : `was ${RAG_WORDS[rag].toLowerCase()}`;
    return [`${kpi.name} ${word} in ${inPeriod(printed.point.period)}`];
  });
  return sayCounts("measure", counted, reasons);
}

const RATED_BY: readonly ChangeKind[] = ["kpi-restated", "kpi-figure-removed", "kpi-corrected"];
