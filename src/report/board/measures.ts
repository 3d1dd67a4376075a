import { capitalise } from "../../diagnostics/words.ts";
import type { KpiState } from "../../model/state.ts";
import type { Badge, Variation } from "../../model/table.ts";
import { formatFraction, formatTarget, formatValue } from "../../plan/format-figure.ts";
import { inPeriod } from "../../plan/period.ts";
import { type Rag, ragOf, targetAt } from "../../plan/rag.ts";
import type { KnownKpi, PlanAsAt } from "../../plan/replay.ts";
import { latestOf } from "../../plan/series.ts";
import { ragBadge } from "../cells.ts";
import { planState } from "../state.ts";

/** A measure as it stands, in the words that a table has room for. */
export interface Measure {
  readonly kpi: KnownKpi;
  /** "91% (71 of 78) in July 2016". */
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
export function measuresOf(plan: PlanAsAt): Measure[] {
  const { kpis } = planState(plan);
  return plan.kpis.map((kpi) => measureOf(kpi, concernOf(kpis.find(({ id }) => id === kpi.id))));
}

function concernOf(kpi: KpiState | undefined): Variation | null {
  const { mark = null, side = null } = kpi?.variation ?? {};
  if (mark !== "concern") return null;
  return { mark, letter: side === "high" ? "H" : "L", word: capitalise(CONCERN) };
}

function measureOf(kpi: KnownKpi, concern: Variation | null): Measure {
  const point = latestOf(kpi.series);
  if (point === undefined || point.value === null) {
    const rating = ragBadge(null);
    return { kpi, latest: "no figure yet", target: null, rating, offTarget: false, concern };
  }
  const fraction = point.figure === null ? null : formatFraction(point.figure);
  const counted = fraction === null ? "" : ` (${fraction})`;
  const target = targetAt(kpi, point.period.end);
  const rag: Rag | null = ragOf(point.value, target, kpi.better);
  return {
    kpi,
    latest: `${formatValue(point.value, kpi)}${counted} in ${inPeriod(point.period)}`,
    target: formatTarget(target, kpi),
    rating: ragBadge(rag),
    offTarget: rag === "red",
    concern,
  };
}
