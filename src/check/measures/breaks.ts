import { below, type Origin } from "../../diagnostics/origin.ts";
import type { Plan } from "../../plan/index.ts";
import type { Break } from "../../plan/kpis.ts";
import { type KnownKpi, whereSet } from "../../plan/replay.ts";

/** A break in a measure's series, with its place. */
export interface PlacedBreak extends Break {
  readonly origin: Origin;
}

/** The breaks decided by the measure's date: those not yet decided still count as positions. */
export function breaksOf(kpi: KnownKpi, plan: Plan): PlacedBreak[] {
  const update = kpi.history.findLast(({ patch }) => "breaks" in patch);
  const written = plan.kpis.find(({ origin }) => origin === kpi.origin)?.breaks;
  const all = (update?.patch.breaks as Break[] | undefined) ?? written ?? [];
  const place = whereSet(kpi, "breaks");
  return (kpi.breaks ?? []).map((one) => ({ ...one, origin: below(place, all.indexOf(one)) }));
}
