import type { Mark } from "../../../model/charts.ts";
import type { KnownKpi, PlanAsAt } from "../../../plan/history/replay.ts";
import type { Rag } from "../../../plan/measures/targets.ts";
import type { Target } from "../../../plan/schema/kpis.ts";
import { type Assessment, assessSeries, type Latest } from "../../../plan/spc/assess-series.ts";
import type { IsoDate } from "../../../plan/time/dates.ts";
import { compareText } from "../../../problems/locate.ts";
import { type Standing, standingOf } from "../../standing.ts";

/** A measure, with everything that its row of the scorecard shows. */
export interface ScorecardRow {
  readonly standing: Standing;
  /** At the date of the report before; null in a first report and for a measure that is new. */
  readonly before: Standing | null;
  /** Whether no report came before this one. */
  readonly isFirst: boolean;
  readonly assessment: Assessment;
  /** The variation of the newest figure; null if it is only a symbol, or has no limits. */
  readonly variation: Latest | null;
  readonly need: Need;
}

/** What decides how much attention a measure needs. */
export interface Need {
  readonly rag: Rag | null;
  /** Of the newest figure; null for common cause variation. */
  readonly mark: Mark | null;
  /** Distance to target divided by the target: −0.1 misses it by a tenth. Null if there is no figure or no target. */
  readonly distance: number | null;
  readonly name: string;
  readonly id: string;
}

/** A row for each measure, the one that needs most attention first. */
export const rowsByNeed = ({ kpis, asAt }: Measured, before: Measured | null): ScorecardRow[] =>
  kpis.map((kpi) => rowOf(kpi, asAt, before)).sort((a, b) => compareByNeed(a.need, b.need));

type Measured = Pick<PlanAsAt, "kpis" | "asAt">;

function rowOf(kpi: KnownKpi, asAt: IsoDate, before: Measured | null): ScorecardRow {
  const standing = standingOf(kpi, asAt);
  const earlier = before?.kpis.find(({ id }) => id === kpi.id);
  const assessment = assessSeries(kpi);
  const { latest } = assessment;
  const variation = latest !== null && latest.point === standing.point ? latest : null;
  const { target, distance } = standing;
  return {
    standing,
    before: before === null || earlier === undefined ? null : standingOf(earlier, before.asAt),
    isFirst: before === null,
    assessment,
    variation,
    need: {
      rag: standing.rag,
      mark: variation?.signal?.mark ?? null,
      distance: target === null || distance === null ? null : relativeTo(target, distance),
      name: kpi.name,
      id: kpi.id,
    },
  };
}

/**
 * The measure that needs more attention comes first: off target, near target, not rated but a special cause for
 * concern, on target, not rated. Among equals a special cause for concern comes first, then the one that is further
 * from its target relative to the target's size, then the order of names and of ids.
 */
export function compareByNeed(a: Need, b: Need): number {
  return (
    urgency(a) - urgency(b) ||
    Number(isConcern(b)) - Number(isConcern(a)) ||
    compareDistances(a.distance, b.distance) ||
    compareText(a.name, b.name) ||
    compareText(a.id, b.id)
  );
}

function urgency(need: Need): number {
  if (need.rag === null) return isConcern(need) ? 2 : 4;
  return { red: 0, amber: 1, green: 3 }[need.rag];
}

const isConcern = ({ mark }: Need): boolean => mark === "concern";

/** The target that is missed by most comes first; a measure without a distance comes last. */
function compareDistances(a: number | null, b: number | null): number {
  const [left, right] = [a ?? Number.MAX_VALUE, b ?? Number.MAX_VALUE];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A distance relative to the size of the target, so that measures of different units can be compared. */
export function relativeTo({ value, min = value, max = value }: Target, distance: number): number {
  const size = Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0));
  return size === 0 ? distance : distance / size;
}
