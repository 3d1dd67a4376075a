import { documentWords } from "../claims/prove.ts";
import { doneSince } from "../history/actions.ts";
import { countsFor, findingPath } from "../history/lookup.ts";
import type { KnownAction, KnownRecommendation, PlanAsAt } from "../history/replay.ts";
import { isDone } from "../schema/actions.ts";
import { type EventDocument, FINDING_WORDS, isByInspectors, isLookedAt, letter } from "../schema/events.ts";
import { addMonths, type IsoDate } from "../time/dates.ts";
import {
  type ActionRead,
  type Evaluation,
  type EvidenceRead,
  type EvidenceState,
  GRAVITIES,
  type Gravity,
  type Statement,
  type Subject,
  type Verdict,
} from "./evaluation.ts";
import { type Gap, rankGaps } from "./gaps.ts";
import { type AuditsRead, impactReader, type MeasureRead } from "./impact.ts";

/** How ready a plan is for a re-inspection, as its readers may see it at its date. */
export interface Readiness {
  /** How old evidence may be, in months. */
  readonly months: number;
  readonly evaluations: readonly Evaluation[];
  /** The gravest first. */
  readonly gaps: readonly Gap[];
}

/** Evaluates each recommendation and finding that is known. It rests on nothing but the plan as it is given. */
export function evaluateReadiness(plan: PlanAsAt): Readiness {
  const statements = statementsIn(plan);
  const months = plan.header?.readiness?.evidenceMonths ?? USUAL_MONTHS;
  const about = new Map([
    ...statements.map(({ path, finding }) => [path, finding.answers ?? []] as const),
    ...plan.audits.map(({ id, answers = [] }) => [id, answers] as const),
  ]);
  const material: Material = {
    plan,
    statements,
    actions: plan.actions.map((action) => ({
      ...readAction(action, plan, months),
      answers: countsFor(action.answers, about),
    })),
    impactOf: impactReader(plan),
  };
  const evaluations = subjectsOf(plan, statements).map((subject) => evaluate(subject, material));
  return { months, evaluations, gaps: rankGaps(evaluations, months) };
}

/** How long evidence shows how things are, in months, where the plan does not say. */
const USUAL_MONTHS = 6;

/** What every evaluation is made of, read once. */
interface Material {
  readonly plan: PlanAsAt;
  readonly statements: readonly Statement[];
  readonly actions: readonly ActionRead[];
  readonly impactOf: ReturnType<typeof impactReader>;
}

function evaluate(subject: Subject, { plan, statements, actions: read, impactOf }: Material): Evaluation {
  const together = pathsOf(subject, statements);
  const direct = read.filter(({ answers }) => answers.has(subject.path));
  const isDirect = direct.some(counts);
  const all = isDirect ? direct : read.filter(({ answers }) => [...answers].some((one) => together.has(one)));
  // What answers a finding itself is measured by itself: what its recommendation had before has not helped it.
  const scope = isDirect && subject.kind === "finding" ? new Set([subject.path]) : together;
  const actions = all.filter(counts);
  const measured = new Set(actions.flatMap(({ action: { measuredBy = [] } }) => measuredBy));
  const kpis = plan.kpis.filter(
    ({ id, answers = [] }) => measured.has(id) || answers.some((path) => scope.has(path)),
  );
  const since = saidSince(subject, statements);
  const made = {
    subject,
    actions,
    ...impactOf(kpis, subject.seen, scope),
    lastWords: lastWordsIn(since),
  };
  return {
    ...made,
    ...judge(made),
    name: nameOf(subject),
    withdrawn: all.filter((one) => !counts(one)).map(({ action }) => action),
    since,
  };
}

const counts = ({ action: { status } }: ActionRead): boolean => status !== "withdrawn";

