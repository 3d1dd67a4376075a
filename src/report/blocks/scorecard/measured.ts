import type { Mark } from "../../../model/charts.ts";
import type { KnownKpi, PlanAsAt } from "../../../plan/history/replay.ts";
import type { Rag } from "../../../plan/measures/rag.ts";
import type { Target } from "../../../plan/schema/kpis.ts";
import { type Assessment, assessSeries, type Latest } from "../../../plan/spc/assess-series.ts";
import type { IsoDate } from "../../../plan/time/dates.ts";
import { compareText } from "../../../problems/locate.ts";
import { type Standing, standingOf } from "../../standing.ts";

/** All that a row of the scorecard says of a measure. */
export interface Measured {
  readonly standing: Standing;
  /** At the date of the report before; null for a first report, and for a measure it did not have. */
  readonly before: Standing | null;
  /** True of a first report, which has none before it. */
  readonly isFirst: boolean;
  readonly assessment: Assessment;
  /** What is known of the newest figure's variation; null where that is only a symbol, or has no limits. */
  readonly variation: Latest | null;
  readonly need: Need;
}

export function measure(kpi: KnownKpi, asAt: IsoDate, before: PlanAsAt | null): Measured {
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

/** What decides how much attention a measure needs. */
export interface Need {
  readonly rag: Rag | null;
  /** Of the latest figure; null for common cause variation. */
  readonly mark: Mark | null;
  /** Distance to target over the target: −0.1 is missed by a tenth of it. Null where nothing can be said. */
  readonly distance: number | null;
  readonly name: string;
  readonly id: string;
}

/**
 * The measure that needs more attention comes first: off target, near target, not rated but a special cause for
 * concern, on target, not rated. Of those alike a special cause for concern comes before common cause and
 * improvement; then the one that is further from its target, for the target's size; then by name, and by id.
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

const urgency = (need: Need): number => {
  if (need.rag === null) return isConcern(need) ? 2 : 4;
  return { red: 0, amber: 1, green: 3 }[need.rag];
};

const isConcern = ({ mark }: Need): boolean => mark === "concern";

/** What is missed by most comes first; where nothing can be said, last. */
function compareDistances(a: number | null, b: number | null): number {
  const [left, right] = [a ?? Number.MAX_VALUE, b ?? Number.MAX_VALUE];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A distance in the size of the target, so that measures of different units can be compared. */
export function relativeTo({ value, min = value, max = value }: Target, distance: number): number {
  const size = Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0));
  return size === 0 ? distance : distance / size;
}
