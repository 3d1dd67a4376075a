import type { KpiState, VariationState } from "../../model/state.ts";
import type { SpecialCause } from "../../plan/spc/signals.ts";
import { type Change, changeOf } from "../change.ts";
import { kpiEntry } from "./kpi-entry.ts";
import { MEANINGS } from "./say-real.ts";

/** A special cause that appeared or ended; one that goes on is no change, however it shows. */
export function diffVariation({ variation: before }: KpiState, now: KpiState): Change[] {
  const { variation: after } = now;
  const [from, to] = [markOf(before), markOf(after)];
  if (from === to) return [];
  const details = { field: "variation", from, to };
  if (after === null || after.specialCause === null) {
    const what = "the special cause has ended; the newest figure is within the usual ups and downs";
    const unknown = "the special cause can no longer be told; there are too few figures for limits";
    return [changeOf(kpiEntry(now), "kpi-special-cause-ended", after === null ? unknown : what, details)];
  }
  const kind = after.mark === "concern" ? "kpi-special-concern" : "kpi-special-cause";
  const what = `a special cause appeared: ${sayCause(after.specialCause, after)}; this is ${MEANINGS[after.mark ?? "neutral"]}`;
  return [changeOf(kpiEntry(now), kind, what, details)];
}

/** "improvement, low"; null for common cause, and without limits. */
function markOf(variation: VariationState | null): string | null {
  if (variation === null || variation.specialCause === null) return null;
  return `${variation.mark ?? "neutral"}, ${variation.side ?? ""}`;
}

function sayCause(cause: SpecialCause, { side }: VariationState): string {
  const isHigh = side === "high";
  switch (cause) {
    case "outside-limits":
      return `the newest figure is ${isHigh ? "above the upper" : "below the lower"} limit`;
    case "shift":
      return `a run of figures ${isHigh ? "above" : "below"} the mean`;
    case "trend":
      return `a run of figures ${isHigh ? "rising" : "falling"}`;
    case "two-of-three":
      return `two of the last three figures are near the ${isHigh ? "upper" : "lower"} limit`;
  }
}
