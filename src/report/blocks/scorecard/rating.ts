import type { Line } from "../../../model/table.ts";
import { isPercentage } from "../../../plan/figure.ts";
import { decimalsOf, formatValue } from "../../../plan/format-figure.ts";
import { badge, line, note, ragBadge } from "../../cells.ts";
import { type Standing, targetWords } from "../../standing.ts";

/** How the newest figure is rated, its target, and how far it is from it. */
export function ratingLines(standing: Standing): Line[] {
  const target = targetWords(standing);
  const distance = distanceWords(standing);
  return [
    badge(ragBadge(standing.rag)),
    target === null ? note(withoutTarget(standing)) : line(`Target ${target}`),
    ...(distance === null ? [] : [note(distance)]),
  ];
}

const withoutTarget = ({ kpi }: Standing): string =>
  kpi.better === "neutral" ? "Neither high nor low is better" : "No target";

/** "Missed by 3.0 percentage points", "Met by 0.4", "Met"; null where nothing can be said. */
function distanceWords({ kpi, distance }: Standing): string | null {
  if (distance === null) return null;
  if (distance >= 0 && kpi.better === "in-range") return "Within the range";
  if (distance === 0) return "Met exactly";
  const decimals = Math.max(1, decimalsOf(kpi));
  const least = 10 ** -decimals;
  const size = Math.abs(distance);
  const words =
    size < least / 2 ? `less than ${least.toFixed(decimals)}` : formatValue(size, { unit: "", decimals });
  return `${distance > 0 ? "Met" : "Missed"} by ${words}${isPercentage(kpi.unit) ? " percentage points" : ""}`;
}
