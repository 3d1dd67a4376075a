import { type Exposure, figuresOf } from "./exposed.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Leak } from "./suppress.ts";

/** An exposure that nothing can be suppressed against, told by the figures that it follows from. */
export function leakOf({ own, sums }: Exposure, printed: Knowledge["printed"]): Leak {
  const others = figuresOf(sums).filter((one) => one.key !== own.key && one.since === null);
  const reports = [...new Set(others.flatMap((one) => printed.get(one.key)?.report ?? []))];
  const { kpi, period, since } = own;
  if (since === null) return { kpi, period, how: "sum", from: others, reports };
  const ends = [since, period].flatMap((at) => others.filter((one) => one.kpi === kpi && one.period === at));
  return { kpi, period, how: "year-to-date", from: ends, reports };
}
