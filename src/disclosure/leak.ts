import type { Cell } from "./cells.ts";
import { type Exposure, figuresOf } from "./exposed.ts";
import type { Knowledge } from "./knowledge.ts";

/** A figure that is suppressed, and that readers can work out all the same: nothing is left to suppress with it. */
export interface Leak {
  readonly kpi: string;
  readonly period: string;
  readonly how: "printed" | "sum" | "year-to-date";
  /** The figures it follows from. */
  readonly from: readonly Cell[];
  /** The earlier reports that printed some of them. */
  readonly reports: readonly string[];
}

/** An exposure that nothing can be suppressed against, told by the figures that it follows from. */
export function leakOf({ own, sums }: Exposure, printed: Knowledge["printed"]): Leak {
  const others = figuresOf(sums).filter((one) => one.key !== own.key && one.since === null);
  const reports = [...new Set(others.flatMap((one) => printed.get(one.key)?.report ?? []))];
  const { kpi, period, since } = own;
  if (since === null) return { kpi, period, how: "sum", from: others, reports };
  const ends = [since, period].flatMap((at) => others.filter((one) => one.kpi === kpi && one.period === at));
  return { kpi, period, how: "year-to-date", from: ends, reports };
}
