import type { BreakState, ComparatorState, KpiState, VariationState } from "../../model/state.ts";
import { formatValue } from "../../plan/measures/figures.ts";
import type { SpecialCause } from "../../plan/spc/signals.ts";
import { formatDate, formatMonth } from "../../plan/time/dates.ts";
import { type Change, changeOf } from "../change.ts";
import { matchChanged } from "../match.ts";
import { kpiEntry, MEANINGS } from "./kpi-entry.ts";

const KIND_WORDS = { method: "a change of method", step: "a step change" };

/** Where the series begins anew. */
export function diffBreaks(old: KpiState, now: KpiState): Change[] {
  const { added, removed, both } = matchChanged(old.breaks, now.breaks, ({ from }) => from);
  const entry = kpiEntry(now);
  return [
    ...added.map((one) => {
      const what = `the series is rebased from ${start(one)}, after ${KIND_WORDS[one.kind]}`;
      return changeOf(entry, "kpi-rebased", what, { field: "breaks", to: one.from, reason: one.reason });
    }),
    ...removed.map((one) => {
      const what = `the series is no longer rebased from ${start(one)}`;
      return changeOf(entry, "kpi-rebasing-dropped", what, { field: "breaks", from: one.from });
    }),
    ...both.map(([then, one]) => {
      const what = `why the series is rebased from ${start(one)} is told otherwise, as ${KIND_WORDS[one.kind]}`;
      const details = { field: "breaks", from: then.reason, to: one.reason, reason: one.reason };
      return changeOf(entry, "kpi-rebasing-reworded", what, details);
    }),
  ];
}

const start = ({ from }: BreakState): string => (from.length === 7 ? formatMonth(from) : formatDate(from));

/** What others achieve, by who they are and for which time. */
export function diffComparators(old: KpiState, now: KpiState): Change[] {
  const { added, removed, both } = matchChanged(
    old.comparators,
    now.comparators,
    ({ who, period }) => `${who}, ${period}`,
  );
  const entry = kpiEntry(now);
  const field = "comparators";
  return [
    ...added.map((one) => {
      const to = show(one, now);
      return changeOf(entry, "kpi-comparator-added", `can be compared with ${to}`, { field, to });
    }),
    ...removed.map((one) => {
      const from = show(one, old);
      return changeOf(entry, "kpi-comparator-removed", `is no longer compared with ${from}`, { field, from });
    }),
    ...both.map(([then, one]) => {
      const [from, to] = [show(then, old), show(one, now)];
      const what = `is compared with ${to}, before with ${from}`;
      return changeOf(entry, "kpi-comparator-changed", what, { field, from, to });
    }),
  ];
}

/** "England, year ending March 2015: 17.2" */
const show = ({ who, value, period }: ComparatorState, kpi: KpiState): string =>
  `${who}, ${period}: ${formatValue(value, kpi)}`;

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
