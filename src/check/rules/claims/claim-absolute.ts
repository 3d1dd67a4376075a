import { reportedAudits } from "../../../plan/claims/audit-grades.ts";
import { pointsFor } from "../../../plan/claims/points.ts";
import { findingPath } from "../../../plan/history/lookup.ts";
import type { KnownKpi, PlanAsAt } from "../../../plan/history/replay.ts";
import { latestOf } from "../../../plan/measures/series.ts";
import { isPercentage } from "../../../plan/measures/units.ts";
import { isDone } from "../../../plan/schema/actions.ts";
import type { Claim } from "../../../plan/schema/claims.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { below } from "../../../problems/origin.ts";
import { clauseAt } from "../../../reading/clauses.ts";
import { type Reading, readSentence, spanOf } from "../../../reading/reading.ts";
import { type Quantifier, quantifiersIn } from "../../../reading/wording/quantifiers.ts";
import { placeInSentence, type ReportSentence } from "../../prose/report-prose.ts";
import { isPartlyUnread, type Rule } from "../../rule.ts";

export const claimAbsolute: Rule = {
  id: "claim-absolute",
  severity: "warning",
  summary: "A highlight or the summary says all, no, always or fully, and no figure supports it.",
  why: 'One child who was missed makes "no cases are missed" untrue, and the whole report with it. All and none need a figure of 100% or 0; always and consistently need a target met in three periods or more.',
  bad: `\
extracts:
  - { date: 2016-09-02, values: { assessments: { 2016-02: 60/80, 2016-08: 74/80 } } }

reports:
  - id: cabinet-2016-09
    highlights:
      - text: All assessments are done in time.
        shown-by: [{ kpi: assessments, has: improved, since: 2016-02 }]
`,
  good: `\
extracts:
  - { date: 2016-09-02, values: { assessments: { 2016-02: 60/80, 2016-08: 74/80 } } }

reports:
  - id: cabinet-2016-09
    highlights:
      - text: Most assessments are done in time.
        shown-by: [{ kpi: assessments, has: improved, since: 2016-02 }]
`,
  *check(context) {
    const { reports, at, sentencesIn } = context;
    for (const report of reports) {
      const known = at(report.asAt);
      for (const sentence of sentencesIn(report)) {
        const absolute = absoluteIn(sentence);
        if (absolute === null) continue;
        const isHighlight = sentence.in.field === "highlights";
        const proofs = isHighlight ? proofsOf(report, sentence.in.part) : [];
        if (proofs.some((proof) => provesAbsolute(proof, absolute, known))) continue;
        if (
          proofs.some(({ kpi = "", action = "" }) => [kpi, action].some((id) => isPartlyUnread(context, id)))
        )
          continue;
        const span = spanOf(sentence.reading, absolute.at, absolute.end);
        const where = isHighlight ? "nothing in its shown-by" : "no figure in the sentence";
        yield {
          message: `"${sentence.text.slice(...span)}" is absolute, and ${where} supports it: expected ${EXPECTED[absolute.kind]}`,
          origin: placeInSentence(sentence, ...span),
          entity: report.id,
          hint: 'Give the figure, "71 of 78", or say what the figures show: most, more, on average.',
          related: isHighlight && proofs.length > 0 ? [relatedTo(report, sentence.in.part)] : [],
        };
      }
    }
  },
};

const EXPECTED: Record<Quantifier["kind"], string> = {
  all: "a KPI at 100%, or other words",
  no: "a KPI at 100% or at 0, or other words",
  always: "a KPI on target for 3 periods or more, or other words",
  wholly: "a KPI at 100%, an action that is done, or other words",
};

type Absolute = Pick<Quantifier, "kind" | "at" | "end">;

/** The absolute words that a highlight says, or the summary on its own authority; null where there are none. */
function absoluteIn({ in: { field }, reading }: ReportSentence): Absolute | null {
  const counts = field === "highlights" || (field === "summary" && claimsPerformance(reading));
  return counts ? findAbsolute(reading) : null;
}

