import { formatValue } from "./format-figure.ts";
import type { Kpi } from "./kpis.ts";
import { inPeriod } from "./period.ts";
import { ragOf, targetAt } from "./rag.ts";
import type { KnownKpi } from "./replay.ts";
import type { Highlight } from "./reports.ts";
import { latestOf, type Point } from "./series.ts";

/** One thing a highlight says is shown by a figure. */
export type Claim = NonNullable<Highlight["shownBy"]>[number];

/** The point of a measure that has a value. */
type Known = Point & { readonly value: number };

/** Why the figures do not show what a claim says, quoting them; null where they do. */
export function refuteClaim(claim: Claim, kpi: KnownKpi): string | null {
  const latest = latestOf(kpi.series) as Known | undefined;
  if (latest === undefined) return "no figure is known";
  return (
    refuteMove(claim, kpi, latest) ??
    refuteTarget(claim, kpi) ??
    refuteBound(claim, kpi, latest) ??
    refuteComparison(claim, kpi, latest)
  );
}

function refuteMove({ has, since }: Claim, kpi: KnownKpi, latest: Known): string | null {
  if (has === undefined) return null;
  const first = kpi.series.find(({ period }) => period.key === since);
  if (first === undefined || first.value === null)
    return `no figure is known for ${since ?? "the period since when"}`;
  const rise = latest.value - first.value;
  const expected = has === "improved" ? improvement(rise, kpi) : has === "risen" ? rise : -rise;
  if (expected > 0) return null;
  return `it was ${shown(first as Known, kpi)} and is ${shown(latest, kpi)}`;
}

/** Above 0 for a change for the better; a range and a neutral measure have no better direction. */
function improvement(rise: number, { better }: Kpi): number {
  if (better === "higher") return rise;
  return better === "lower" ? -rise : 0;
}

function refuteTarget({ is, for: periods = 1 }: Claim, kpi: KnownKpi): string | null {
  if (is === undefined) return null;
  const known = kpi.series.filter(({ value }) => value !== null) as Known[];
  if (known.length < periods) return `only ${known.length} of the ${periods} periods are known`;
  const missed = known
    .slice(-periods)
    .findLast(({ value, period }) => ragOf(value, targetAt(kpi, period.end), kpi.better) !== "green");
  return missed === undefined ? null : `it was ${shown(missed, kpi)}, which does not meet its target`;
}

function refuteBound({ atLeast, atMost }: Claim, kpi: KnownKpi, latest: Known): string | null {
  const below = atLeast !== undefined && latest.value < atLeast;
  const above = atMost !== undefined && latest.value > atMost;
  return below || above ? `it is ${shown(latest, kpi)}` : null;
}

function refuteComparison({ betterThan }: Claim, kpi: KnownKpi, latest: Known): string | null {
  if (betterThan === undefined) return null;
  const other = kpi.comparators?.findLast(({ who }) => who === betterThan);
  if (other === undefined) return `no figure is known for ${betterThan}`;
  if (improvement(latest.value - other.value, kpi) > 0) return null;
  return `it is ${shown(latest, kpi)}, and ${betterThan} ${formatValue(other.value, kpi)}`;
}

const shown = ({ value, period }: Known, kpi: Kpi): string =>
  `${formatValue(value, kpi)} in ${inPeriod(period)}`;
