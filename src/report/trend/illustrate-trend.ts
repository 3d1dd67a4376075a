import type { TrendChart } from "../../model/charts.ts";
import type { Illustration } from "../../model/document.ts";
import { type Inline, textOf } from "../../model/table.ts";
import { compareDue, isOverdue } from "../../plan/history/actions.ts";
import type { KnownAction, KnownKpi, PlanAsAt } from "../../plan/history/replay.ts";
import { decimalsOf } from "../../plan/measures/figures.ts";
import { ratingOf, targetAt, targetBand } from "../../plan/measures/targets.ts";
import { isPercentage } from "../../plan/measures/units.ts";
import { isDone, isOpen, STATUSES } from "../../plan/schema/actions.ts";
import type { PlanHeader } from "../../plan/schema/header.ts";
import { formatShortDate } from "../../plan/time/dates.ts";
import type { Frequency } from "../../plan/time/periods.ts";
import { list } from "../../text/words.ts";
import { actionStatus } from "../draft/cells.ts";
import { actionAnchor, figuresAnchor, kpiAnchor } from "../draft/draft.ts";
import { stampEntries, stampField, stampFigure } from "../draft/stamped.ts";
import { targetWords } from "../standing.ts";
import { periodLabel, readTrend, type Trend } from "./read-trend.ts";
import { sayTrend } from "./say-trend.ts";
import { titleTrend } from "./title-trend.ts";

/** What is said of the actions that answer a measure. */
interface Context {
  readonly plan: Pick<PlanAsAt, "asAt" | "actions" | "recommendations">;
  readonly header: Pick<PlanHeader, "legend">;
}

/**
 * One measure over time: the chart, what it shows in words, and what that means for councillors. Its figures are in the
 * table of figures of its frequency (`figuresTables`).
 * @param drawn `all` draws every figure, however many there are.
 */
export function illustrateTrend(kpi: KnownKpi, context: Context, drawn?: "all"): Illustration {
  const trend = readTrend(kpi, drawn);
  const meaning = sayMeaning(trend, context);
  return {
    kind: "figure",
    anchor: kpiAnchor(kpi.id),
    title: stampFigure(titleTrend(trend), kpi, kpi.series.at(-1), "variation"),
    measure: `${kpi.name} (${isPercentage(kpi.unit) ? "%" : kpi.unit})`,
    meaning: meaning.length === 0 ? null : meaning,
    chart: trendChart(trend),
    sentence: sayTrend(trend),
    table: null,
    figures: kpi.series.length === 0 ? null : figuresAnchor(kpi.id),
  };
}

/** The chart of the newest points. Limits come from all points of a phase, drawn or not. */
function trendChart({ kpi, start, points, phases }: Trend): TrendChart {
  const drawn = kpi.series.slice(start);
  const targets = drawn.map(({ period }) => targetAt(kpi, period.end));
  const words = targetWords({ kpi, target: targets.at(-1) ?? null });
  return {
    type: "trend",
    unit: kpi.unit,
    decimals: decimalsOf(kpi),
    points: drawn.map(({ period, value }, index) => ({
      label: axisLabel(period.key, kpi.frequency),
      value,
      mark: points[start + index]?.mark ?? null,
    })),
    targets: targets.map((target) => targetBand(target, kpi.better)),
    targetLabel: words === null ? null : `Target ${words}`,
    phases: phases
      .filter(({ to }) => to > start)
      .map(({ from, to, limits, trial, reason }) => ({
        from: Math.max(0, from - start),
        to: to - start,
        limits: limits && { mean: limits.mean, upper: limits.upper, lower: limits.lower },
        trial,
        reason: from > start ? reason : null,
      })),
  };
}

/** With the year of a week too, "28 Aug 16": for an axis. */
function axisLabel(key: string, frequency: Frequency): string {
  const label = periodLabel(key, frequency);
  return frequency === "weekly" ? `${label} ${key.slice(2, 4)}` : label;
}