/** Reads the evidence of an action as it stands at the date of the plan. `months` is how old evidence may be. */
function readAction(
  action: KnownAction,
  { header, asAt }: PlanAsAt,
  months: number,
): Omit<ActionRead, "answers"> {
  const oldest = addMonths(asAt, -months);
  const reported = new Map(
    action.history.flatMap(({ date, evidence = [] }) => evidence.map((one) => [one, date] as const)),
  );
  const evidence = action.evidence
    .map((one): EvidenceRead => {
      const { title, verifiedBy = null } = one;
      const date = one.date ?? reported.get(one) ?? action.added ?? header?.start ?? null;
      const isVerified = verifiedBy !== null && verifiedBy !== action.owner;
      return { title, date, verifiedBy, isVerified, isOld: date === null || date < oldest };
    })
    .sort((a, b) => compareDates(a.date, b.date));
  return {
    action,
    doneSince: doneSince(action)?.date ?? null,
    evidence,
    state: isDone(action.status) ? stateOf(evidence) : null,
  };
}

const compareDates = (a: IsoDate | null, b: IsoDate | null): number =>
  (a ?? "") < (b ?? "") ? -1 : (a ?? "") > (b ?? "") ? 1 : 0;

/** New evidence that somebody checked always makes it `shown`, whatever else there is. */
function stateOf(evidence: readonly EvidenceRead[]): EvidenceState {
  if (evidence.length === 0) return "missing";
  const verified = evidence.filter(({ isVerified }) => isVerified);
  if (verified.length === 0) return "unverified";
  return verified.every(({ isOld }) => isOld) ? "old" : "shown";
}

/** A recommendation stands with the findings that belong to it, and a finding with its recommendations. */
function pathsOf(subject: Subject, statements: readonly Statement[]): Set<string> {
  const own = [subject.path, ...subject.recommendations];
  if (subject.kind === "finding") return new Set(own);
  const findings = statements.filter(({ finding }) => finding.answers?.includes(subject.path));
  return new Set([...own, ...findings.map(({ path }) => path)]);
}

const nameOf = (subject: Subject): string =>
  subject.kind === "recommendation"
    ? `Recommendation ${subject.recommendation.number}`
    : `Finding (${subject.statement.letter}) of ${subject.statement.said}`;

/** Every finding of an inspection, a visit or a review, in the order of their documents. */
function statementsIn(plan: PlanAsAt): Statement[] {
  const documents = plan.events
    .filter(isLookedAt)
    .flatMap((event) => (event.documents ?? []).map((document) => ({ event, document })))
    .sort((a, b) => (a.document.date < b.document.date ? -1 : a.document.date > b.document.date ? 1 : 0));
  return documents.flatMap(({ event, document }) =>
    (document.findings ?? []).map((finding, index) => ({
      path: findingPath(event.id, document, finding),
      said: documentWords(document, event, plan),
      letter: letter(index),
      finding,
      document,
      event,
    })),
  );
}

/**
 * The recommendations by their numbers, then the findings of inspections and visits in their order. A strength asks for
 * nothing, and a review by the department looks at what others found, so neither is a subject.
 */
function subjectsOf(plan: PlanAsAt, statements: readonly Statement[]): Subject[] {
  const recommendations = plan.recommendations.map(
    (recommendation): Subject => ({
      kind: "recommendation",
      path: recommendation.id,
      recommendations: [recommendation.id],
      ...raisedBy(recommendation, plan),
      recommendation,
    }),
  );
  const known = plan.recommendations.map(({ id }) => id);
  const findings = statements
    .filter(({ finding, event }) => finding.kind !== "strength" && isByInspectors(event))
    .map(
      (statement): Subject => ({
        kind: "finding",
        path: statement.path,
        recommendations: known.filter((id) => statement.finding.answers?.includes(id)),
        raised: statement.document.date,
        seen: statement.event.held?.end ?? statement.document.date,
        statement,
      }),
    );
  return [...recommendations, ...findings];
}

/** The days of the document that made the recommendation and of the event that it is about. */
function raisedBy(
  { source, added }: KnownRecommendation,
  { events }: PlanAsAt,
): Pick<Subject, "raised" | "seen"> {
  const [eventId, documentId] = source.split("/");
  const event = events.find(({ id }) => id === eventId);
  const documents = event?.documents ?? [];
  const document = documents.find(({ id }) => documentId === undefined || id === documentId);
  const held = event?.held?.end ?? null;
  const raised = document?.date ?? held ?? added ?? null;
  return { raised, seen: held ?? raised };
}

