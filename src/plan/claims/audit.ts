import { didYouMean } from "../../diagnostics/suggest.ts";
import { list, plural } from "../../diagnostics/words.ts";
import type { Audit } from "../audits.ts";
import { formatDate } from "../dates.ts";
import { formatValue } from "../format-figure.ts";
import type { PlanAsAt } from "../replay.ts";
import type { Claim } from "./claim.ts";
import { type Missing, miss, type Outcome, prove, refute } from "./outcome.ts";

/** `audit: files-2016-08, graded: [good, outstanding], at-least: 70`; alone, what it found. */
export function proveAudit(claim: Claim, plan: PlanAsAt): Outcome {
  const audit = plan.audits.find(({ id }) => id === claim.audit);
  if (audit === undefined) return unknownAudit(claim.audit ?? "", plan);
  const named = `audit of ${plural(audit.cases, "case file")}, ${formatDate(audit.date)}`;
  if (audit.cases === 0) return refute(`the ${named}: it looked at none`);
  if (claim.graded === undefined) {
    return prove(`${named}: ${list([...audit.grades].map(([grade, count]) => `${count} ${lower(grade)}`))}`);
  }
  const share = shareOf(audit, claim.graded);
  if ("missing" in share) return refute(`the ${named}: ${share.missing}`, share.hint);
  const figures = `${named}: ${share.words}`;
  if (claim.betterThan !== undefined)
    return proveBetter(claim.betterThan, audit, share, figures, claim.graded, plan);
  const { atLeast, atMost } = claim;
  if (share.count === 0 && atMost === undefined) return refute(`the ${figures}`);
  const bounds = [
    ...(atLeast === undefined ? [] : [`at least ${atLeast}%`]),
    ...(atMost === undefined ? [] : [`at most ${atMost}%`]),
  ].join(" and ");
  const low = atLeast !== undefined && share.percent < atLeast;
  const high = atMost !== undefined && share.percent > atMost;
  if (low || high) return refute(`the ${figures}, not ${bounds}`);
  return prove(bounds === "" ? figures : `${figures}; that is ${bounds}`);
}

/** Against an earlier round: a greater share of its cases has those grades. */
function proveBetter(
  other: string,
  audit: Audit,
  share: Share,
  figures: string,
  graded: readonly string[],
  plan: PlanAsAt,
): Outcome {
  const earlier = plan.audits.find(({ id }) => id === other);
  if (earlier === undefined) return unknownAudit(other, plan);
  const date = formatDate(earlier.date);
  if (earlier.date >= audit.date) return refute(`the ${figures}: audit "${other}" of ${date} is not earlier`);
  const before = shareOf(earlier, graded);
  if ("missing" in before) return refute(`audit "${other}" of ${date}: ${before.missing}`, before.hint);
  const compared = `${before.count} of ${earlier.cases} (${PERCENT(before.percent)}) on ${date}`;
  return share.shown > before.shown
    ? prove(`${figures}; ${compared}`)
    : refute(`the ${figures}, and ${compared}`);
}

interface Share {
  readonly count: number;
  readonly percent: number;
  /** Per cent as it is printed. */
  readonly shown: number;
  /** "18 good or outstanding (75%)" */
  readonly words: string;
}

function shareOf({ cases, grades }: Audit, graded: readonly string[]): Share | Missing {
  const known = [...grades.keys()];
  const found = graded.map((grade) => known.find((one) => lower(one) === lower(grade)));
  const unknown = graded[found.indexOf(undefined)];
  if (unknown !== undefined) {
    return miss(
      `it has no grade "${unknown}"`,
      didYouMean(unknown, known) ?? `Its grades are ${list(known)}.`,
    );
  }
  const distinct = [...new Set(found as string[])];
  const count = distinct.reduce((sum, grade) => sum + (grades.get(grade) ?? 0), 0);
  const percent = cases === 0 ? 0 : (100 * count) / cases;
  const words = `${count} ${list(distinct.map(lower), "or")} (${PERCENT(percent)})`;
  return { count, percent, shown: Math.round(percent), words };
}

const PERCENT = (value: number): string => formatValue(value, { unit: "%", decimals: 0 });

const lower = (grade: string): string => grade.toLowerCase();

function unknownAudit(id: string, { audits, asAt }: PlanAsAt): Outcome {
  const hint =
    didYouMean(
      id,
      audits.map((one) => one.id),
    ) ?? null;
  return refute(`audit "${id}", which was not known on ${formatDate(asAt)}`, hint);
}
