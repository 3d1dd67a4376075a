import type { BreakState, ComparatorState, KpiState } from "../../model/state.ts";
import { formatDate, formatMonth } from "../../plan/dates.ts";
import { formatValue } from "../../plan/format-figure.ts";
import { type Change, changeOf } from "../change.ts";
import { matchChanged } from "../match.ts";
import { kpiEntry } from "./kpi-entry.ts";

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
