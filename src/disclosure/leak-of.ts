import type { Cell } from "./cells.ts";
import { type Exposure, figuresOf } from "./exposed.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Leak } from "./suppress.ts";

/** An exposure that nothing can be suppressed against, told by the figures that it follows from. */
export function leakOf({ key, sums }: Exposure, printed: Knowledge["printed"]): Leak {
  const figures = figuresOf(sums);
  const own = figures.find((one) => one.key === key) as Cell;
  const others = figures.filter((one) => one !== own && one.since === null);
  const reports = [...new Set(others.flatMap((one) => printed.get(one.key)?.report ?? []))];
  const { kpi, period, since } = own;
  if (since === null) return { kpi, period, how: "sum", from: others, reports };
  const ends = [since, period].flatMap((at) => others.filter((one) => one.kpi === kpi && one.period === at));
  return { kpi, period, how: "year-to-date", from: ends, reports };
}