/** The first absolute words of a sentence. To ensure something is absolute where no other word is. */
function findAbsolute(reading: Reading): Absolute | null {
  const { tokens, clauses } = reading;
  const ensures = tokens.findIndex(
    ({ text }, at) =>
      ENSURES.has(text.toLowerCase()) &&
      tokens[at + 1]?.word === "that" &&
      clauseAt(clauses, at).tense !== "open",
  );
  return (
    quantifiersIn(reading).find(({ claimed }) => claimed) ??
    (ensures === -1 ? null : { kind: "all", at: ensures, end: ensures + 2 })
  );
}

const ENSURES: ReadonlySet<string> = new Set(["ensures", "ensured", "ensuring"]);

/** Whether a sentence of the summary says without a figure, and without anybody else, how well the service does. */
const claimsPerformance = ({ tokens }: Reading): boolean =>
  tokens.every(({ kind, word }) => kind !== "reference" && !SAID.has(word)) &&
  tokens.some(({ word }) => STATES.has(word));

const SAID: ReadonlySet<string> = new Set(
  "found said say judged reported noted acknowledged according asked require".split(" "),
);
const STATES: ReadonlySet<string> = new Set(
  "has have is are was were ensure ensured ensuring receive get take attend".split(" "),
);

const proofsOf = ({ highlights = [] }: Report, part: number | string | null) =>
  highlights[Number(part)]?.shownBy ?? [];

const relatedTo = ({ origin }: Report, part: number | string | null) => ({
  message: "what should show it",
  origin: below(origin, "highlights", Number(part), "shown-by"),
});

/** Periods on target that show "consistently". */
const ENOUGH_PERIODS = 3;

/** Whether one proof of a highlight supports its absolute words. */
function provesAbsolute(proof: Claim, absolute: Absolute, known: PlanAsAt): boolean {
  return (
    provesByFigure(proof, absolute, known) ||
    provesByAction(proof, absolute, known) ||
    provesByFinding(proof, absolute, known) ||
    reportedAudits(known).some(
      ({ id, cases, grades }) => id === proof.audit && [...grades.values()].includes(cases),
    )
  );
}

function provesByFigure(proof: Claim, { kind }: Absolute, known: PlanAsAt): boolean {
  const kpi = known.kpis.find(({ id }) => id === proof.kpi);
  if (kpi === undefined) return false;
  if (kind === "always" && proof.is === "on-target" && periodsOf(proof, kpi) >= ENOUGH_PERIODS) return true;
  return isComplete(kpi);
}

function periodsOf(proof: Claim, kpi: KnownKpi): number {
  const points = pointsFor(proof, kpi);
  return "missing" in points ? 0 : points.length;
}

/** Whether the latest value cannot be better. */
function isComplete({ better, unit, series }: KnownKpi): boolean {
  const value = latestOf(series)?.value;
  return better === "lower" ? value === 0 : better === "higher" && isPercentage(unit) && value === 100;
}

/** An action that is done and whose own words are absolute: "Train all managers". */
function provesByAction(proof: Claim, { kind }: Absolute, known: PlanAsAt): boolean {
  const action = known.actions.find(({ id }) => id === proof.action);
  if (action === undefined || !isDone(action.status)) return false;
  return kind === "wholly" || saysAs(kind, action.title) || saysAs(kind, action.impact);
}

/** An inspectorate's finding with words as absolute. */
function provesByFinding(proof: Claim, { kind }: Absolute, known: PlanAsAt): boolean {
  return known.events.some(({ id, documents = [] }) =>
    documents.some((document) =>
      (document.findings ?? []).some(
        (finding) => findingPath(id, document, finding) === proof.finding && saysAs(kind, finding.text),
      ),
    ),
  );
}

const saysAs = (kind: Absolute["kind"], text: string | undefined): boolean =>
  text !== undefined && findAbsolute(readSentence({ text, kind: "paragraph", quoted: false }))?.kind === kind;
