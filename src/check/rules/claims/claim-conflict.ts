import type { Highlight, Report } from "../../../plan/schema/reports.ts";
import { below, within } from "../../../problems/origin.ts";
import { scanReferences } from "../../../prose/references.ts";
import { sentencesOf } from "../../../prose/sentences.ts";
import type { Rule } from "../../rule.ts";
import { findingsKnownAt, type ReportedFinding } from "../events/documents.ts";
import { findPraised, type Phrase, phrasesIn, type Subject, subjectsIn } from "./subjects.ts";

export const claimConflict: Rule = {
  id: "claim-conflict",
  severity: "warning",
  summary: "A highlight praises what an inspectorate's letter says must get better.",
  why: "The letter is an appendix of the same report, or will be quoted beside it. A highlight may praise what the letter asks more of, if it says what is still wrong or where the concern is.",
  bad: `\
events:
  - id: review
    kind: review
    by: ofsted
    held: 2016-05-17
    documents:
      - id: letter
        date: 2016-06-15
        findings: [{ id: a, kind: concern, text: Management oversight has to get stronger., answers: R1 }]

reports:
  - id: cabinet-2016-09
    highlights: [{ text: There is clear management oversight., shown-by: [{ action: 1.1 }] }]
`,
  good: `\
events:
  - id: review
    kind: review
    by: ofsted
    held: 2016-05-17
    documents:
      - id: letter
        date: 2016-06-15
        findings: [{ id: a, kind: concern, text: Management oversight has to get stronger., answers: R1 }]

reports:
  - id: cabinet-2016-09
    highlights:
      - { text: "Management oversight is clearer, but not yet as strong as it must be.", shown-by: [{ action: 1.1 }] }
`,
  *check(context) {
    for (const report of context.reports) {
      const findings = findingsKnownAt(context, report);
      for (const [index, highlight] of (report.highlights ?? []).entries()) {
        const conflicts = findConflicts(highlight, report, findings);
        const [first] = conflicts;
        if (first === undefined) continue;
        const { finding, phrase } = first;
        const words = highlight.text.slice(...phrase.span);
        yield {
          message: `The highlight praises "${words}", and the ${NAMES[finding.finding.kind]} "${finding.path}" asks more of it: expected words for what is still wrong`,
          origin: within(below(report.origin, "highlights", index, "text"), ...phrase.span),
          entity: report.id,
          hint: `Say what is still wrong, or refer to ${finding.in.path} in the highlight.`,
          related: conflicts.map((one) => ({
            message: `found at "${one.finding.path}"`,
            origin: below(one.finding.origin, "text"),
          })),
        };
      }
    }
  },
};

const NAMES = { concern: "concern", mixed: "finding", strength: "finding" } as const;

/** A finding that asks more of what a highlight praises, and the highlight's words for it. */
interface Conflict {
  readonly finding: ReportedFinding;
  readonly phrase: Phrase;
}

const ADMITS =
  /\b(?:but|although|though|however|still|yet|remains?|despite|while|whilst|needs?|must|further|not|too (?:many|few|much|little|often)|began|begun|beginning|starting)\b/i;
/** A figure that moved is no praise of where it stands. */
const MOVES =
  /\b(?:more|fewer|less|fallen|falling|risen|rising|improved|improving|reduced|increased|declined|better|sooner|faster)\b/i;
const PRAISES =
  /\b(?:clear|strong|good|effective|excellent|robust|consistent(?:ly)?|secure|sound|stable|confident|strengthened|embedded|always|visible|in place|settled|reliabl[ey]|thorough|well|works?|understood)\b/i;

function praises({ text, shownBy = [] }: Highlight): boolean {
  if (ADMITS.test(text) || shownBy.some(({ has }) => has !== undefined)) return false;
  return PRAISES.test(text) || !MOVES.test(text);
}

/** The concerns and mixed findings on a subject that a highlight praises without leading to them; the first weighs most. */
function findConflicts(
  highlight: Highlight,
  report: Report,
  findings: readonly ReportedFinding[],
): Conflict[] {
  if (!praises(highlight)) return [];
  const { text, shownBy = [] } = highlight;
  const cited = citedIn(text, report);
  const proofs = findings.filter(({ path }) => shownBy.some((proof) => proof.finding === path));
  const phrases = phrasesOf(text);
  return byWeight(findings).flatMap((finding) => {
    const { path, in: document } = finding;
    if ([path, document.path, document.event.id].some((name) => cited.has(name))) return [];
    const keys = new Set(phrasesIn(finding.finding.text).map(({ key }) => key));
    const phrase = phrases.find(({ key }) => keys.has(key));
    if (phrase !== undefined)
      return proofs.some((proof) => outweighs(proof, finding, phrase)) ? [] : [{ finding, phrase }];
    const subject = findPraised(text, finding.finding);
    if (subject === null || isOvertaken(subject, finding, findings, proofs)) return [];
    return [{ finding, phrase: subject }];
  });
}

const phrasesOf = (text: string): Phrase[] =>
  sentencesOf(text).flatMap(({ text: sentence, start }) =>
    phrasesIn(sentence).map(({ key, span: [from, to] }) => ({ key, span: [from + start, to + start] })),
  );

/** Concerns come before mixed findings, and the newest first. */
const byWeight = (findings: readonly ReportedFinding[]): ReportedFinding[] => [
  ...findings.filter(({ finding }) => finding.kind === "concern").reverse(),
  ...findings.filter(({ finding }) => finding.kind === "mixed").reverse(),
];

/** The highlight rests on a finding of that subject that is as new. */
const outweighs = (proof: ReportedFinding, finding: ReportedFinding, { key }: Phrase): boolean =>
  proof.in.document.date >= finding.in.document.date &&
  phrasesIn(proof.finding.text).some((phrase) => phrase.key === key);

/** A later letter praises the subject, or the highlight rests on one that is as new. */
function isOvertaken(
  { key }: Subject,
  { in: { document } }: ReportedFinding,
  findings: readonly ReportedFinding[],
  proofs: readonly ReportedFinding[],
): boolean {
  const later = findings.filter(
    ({ finding, in: other }) => finding.kind === "strength" && other.document.date > document.date,
  );
  const asNew = proofs.filter(({ in: other }) => other.document.date >= document.date);
  return [...later, ...asNew].some(({ finding }) =>
    subjectsIn(finding.text).some((subject) => subject.key === key),
  );
}

/** What its references name, and the documents of the appendices that they lead to. */
function citedIn(text: string, { appendices = [] }: Report): Set<string> {
  const names = scanReferences(text).references.flatMap(({ args }) => args);
  const documents = appendices.filter(({ id }) => names.includes(id)).map(({ document }) => document ?? "");
  return new Set([...names, ...documents]);
}
