import type { IsoDate } from "../../../plan/dates.ts";
import type { KnownKpi, PlanAsAt } from "../../../plan/replay.ts";
import { type Assessment, assessSeries, type Latest } from "../../../plan/spc/assess-series.ts";
import { type Standing, standingOf } from "../../standing.ts";
import { type Need, relativeTo } from "./need.ts";

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
