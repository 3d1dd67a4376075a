import { didYouMean, list, plural } from "../../text/words.ts";
import { findingPath } from "../history/lookup.ts";
import type { KnownEvent, PlanAsAt } from "../history/replay.ts";
import { roundTo, times } from "../measures/decimals.ts";
import { formatValue } from "../measures/figures.ts";
import { isDone, STATUS_WORDS, type Status } from "../schema/actions.ts";
import type { Claim } from "../schema/claims.ts";
import { type Audit, documentKind, type EventDocument, type Finding, letter } from "../schema/events.ts";
import { formatDate } from "../time/dates.ts";
import { type Missing, miss, type Outcome, prove, refute } from "./outcome.ts";
import { proveMeasure } from "./prove-measure.ts";

/** What shows a highlight, and which of its claims do not hold. */
interface ProvenHighlight {
  /** The clauses that show it, in the order of its claims. */
  readonly proofs: readonly string[];
  /** Each with the position of its claim. */
  readonly refuted: readonly {
    readonly index: number;
    readonly outcome: Extract<Outcome, { holds: false }>;
  }[];
}

/** Tests every claim of a highlight. A concern of an inspector refutes it only if nothing else proves it. */
export function proveHighlight(claims: readonly Claim[], plan: PlanAsAt): ProvenHighlight {
  const outcomes = claims.map((claim) => proveClaim(claim, plan));
  const proofs = outcomes.flatMap((outcome) => (outcome.holds ? [outcome.proof] : []));
  const refuted = outcomes.flatMap((outcome, index) => {
    const claim = claims[index] as Claim;
    if (outcome.holds || (proofs.length > 0 && isConcern(claim, plan))) return [];
    return [{ index, outcome }];
  });
  return { proofs, refuted };
}

const isConcern = ({ finding }: Claim, plan: PlanAsAt): boolean =>
  finding !== undefined && findFinding(finding, plan)?.finding.kind === "concern";

/**
 * Tests a claim against the plan as it was known at a date and as its audience may see it. The proof is a clause ready
 * to print: "Average caseload: 18.0 in August 2016, target 14 to 18; 24.6 in September 2015". The reason follows
 * "is not shown by". Changes are judged as they are printed: a change that a reader cannot see is none.
 */
export function proveClaim(claim: Claim, plan: PlanAsAt): Outcome {
  if (claim.finding !== undefined) return proveFinding(claim.finding, plan);
  if (claim.action !== undefined) return proveAction(claim.action, plan);
  if (claim.audit !== undefined) return proveAudit(claim, plan);
  return proveFigure(claim, plan);
}

function proveFigure(claim: Claim, plan: PlanAsAt): Outcome {
  const kpi = plan.kpis.find(({ id }) => id === claim.kpi);
  if (kpi === undefined)
    return refute(`KPI "${claim.kpi ?? ""}", which was not known on ${formatDate(plan.asAt)}`);
  return proveMeasure(claim, kpi);
}

/** `action: 1.3`: what was promised is complete or embedded. */
function proveAction(id: string, plan: PlanAsAt): Outcome {
  const action = plan.actions.find((one) => one.id === id);
  if (action === undefined) return refute(`action ${id}, which was not known on ${formatDate(plan.asAt)}`);
  const status = statusWords(action.status, plan);
  if (!isDone(action.status)) {
    const due = action.due === undefined ? "" : ` and due on ${formatDate(action.due)}`;
    return refute(`action ${id}: it is ${status}${action.status === "withdrawn" ? "" : due}`);
  }
  const titles = action.evidence.map(({ title }) => title);
  return prove(`action ${id}, ${status}${titles.length === 0 ? "" : `; evidence: ${list(titles)}`}`);
}

/** The status in the council's own words. */
const statusWords = (status: Status, { header }: PlanAsAt): string =>
  (header?.legend?.get(status) ?? STATUS_WORDS[status]).toLowerCase();

