import type { Cell } from "../../../disclosure/cells.ts";
import type { Leak } from "../../../disclosure/protect-relations.ts";
import type { PlanAsAt } from "../../../plan/history/replay.ts";
import { sayPeriod } from "../../../plan/time/periods.ts";
import type { Origin } from "../../../problems/origin.ts";
import { list } from "../../../text/words.ts";
import type { CheckContext } from "../../rule.ts";

/** A leak, with the place of the figure that can be worked out. */
export interface PlacedLeak extends Leak {
  readonly origin: Origin;
}

/** Every suppressed figure that readers of a report not yet published could work out, each once. */
export function* leaksIn({ reports, shownIn }: CheckContext): Generator<PlacedLeak> {
  const seen = new Set<string>();
  for (const report of reports) {
    const { plan, leaks } = shownIn(report);
    for (const leak of leaks) {
      const key = `${leak.how} ${leak.kpi} ${leak.period}`;
      const origin = placeOf(plan, leak);
      if (origin === null || seen.has(key)) continue;
      seen.add(key);
      yield { ...leak, origin };
    }
  }
}

function placeOf({ kpis }: PlanAsAt, { kpi: id, period }: Leak): Origin | null {
  const kpi = kpis.find((one) => one.id === id);
  const point = kpi?.series.find((one) => one.period.key === period);
  return point?.origin ?? kpi?.origin ?? null;
}

/** `"children" and "girls"`; with its period where that differs. */
export const nameFigures = (cells: readonly Cell[], period: string): string =>
  list(cells.map((one) => `"${one.kpi}"${one.period === period ? "" : ` for ${sayPeriod(one.period)}`}`));