/** What the chart means, then which action answers the measure. */
function sayMeaning(trend: Trend, context: Context): Inline[] {
  const means = sayImport(trend);
  const answer = sayAnswer(trend, context);
  const joined = means !== null && answer.length > 0 ? [textOf(`${means} `)] : [];
  return means === null || joined.length > 0 ? [...joined, ...answer] : [textOf(means)];
}

/** What a councillor can take from it, and ask; null if there is nothing to say. */
function sayImport({ kpi, latest, present }: Trend): string | null {
  if (kpi.series.at(-1)?.value == null) return null;
  if (latest === null) return present?.unlimited == null ? null : UNTOLD[present.unlimited];
  const { signal, assurance } = latest;
  if (signal?.mark === "concern") return "Ask what has changed, and what will turn it round.";
  if (signal?.mark === "improvement") return HELD[ratingOf(latest.point, kpi) ?? "none"];
  if (kpi.better === "neutral") return "Neither high nor low is better in itself: ask what is behind it.";
  return assurance === null || signal !== null ? null : PROMISED[assurance];
}

const HELD = {
  green: "Ask what will keep it there.",
  amber: "Ask when it will meet the target.",
  red: "Ask when it will meet the target.",
  none: "Ask what will keep it going.",
};

const UNTOLD = {
  overlapping: "Each figure holds most of the one before, so it moves slowly.",
  "too-few": "There are too few figures to tell change from chance.",
  unmoving: null,
};

const PROMISED = {
  "always-met": "It can be relied on as long as nothing changes.",
  "always-failed": "The way it is done today will not meet the target.",
  "hit-and-miss": "One good or bad figure says little: ask what would make it reliable.",
};

/** "Action 4.3 answers it: at risk, due 30 Sep 2016." Empty where the plan says nothing of it. */
function sayAnswer({ kpi, newest }: Trend, context: Context): Inline[] {
  const { plan } = context;
  const own = plan.actions.filter(({ measuredBy = [] }) => measuredBy.includes(kpi.id));
  const recommendations = plan.recommendations.filter(({ id }) => kpi.answers?.includes(id));
  const others = plan.actions.filter(({ answers }) => recommendations.some(({ id }) => answers.includes(id)));
  const candidates = own.some(({ status }) => isOpen(status)) ? own : [...new Set([...own, ...others])];
  const open = byUrgency(
    candidates.filter(({ status }) => isOpen(status)),
    plan.asAt,
  );
  const [first, ...more] = open;
  if (first === undefined) {
    if (candidates.some(({ status }) => isDone(status)))
      return [textOf("Every action that answers it is complete.")];
    const point = kpi.series[newest];
    const isMissed = point !== undefined && ["amber", "red"].includes(ratingOf(point, kpi) ?? "");
    return isMissed ? [textOf("No action in the plan answers it.")] : [];
  }
  const link: Inline = {
    kind: "link",
    href: `#${actionAnchor(first.id)}`,
    children: [textOf(`Action ${first.id}`)],
  };
  const isNamed = first.measuredBy?.includes(kpi.id) === true;
  const of = `recommendation${recommendations.length > 1 ? "s" : ""} ${list(recommendations.map(({ number }) => String(number)))}`;
  const rest =
    more.length === 0
      ? ""
      : `, the first of ${stampEntries(
          open.length,
          open.map(({ id }) => id),
        )} open`;
  return [link, textOf(` answers ${isNamed ? "it" : of}: ${sayDue(first, context)}${rest}.`)];
}

/** Those that are late come first, then the worst status, those not started last; then by due date. */
function byUrgency(actions: readonly KnownAction[], asAt: string): KnownAction[] {
  const rank = (action: KnownAction): number =>
    isOverdue(action, asAt) ? -1 : action.status === "not-started" ? 9 : STATUSES.indexOf(action.status);
  return actions.toSorted((a, b) => rank(a) - rank(b) || compareDue(a, b));
}

function sayDue(action: KnownAction, { plan, header }: Context): string {
  const { due } = action;
  const when =
    due === undefined
      ? "no due date"
      : `${isOverdue(action, plan.asAt) ? "overdue since" : "due"} ${stampField(formatShortDate(due), action.id, "due")}`;
  return `${actionStatus(action, header)}, ${when}`;
}