/** `finding: ofsted-2016-07/letter/b`: an inspector said so. A concern is no praise, so it shows nothing. */
function proveFinding(path: string, plan: PlanAsAt): Outcome {
  const found = findFinding(path, plan);
  if (found === null) return refute(`finding "${path}", which was not known on ${formatDate(plan.asAt)}`);
  const named = `${documentWords(found.document, found.event, plan)}, finding (${letter(found.index)})`;
  if (found.finding.kind !== "concern") return prove(named);
  return refute(`${named}: it is a concern, "${found.finding.text.trim()}"`);
}

interface Found {
  readonly event: KnownEvent;
  readonly document: EventDocument;
  readonly finding: Finding;
  readonly index: number;
}

/** The finding of a path; null if none was known. */
function findFinding(path: string, { events }: PlanAsAt): Found | null {
  for (const event of events) {
    for (const document of event.documents ?? []) {
      const findings = document.findings ?? [];
      const index = findings.findIndex((one) => findingPath(event.id, document, one) === path);
      const finding = findings[index];
      if (finding !== undefined) return { event, document, finding, index };
    }
  }
  return null;
}

/** "Ofsted's letter of 5 August 2016", "letter of 15 June 2016 from the Minister, Department for Education". */
function documentWords(document: EventDocument, { by }: KnownEvent, plan: PlanAsAt): string {
  const names = by.map((one) => plan.bodies.find((body) => body.id === one)?.name ?? one);
  const sender = document.from ?? list(names);
  const dated = `${documentKind(document)} of ${formatDate(document.date)}`;
  if (/,| and /.test(sender)) return `${dated} from ${sender}`;
  return `${sender}${sender.endsWith("s") ? "'" : "'s"} ${dated}`;
}

/** `audit: files-2016-08, graded: [good, outstanding], at-least: 70`. Without grades, what the audit found. */
function proveAudit(claim: Claim, plan: PlanAsAt): Outcome {
  const audit = plan.audits.find(({ id }) => id === claim.audit);
  if (audit === undefined) return unknownAudit(claim.audit ?? "", plan);
  const isFew = isConfidential(audit.cases, audit);
  const named = `audit of ${isFew ? "a few case files" : plural(audit.cases, "case file")}, ${formatDate(audit.date)}`;
  if (audit.cases === 0) return refute(`the ${named}: it looked at none`);
  if (claim.graded === undefined) {
    if ([...audit.grades.values()].some((count) => isConfidential(count, audit)))
      return prove(`${named}: how many have each grade is suppressed`);
    const counts = [...audit.grades].map(([grade, count]) => `${count} ${grade.toLowerCase()}`);
    return prove(`${named}: ${list(counts)}`);
  }
  const share = gradeShare(audit, claim.graded);
  if ("missing" in share) return refute(`the ${named}: ${share.missing}`, share.hint);
  const figures = `${named}: ${share.count} ${share.grades} (${quotePercent(share.percent)})`;
  const suppressed = `${named}: how many are ${share.grades} is suppressed`;
  const shown = isHidden(share, audit) ? suppressed : figures;
  const judged = { audit, share, figures, shown };
  return claim.betterThan === undefined
    ? proveShare(judged, claim)
    : proveBetter(judged, claim.graded, claim.betterThan, plan);
}

/** Whether a number of an audit's cases, or the rest of them, is so small that it may not be printed. */
const isConfidential = (count: number, { cases, threshold = 0 }: Audit): boolean =>
  [count, cases - count].some((one) => isSmall(one, threshold));

const isSmall = (count: number, threshold: number): boolean => count >= 1 && count <= threshold;

/**
 * Whether a share may not be printed. Two numbers that are printed of one audit can be subtracted from each other, in one
 * report or in several: 13 good or inadequate, less 10 good. So grades with few cases are only counted together, with as
 * many others as it takes to hide them.
 */
function isHidden({ graded, count }: GradeShare, audit: Audit): boolean {
  const together = countedTogether(audit);
  const own = together.filter((grade) => graded.includes(grade));
  const isApart = own.length > 0 && own.length < together.length;
  return isApart || [count, audit.cases].some((one) => isConfidential(one, audit));
}