/** What was said of a subject after it was raised, the oldest first. */
function saidSince(subject: Subject, statements: readonly Statement[]): Statement[] {
  return statements.filter(
    ({ document, finding }) =>
      (subject.raised === null || document.date > subject.raised) &&
      (finding.answers ?? []).some((id) => subject.recommendations.includes(id)),
  );
}

/** The last word of each body that has spoken of a subject: what its newest document about it says. */
function lastWordsIn(since: readonly Statement[]): Statement[] {
  const newest = new Map<string, EventDocument>();
  const voiceOf = ({ event }: Statement): string => event.by.join(" ");
  for (const statement of since) newest.set(voiceOf(statement), statement.document);
  return since.filter((statement) => newest.get(voiceOf(statement)) === statement.document);
}

/** What the cells of a row are made of. */
type Made = Pick<Evaluation, "subject" | "actions" | "measures" | "audits" | "lastWords">;

/** The cells of a row, and how grave the finding is by the last word on it, or else by what it said itself. */
function judge({
  subject,
  actions,
  measures,
  audits,
  lastWords,
}: Made): Pick<Evaluation, "gravity" | "evidence" | "impact" | "assurance"> {
  const own = subject.kind === "finding" && lastWords.length === 0 ? [subject.statement] : lastWords;
  return {
    gravity: gravityOf(own),
    evidence: judgeEvidence(actions),
    impact: judgeImpact(measures, audits),
    assurance: judgeAssurance(lastWords),
  };
}

/** The gravest of what was said. */
const gravityOf = (words: readonly Statement[]): Gravity =>
  GRAVITIES.find((one) => words.some(({ finding }) => finding.kind === one)) ?? "unseen";

/** Of the actions that are done, those whose evidence is new enough and checked by somebody else. */
function judgeEvidence(actions: readonly ActionRead[]): Verdict {
  if (actions.length === 0) return { sign: "not-shown", word: "No action", count: null };
  const done = actions.filter(({ action }) => isDone(action.status));
  if (done.length === 0) return { sign: "none", word: "None done", count: null };
  const shown = done.filter(({ state }) => state === "shown").length;
  const count = `${shown} of ${done.length}`;
  if (shown === done.length) return { sign: "shown", word: "Shown", count };
  return shown === 0
    ? { sign: "not-shown", word: "Not shown", count }
    : { sign: "part", word: "In part", count };
}

/** Of the measures that tell something, and of the audits as one more, those that are better or hold their target. */
function judgeImpact(measures: readonly MeasureRead[], { rounds, shown: audited }: AuditsRead): Verdict {
  const fromAudits = rounds.length === 0 ? [] : [audited ?? "untold"];
  const signs = [...measures.map(({ shown }) => shown), ...fromAudits];
  const good = signs.filter((one) => one === "better" || one === "held").length;
  const told = signs.filter((one) => one !== "untold" && one !== "neutral").length;
  const worse = signs.filter((one) => one === "worse").length;
  if (signs.length === 0) return { sign: "none", word: "No measure", count: null };
  if (told === 0) return { sign: "none", word: "Cannot tell", count: null };
  if (worse > 0) return { sign: "not-shown", word: "Worse", count: `${worse} of ${told}` };
  const count = `${good} of ${told}`;
  if (good === told) return { sign: "shown", word: "Better", count };
  return good === 0
    ? { sign: "not-shown", word: "No change", count }
    : { sign: "part", word: "In part", count };
}

/** The gravest of the last words of all who have spoken of it. */
function judgeAssurance(last: readonly Statement[]): Verdict {
  const gravity = gravityOf(last);
  if (gravity === "unseen") return { sign: "none", word: "Not seen since", count: null };
  const alike = last.filter(({ finding }) => finding.kind === gravity).length;
  return { sign: SIGNS[gravity], word: FINDING_WORDS[gravity], count: `${alike} of ${last.length}` };
}

const SIGNS = { concern: "not-shown", mixed: "part", strength: "shown" } as const;
