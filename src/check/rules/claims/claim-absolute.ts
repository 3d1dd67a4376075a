import { pointsFor } from "../../../plan/claims/points.ts";
import { findingPath } from "../../../plan/history/lookup.ts";
import type { KnownKpi, PlanAsAt } from "../../../plan/history/replay.ts";
import { latestOf } from "../../../plan/measures/series.ts";
import { isPercentage } from "../../../plan/measures/units.ts";
import { isDone } from "../../../plan/schema/actions.ts";
import type { Claim } from "../../../plan/schema/claims.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { below } from "../../../problems/origin.ts";
import { REFERENCE_MARK } from "../../../prose/references.ts";
import { placeInSentence } from "../../prose/report-prose.ts";
import { acrossLines } from "../../prose/words.ts";
import type { Rule } from "../../rule.ts";
import {
  type AbsoluteKind,
  ACT_OF_OTHERS,
  ENSURES,
  FIGURE,
  NO_CLAIM,
  NOT_DONE,
  OTHER_MATTER,
  PATTERNS,
  SCOPE,
} from "./absolute-words.ts";

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
  *check({ reports, at, sentencesIn }) {
    for (const report of reports) {
      const known = at(report.asAt);
      for (const sentence of sentencesIn(report)) {
        const absolute = absoluteIn(sentence.in.field, sentence.text);
        if (absolute === null) continue;
        const isHighlight = sentence.in.field === "highlights";
        const proofs = isHighlight ? proofsOf(report, sentence.in.part) : [];
        if (proofs.some((proof) => provesAbsolute(proof, absolute, known))) continue;
        const where = isHighlight ? "nothing in its shown-by" : "no figure in the sentence";
        yield {
          message: `"${absolute.words}" is absolute, and ${where} supports it: expected ${EXPECTED[absolute.kind]}`,
          origin: placeInSentence(sentence, ...absolute.span),
          entity: report.id,
          hint: 'Give the figure, "71 of 78", or say what the figures show: most, more, on average.',
          related: isHighlight && proofs.length > 0 ? [relatedTo(report, sentence.in.part)] : [],
        };
      }
    }
  },
};

const EXPECTED: Record<AbsoluteKind, string> = {
  all: "a KPI at 100%, or other words",
  no: "a KPI at 100% or at 0, or other words",
  always: "a KPI on target for 3 periods or more, or other words",
  wholly: "a KPI at 100%, an action that is done, or other words",
};

function absoluteIn(field: string, sentence: string): Absolute | null {
  const counts = field === "highlights" || (field === "summary" && claimsPerformance(sentence));
  return counts ? findAbsolute(sentence) : null;
}

/** Words that claim something about every case, or every time. */
interface Absolute {
  readonly kind: AbsoluteKind;
  readonly words: string;
  /** Offsets into the sentence. */
  readonly span: readonly [from: number, to: number];
}

/** The first absolute words of a sentence; null where it claims nothing about every case. */
function findAbsolute(sentence: string): Absolute | null {
  const found = PATTERNS.flatMap(([kind, pattern]) => find(sentence, kind, acrossLines(pattern)) ?? []);
  return found.sort((a, b) => a.span[0] - b.span[0])[0] ?? find(sentence, ...ENSURES);
}

function find(sentence: string, kind: AbsoluteKind, pattern: RegExp): Absolute | null {
  const claim = [...sentence.matchAll(new RegExp(pattern, `${pattern.flags}g`))].find(({ 0: words, index }) =>
    isClaim(words, sentence.slice(0, index), sentence.slice(index + words.length)),
  );
  if (claim === undefined) return null;
  const { 0: words, index } = claim;
  return { kind, words, span: [index, index + words.length] };
}

function isClaim(words: string, before: string, after: string): boolean {
  if (OTHER_MATTER.test(innerWords(words)) || NO_CLAIM.test(before) || NOT_DONE.test(after)) return false;
  return !ACT_OF_OTHERS.test(before) && !(SCOPE.test(before) && FIGURE.test(after));
}

const innerWords = (words: string): string =>
  /^(?:all|every|each|not?) /i.test(words) ? words.replace(/^\w+ /, "") : "";

/** Whether a sentence of the summary claims on its own authority, without a figure, how well the service does. */
const claimsPerformance = (sentence: string): boolean =>
  !sentence.includes(REFERENCE_MARK) &&
  /\b(?:has|have|is|are|was|were|ensur(?:es|ed|ing)|receives?|gets?)\b/i.test(sentence) &&
  !/\b(?:found|said|says|judged|reported|noted|acknowledged|according to|asked|requires?)\b/i.test(sentence);

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
    known.audits.some(({ id, cases, grades }) => id === proof.audit && [...grades.values()].includes(cases))
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

const saysAs = (kind: AbsoluteKind, text: string | undefined): boolean =>
  text !== undefined && findAbsolute(text)?.kind === kind;