/** Grades that have few cases, and the next ones until nobody can tell how many cases each of them has. */
function countedTogether({ grades, threshold = 0 }: Audit): string[] {
  const used = [...grades.keys()].filter((grade) => grades.get(grade) !== 0);
  const few = used.filter((grade) => isSmall(grades.get(grade) ?? 0, threshold));
  const last = used.indexOf(few.at(-1) ?? "");
  const others = [...used.slice(last + 1), ...used.slice(0, last + 1)].filter(
    (grade) => !few.includes(grade),
  );
  const together = [...few];
  for (const other of others) {
    const sum = together.reduce((all, grade) => all + (grades.get(grade) ?? 0), 0);
    // That each has one case, or as many as may not be printed, would follow from their sum.
    if (sum > threshold && sum > together.length && sum !== together.length * threshold) break;
    if (few.length > 0) together.push(other);
  }
  return together;
}

interface Judged {
  readonly audit: Audit;
  readonly share: GradeShare;
  /** "audit of 24 case files, 19 August 2016: 18 good or outstanding (75%)" */
  readonly figures: string;
  /** The same as a report prints it, which may be without the number. */
  readonly shown: string;
}

/** Within the bounds of the claim; without bounds, at least one case. */
function proveShare({ share, figures, shown }: Judged, { atLeast, atMost }: Claim): Outcome {
  const bounds = list([
    ...(atLeast === undefined ? [] : [`at least ${atLeast}%`]),
    ...(atMost === undefined ? [] : [`at most ${atMost}%`]),
  ]);
  if (bounds === "") return share.count > 0 ? prove(shown) : refute(`the ${figures}`);
  const holds = share.percent >= (atLeast ?? 0) && share.percent <= (atMost ?? 100);
  if (!holds) return refute(`the ${figures}, not ${bounds}`);
  // A suppressed number could be worked out from bounds that only one number is within.
  return prove(shown === figures ? `${figures}; that is ${bounds}` : shown);
}

/** Better than an earlier round: a greater share of cases, as printed, has those grades. */
function proveBetter(
  { audit, share, figures, shown }: Judged,
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
  const [now, then] = [share, before].map(({ percent }) => Number(roundTo(percent, 0))) as [number, number];
  if (now <= then) return refute(`the ${figures}, and ${compared}`);
  return prove(`${shown}; ${isHidden(before, earlier) ? `a smaller share on ${date}` : compared}`);
}

function unknownAudit(id: string, { audits, asAt }: PlanAsAt): Outcome {
  const ids = audits.map((one) => one.id);
  return refute(`audit "${id}", which was not known on ${formatDate(asAt)}`, didYouMean(id, ids) ?? null);
}

/** How many of an audit's cases have one of the grades that are counted together. */
interface GradeShare {
  readonly graded: readonly string[];
  readonly count: number;
  /** Per cent of all cases; 0 for an audit that looked at none. */
  readonly percent: number;
  /** "good or outstanding" */
  readonly grades: string;
}

/** Counts the cases with these grades. Case does not matter: [good] counts Good. */
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
    graded: distinct,
    count,
    percent: cases === 0 ? 0 : times(count / cases, 100),
    grades: list(
      distinct.map((grade) => grade.toLowerCase()),
      "or",
    ),
  };
}

/** How many of an audit's cases have each grade, as its readers may be told. */
export function gradesOf(audit: Audit): {
  /** Null if readers may only know that there are a few. */
  readonly cases: number | null;
  /** "31 (52%)"; null if the number is suppressed. */
  readonly grades: readonly { readonly grade: string; readonly share: string | null }[];
} {
  const grades = [...audit.grades.keys()].map((grade) => {
    const share = gradeShare(audit, [grade]);
    const isShown = !("missing" in share) && !isHidden(share, audit);
    return { grade, share: isShown ? `${share.count} (${quotePercent(share.percent)})` : null };
  });
  return { cases: isConfidential(audit.cases, audit) ? null : audit.cases, grades };
}

const quotePercent = (value: number): string => formatValue(value, { unit: "%", decimals: 0 });
