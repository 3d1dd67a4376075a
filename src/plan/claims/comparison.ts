import { compareText } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { list } from "../../diagnostics/words.ts";
import { formatValue } from "../format-figure.ts";
import type { Kpi } from "../kpis.ts";
import type { KnownKpi } from "../replay.ts";
import type { Claim } from "./claim.ts";
import { betterSign, NEITHER } from "./movement.ts";
import { type Outcome, prove, refute } from "./outcome.ts";
import { latestPoint } from "./points.ts";
import { printed, quote, quoteWithTarget } from "./quote.ts";

type Comparator = NonNullable<Kpi["comparators"]>[number];

/** `better-than: England`: the newest figure against the newest of those known for another. */
export function proveComparison({ betterThan = "" }: Claim, kpi: KnownKpi): Outcome {
  const say = (reason: string, hint: string | null = null): Outcome => refute(`${kpi.name}: ${reason}`, hint);
  const latest = latestPoint(kpi);
  if ("missing" in latest) return say(latest.missing, latest.hint);
  const other = newestOf(kpi.comparators ?? [], betterThan);
  if (other === undefined) return say(`no figure is known for ${betterThan}`, suggest(betterThan, kpi));
  const compared = `${other.who} ${formatValue(other.value, kpi)} (${other.period})`;
  const figures = `it was ${quote(latest, kpi)}, and ${compared}`;
  const sign = betterSign(kpi.better);
  if (sign === 0) return say(`${figures}; ${NEITHER[kpi.better]}`);
  const lead = sign * (printed(latest.value, kpi) - printed(other.value, kpi));
  return lead > 0 ? prove(`${quoteWithTarget(latest, kpi)}; ${compared}`) : say(figures);
}

/** By the last year that its period names, then by the day it was published. */
function newestOf(comparators: readonly Comparator[], wanted: string): Comparator | undefined {
  const age = ({ period, published = "" }: Comparator): string =>
    `${period.match(/\b(?:19|20)\d\d\b/g)?.at(-1) ?? ""} ${published}`;
  return comparators
    .filter(({ who }) => who === wanted)
    .toSorted((a, b) => compareText(age(a), age(b)))
    .at(-1);
}

function suggest(wanted: string, { comparators = [] }: Kpi): string {
  const known = [...new Set(comparators.map(({ who }) => who))];
  if (known.length === 0) return "Give the measure a comparator of that name, or claim something else.";
  return didYouMean(wanted, known) ?? `Known: ${list(known)}.`;
}
