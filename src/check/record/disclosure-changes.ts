import { countsChildren } from "../../disclosure/children.ts";
import { roundFigure } from "../../disclosure/round.ts";
import { same } from "../../model/compare/same.ts";
import type { StateChange } from "../../model/compare/state-change.ts";
import { type Figure, valueIn } from "../../plan/figure.ts";
import type { KnownKpi } from "../../plan/replay.ts";

/** What reports round counts to. */
const ROUNDINGS = [5, 10, 20, 50, 100];

/**
 * Changes of what is shown of a figure, by measure: it was published as the plan has it, suppressed or rounded, and is
 * shown in another of these ways now. The rest are changes of what the plan says.
 */
export function splitDisclosure(changes: readonly StateChange[], kpis: readonly KnownKpi[]) {
  const [shown, rest]: [StateChange[], StateChange[]] = [[], []];
  for (const change of changes) {
    const kpi = kpis.find(({ id }) => change.kind === "kpi" && id === change.path);
    (kpi !== undefined && isOfDisclosure(change, kpi) ? shown : rest).push(change);
  }
  return { shown: Map.groupBy(shown, ({ path }) => path), rest };
}

function isOfDisclosure({ field, period, was, now }: StateChange, kpi: KnownKpi): boolean {
  const point = kpi.series.find(({ period: { key } }) => key === period);
  if (field !== "figure" || was === null || now === null || !point?.figure) return false;
  const own = point.figure;
  if (own.value === null) return false;
  if ((was as Figure).symbol === "c") return countsChildren(kpi);
  const rounded = ROUNDINGS.map((round) => roundFigure(own, kpi, { threshold: 0, round }));
  return [own, ...rounded].some((one) => same({ ...one, value: valueIn(kpi.unit, one) }, was));
}
