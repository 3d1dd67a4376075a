import { didYouMean, list, plural } from "../../text/words.ts";
import type { PlanAsAt } from "../history/replay.ts";
import { formatValue } from "../measures/figures.ts";
import type { Claim } from "../schema/claims.ts";
import type { Audit } from "../schema/events.ts";
import { formatDate } from "../time/dates.ts";
import { type Missing, miss, type Outcome, prove, refute } from "./outcome.ts";

/** `audit: files-2016-08, graded: [good, outstanding], at-least: 70`; alone, what it found. */
export function proveAudit(claim: Claim, plan: PlanAsAt): Outcome {
  const audit = plan.audits.find(({ id }) => id === claim.audit);
  if (audit === undefined) return unknownAudit(claim.audit ?? "", plan);
  const named = `audit of ${plural(audit.cases, "case file")}, ${formatDate(audit.date)}`;
  if (audit.cases === 0) return refute(`the ${named}: it looked at none`);
  if (claim.graded === undefined) {
    const counts = [...audit.grades].map(([grade, count]) => `${count} ${grade.toLowerCase()}`);
    return prove(`${named}: ${list(counts)}`);
  }
  const share = gradeShare(audit, claim.graded);
  if ("missing" in share) return refute(`the ${named}: ${share.missing}`, share.hint);
  const figures = `${named}: ${share.count} ${share.grades} (${quotePercent(share.percent)})`;
  const judged = { audit, share, figures };
  return claim.betterThan === undefined
    ? proveShare(judged, claim)
    : proveBetter(judged, claim.graded, claim.betterThan, plan);
}

interface Judged {
  readonly audit: Audit;
  readonly share: GradeShare;
  /** "audit of 24 case files, 19 August 2016: 18 good or outstanding (75%)" */
  readonly figures: string;
}

/** Within the bounds of the claim; without any, one case at least. */
function proveShare({ share, figures }: Judged, { atLeast, atMost }: Claim): Outcome {
  const bounds = list([
    ...(atLeast === undefined ? [] : [`at least ${atLeast}%`]),
    ...(atMost === undefined ? [] : [`at most ${atMost}%`]),
  ]);
  if (bounds === "") return share.count > 0 ? prove(figures) : refute(`the ${figures}`);
  const holds = share.percent >= (atLeast ?? 0) && share.percent <= (atMost ?? 100);
  return holds ? prove(`${figures}; that is ${bounds}`) : refute(`the ${figures}, not ${bounds}`);
}

/** Against an earlier round: a greater share of its cases, as it is printed, has those grades. */
function proveBetter(
  { audit, share, figures }: Judged,
  graded: readonly string[],
  other: string,
  plan: PlanAsAt,
): Outcome {
  const earlier = plan.audits.find(({ id }) => id === other);
  if (earlier === undefined) return unknownAudit(other, plan);
  const date = formatDate(earlier.date);
  if (earlier.date >= audit.date) return refute(`the ${figures}: audit "${other}" of ${date} is not earlier`);
  if (earlier.cases === 0) return refute(`audit "${other}" of ${date}: it looked at none`);
  const before = gradeShare(earlier, graded);
  if ("missing" in before) return refute(`audit "${other}" of ${date}: ${before.missing}`, before.hint);
  const compared = `${before.count} of ${earlier.cases} (${quotePercent(before.percent)}) on ${date}`;
  const isBetter = Math.round(share.percent) > Math.round(before.percent);
  return isBetter ? prove(`${figures}; ${compared}`) : refute(`the ${figures}, and ${compared}`);
}

function unknownAudit(id: string, { audits, asAt }: PlanAsAt): Outcome {
  const ids = audits.map((one) => one.id);
  return refute(`audit "${id}", which was not known on ${formatDate(asAt)}`, didYouMean(id, ids) ?? null);
}

/** How many of an audit's cases have one of some grades. */
interface GradeShare {
  readonly count: number;
  /** Of all its cases; 0 of an audit that looked at none. */
  readonly percent: number;
  /** "good or outstanding" */
  readonly grades: string;
}

/** Capital letters do not matter: [good, outstanding] counts Good and Outstanding. */
function gradeShare({ cases, grades }: Audit, graded: readonly string[]): GradeShare | Missing {
  const known = [...grades.keys()];
  const found = graded.map((grade) => known.find((one) => one.toLowerCase() === grade.toLowerCase()));
  const unknown = graded[found.indexOf(undefined)];
  if (unknown !== undefined) {
    const hint = didYouMean(unknown, known) ?? `Its grades are ${list(known)}.`;
    return miss(`it has no grade "${unknown}"`, hint);
  }
  const distinct = [...new Set(found as string[])];
  const count = distinct.reduce((sum, grade) => sum + (grades.get(grade) ?? 0), 0);
  return {
    count,
    percent: cases === 0 ? 0 : (100 * count) / cases,
    grades: list(
      distinct.map((grade) => grade.toLowerCase()),
      "or",
    ),
  };
}

const quotePercent = (value: number): string => formatValue(value, { unit: "%", decimals: 0 });
