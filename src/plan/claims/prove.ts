import { didYouMean, list, plural } from "../../text/words.ts";
import { findingPath } from "../history/lookup.ts";
import type { KnownEvent, PlanAsAt } from "../history/replay.ts";
import { roundTo } from "../measures/decimals.ts";
import { isDone, STATUS_WORDS, type Status } from "../schema/actions.ts";
import type { Claim } from "../schema/claims.ts";
import { documentKind, type EventDocument, type Finding, letter } from "../schema/events.ts";
import { formatDate } from "../time/dates.ts";
import { type GradeShare, gradesOf, type ReportedAudit, reportedAudits, shareOf } from "./audit-grades.ts";
import { type Outcome, prove, refute } from "./outcome.ts";
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
export function documentWords(document: EventDocument, event: KnownEvent, plan: PlanAsAt): string {
  const sender = senderOf(document, event, plan);
  const dated = `${documentKind(document)} of ${formatDate(document.date)}`;
  if (/,| and /.test(sender)) return `${dated} from ${sender}`;
  return `${sender}${sender.endsWith("s") ? "'" : "'s"} ${dated}`;
}

/** Who wrote a document: whom it names, or else the bodies whose event it is of. */
export const senderOf = ({ from }: EventDocument, { by }: KnownEvent, { bodies }: PlanAsAt): string =>
  from ?? list(by.map((id) => bodies.find((body) => body.id === id)?.name ?? id));

/** `audit: files-2016-08, graded: [good, outstanding], at-least: 70`. Without grades, what the audit found. */
function proveAudit(claim: Claim, plan: PlanAsAt): Outcome {
  const audit = reportedAudits(plan).find(({ id }) => id === claim.audit);
  if (audit === undefined) return unknownAudit(claim.audit ?? "", plan);
  const { cases, grades } = gradesOf(audit);
  const named = `audit of ${cases === null ? "a few case files" : plural(cases, "case file")}, ${formatDate(audit.date)}`;
  if (audit.cases === 0) return refute(`the ${named}: it looked at none`);
  if (claim.graded === undefined) {
    if (grades.some(({ share }) => share === null))
      return prove(`${named}: how many have each grade is suppressed`);
    const counts = grades.map(({ grade, share }) => `${share?.count} ${grade.toLowerCase()}`);
    return prove(`${named}: ${list(counts)}`);
  }
  const share = shareOf(audit, claim.graded, plan);
  if ("missing" in share) return refute(`the ${named}: ${share.missing}`, share.hint);
  const figures = `${named}: ${share.count} ${share.grades} (${share.quoted})`;
  const suppressed = `${named}: how many are ${share.grades} is suppressed`;
  const shown = share.isShown ? figures : suppressed;
  const judged = { audit, share, figures, shown };
  return claim.betterThan === undefined
    ? proveShare(judged, claim)
    : proveBetter(judged, claim.graded, claim.betterThan, plan);
}

interface Judged {
  readonly audit: ReportedAudit;
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
  const earlier = reportedAudits(plan).find(({ id }) => id === other);
  if (earlier === undefined) return unknownAudit(other, plan);
  const date = formatDate(earlier.date);
  if (earlier.date >= audit.date) return refute(`the ${figures}: audit "${other}" of ${date} is not earlier`);
  if (earlier.cases === 0) return refute(`audit "${other}" of ${date}: it looked at none`);
  const before = shareOf(earlier, graded, plan);
  if ("missing" in before) return refute(`audit "${other}" of ${date}: ${before.missing}`, before.hint);
  const compared = `${before.count} of ${earlier.cases} (${before.quoted}) on ${date}`;
  const [now, then] = [share, before].map(({ percent }) => Number(roundTo(percent, 0))) as [number, number];
  if (now <= then) return refute(`the ${figures}, and ${compared}`);
  return prove(`${shown}; ${before.isShown ? compared : `a smaller share on ${date}`}`);
}

function unknownAudit(id: string, { audits, asAt }: PlanAsAt): Outcome {
  const ids = audits.map((one) => one.id);
  if (ids.includes(id)) return refute(`audit "${id}", whose grades were not known on ${formatDate(asAt)}`);
  return refute(`audit "${id}", which was not known on ${formatDate(asAt)}`, didYouMean(id, ids) ?? null);
}
