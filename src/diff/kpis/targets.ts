import type { KpiState, TargetState } from "../../model/state.ts";
import { formatDate, formatMonth } from "../../plan/dates.ts";
import { formatValue } from "../../plan/format-figure.ts";
import { type Change, changeOf } from "../change.ts";
import { matchChanged } from "../match.ts";
import { kpiEntry } from "./kpi-entry.ts";

/** A target that was agreed, moved or dropped, for whatever time it is. */
export function diffTargets(old: KpiState, now: KpiState): Change[] {
  const { added, removed, both } = matchChanged(old.targets, now.targets, ({ from }) => from ?? "");
  const hadOne = old.targets.length > 0;
  const hasOne = now.targets.length > 0;
  const change = (kind: Change["kind"], what: string, from: string | null, to: string | null): Change =>
    changeOf(kpiEntry(now), kind, what, { field: "targets", from, to });
  return [
    ...both.map(([then, one]) => {
      const [from, to] = [show(then, old), show(one, now)];
      return change("kpi-target-moved", `its target moved from ${from} to ${to}`, from, to);
    }),
    ...added.map((one) => {
      const to = show(one, now);
      const kind = hadOne ? "kpi-target-moved" : "kpi-target-set";
      const what = hadOne ? `its target moves to ${to}` : `has a target: ${to}`;
      return change(kind, what, null, to);
    }),
    ...removed.map((one) => {
      const from = show(one, old);
      const kind = hasOne ? "kpi-target-moved" : "kpi-target-dropped";
      return change(kind, `the target of ${from} was dropped`, from, null);
    }),
  ];
}

/** "90% or more from April 2016, and within 2% of it near" */
function show({ from, min, max, tolerance }: TargetState, kpi: KpiState): string {
  const value = (number: number): string =>
    formatValue(number, { unit: kpi.unit, decimals: String(number).split(".")[1]?.length ?? 0 });
  const band = bandWords(min, max, kpi, value);
  const start = from === null ? "" : ` from ${from.length === 7 ? formatMonth(from) : formatDate(from)}`;
  return band + start + (tolerance === null ? "" : ` (tolerance ${value(tolerance)})`);
}

function bandWords(
  min: number | null,
  max: number | null,
  { better }: KpiState,
  value: (number: number) => string,
): string {
  if (min !== null && (max === null || better === "higher")) return `${value(min)} or more`;
  if (max !== null && (min === null || better === "lower")) return `${value(max)} or less`;
  if (min === null || max === null) return "no value";
  return min === max ? value(min) : `${value(min)} to ${value(max)}`;
}
