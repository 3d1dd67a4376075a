import type { Illustration } from "../../../src/model/document.ts";
import { withoutStamps } from "../../../src/model/stamps.ts";
import type { KnownKpi, PlanAsAt } from "../../../src/plan/history/replay.ts";
import type { PlanHeader } from "../../../src/plan/schema/header.ts";
import { illustrateTrend } from "../../../src/report/trend/illustrate-trend.ts";

/** The chart of a measure in a plan that has no actions but these. */
export const illustrate = (
  kpi: KnownKpi,
  plan: Partial<Pick<PlanAsAt, "actions" | "recommendations">> = {},
): Illustration =>
  withoutStamps(
    illustrateTrend(kpi, {
      plan: { asAt: "2016-09-02", actions: [], recommendations: [], ...plan } as unknown as PlanAsAt,
      header: {} as PlanHeader,
    }),
  );
