import { capitalise } from "../../diagnostics/words.ts";
import type { KpiState } from "../../model/state.ts";
import type { Badge, Variation } from "../../model/table.ts";
import type { IsoDate } from "../../plan/dates.ts";
import { inPeriod } from "../../plan/period.ts";
import type { KnownKpi, PlanAsAt } from "../../plan/replay.ts";
import { latestOf } from "../../plan/series.ts";
import { ragBadge } from "../cells.ts";
import {
  fractionWords,
  type Standing,
  standingAt,
  standingOf,
  targetWords,
  valueWords,
} from "../standing.ts";
import { planState } from "../state.ts";
import { SYMBOL_WORDS } from "../symbol-key.ts";

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
export function measuresOf(plan: PlanAsAt): Measure[] {
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
