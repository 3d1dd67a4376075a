import type { Better } from "../kpis.ts";
import { inPeriod } from "../period.ts";
import type { KnownKpi } from "../replay.ts";
import { breakBetween, quoteBreak } from "./breaks.ts";
import type { Claim } from "./claim.ts";
import { type Outcome, prove, refute } from "./outcome.ts";
import { latestPoint, pointAt } from "./points.ts";
import { printed, quote, quoteWithTarget } from "./quote.ts";

/** `has: fallen, since: 2015-09`: from one period to the newest. */
export function proveMovement({ has, since = "" }: Claim, kpi: KnownKpi): Outcome {
  const [first, last] = [pointAt(kpi, since), latestPoint(kpi)];
  const say = (reason: string, hint: string | null = null): Outcome => refute(`${kpi.name}: ${reason}`, hint);
  if ("missing" in first) return say(first.missing, first.hint);
  if ("missing" in last) return say(last.missing, last.hint);
  if (first.period.key >= last.period.key) return say(`no figure is known after ${inPeriod(last.period)}`);
  const crossed = breakBetween(kpi, first, last);
  if (crossed !== undefined) return say(quoteBreak(crossed, first, last, kpi));
  const rise = printed(last.value, kpi) - printed(first.value, kpi);
  const figures = `it was ${quote(last, kpi)} and ${quote(first, kpi)}`;
  const wanted = has === "improved" ? betterSign(kpi.better) : has === "risen" ? 1 : -1;
  if (wanted === 0) return say(`${figures}, and ${NEITHER[kpi.better]}`, "Claim fallen, risen or on-target.");
  return rise * wanted > 0 ? prove(`${quoteWithTarget(last, kpi)}; ${quote(first, kpi)}`) : say(figures);
}

/** 1 where higher is better, -1 where lower is, 0 where neither is. */
export const betterSign = (better: Better): -1 | 0 | 1 =>
  better === "higher" ? 1 : better === "lower" ? -1 : 0;

/** Why a measure cannot be called better. */
export const NEITHER: Readonly<Record<Better, string>> = {
  higher: "",
  lower: "",
  "in-range": "a measure that is to stay in a range is better neither high nor low",
  neutral: "a neutral measure is better neither high nor low",
};
