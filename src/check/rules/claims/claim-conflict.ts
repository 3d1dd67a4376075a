import type { Finding } from "../../../plan/schema/events.ts";
import type { Highlight, Report } from "../../../plan/schema/reports.ts";
import { below, within } from "../../../problems/origin.ts";
import { scanReferences } from "../../../prose/references.ts";
import { sentencesOf } from "../../../prose/sentences.ts";
import { GENERAL_WORDS } from "../../../reading/lexicons/matters.ts";
import {
  ADMITS,
  ASPECTS,
  CONTRASTS,
  FINDING_VERBS,
  GOOD,
  LACKS,
  MOVES,
  PRAISES,
} from "../../../reading/lexicons/praise.ts";
import { type Reading, readSentence, spanOf } from "../../../reading/reading.ts";
import { type MatterMention, mattersIn } from "../../../reading/wording/matters.ts";
import { type Found, phrasesIn, phrasesOf } from "../../../reading/words/phrases.ts";
import { type Token, tokensOf } from "../../../reading/words/tokens.ts";
import { findingsKnownAt, type ReportedFinding } from "../../facts/documents.ts";
import type { Rule } from "../../rule.ts";

const ADMIT_PHRASES = phrasesOf(ADMITS);
const MOVE_PHRASES = phrasesOf(MOVES);
const PRAISE_PHRASES = phrasesOf(PRAISES);
const GOOD_PHRASES = phrasesOf(GOOD);
const ASPECT_PHRASES = phrasesOf(ASPECTS);
const CONTRAST_PHRASES = phrasesOf(CONTRASTS);
const LACK_PHRASES = phrasesOf(LACKS);
const VERB_PHRASES = phrasesOf(FINDING_VERBS);

export const claimConflict: Rule = {
  id: "claim-conflict",
  severity: "warning",
  summary: "A highlight praises what an inspectorate's letter says must get better.",
  why: "The letter is an appendix of the same report, or will be quoted beside it. A highlight may praise something of which the letter asks more, if it says what is still wrong or refers to the concern.",
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
          message: `The highlight praises "${words}", and the ${KIND_WORDS[finding.finding.kind]} "${finding.path}" asks more of it: expected words for what is still wrong`,
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

const KIND_WORDS = { concern: "concern", mixed: "finding", strength: "finding" } as const;

/** A finding that asks more of what a highlight praises, and the highlight's words for it. */
interface Conflict {
  readonly finding: ReportedFinding;
  readonly phrase: Phrase;
}

/** The findings that ask more of what a highlight praises without referring to them, in order of weight. */
function findConflicts(
  highlight: Highlight,
  report: Report,
  findings: readonly ReportedFinding[],
): Conflict[] {
  if (!praises(highlight)) return [];
  const { text, shownBy = [] } = highlight;
  const cited = citedIn(text, report);
  const proofs = findings.filter(({ path }) => shownBy.some((proof) => proof.finding === path));
  const pairs = pairsOf(text);
  return byWeight(findings).flatMap((finding) => {
    const { path, in: document } = finding;
    if ([path, document.path, document.event.id].some((name) => cited.has(name))) return [];
    const keys = new Set(pairsOf(finding.finding.text).map(({ key }) => key));
    const phrase = pairs.find(({ key }) => keys.has(key));
    if (phrase !== undefined)
      return proofs.some((proof) => outweighs(proof, finding, phrase)) ? [] : [{ finding, phrase }];
    const subject = findPraised(text, finding.finding);
    if (subject === null || isOvertaken(subject, finding, findings, proofs)) return [];
    return [{ finding, phrase: { key: subject.matter, span: subject.span } }];
  });
}

function praises({ text, shownBy = [] }: Highlight): boolean {
  const tokens = tokensOf(text);
  const says = (phrases: Parameters<typeof phrasesIn>[1]): boolean => phrasesIn(tokens, phrases).length > 0;
  if (says(ADMIT_PHRASES) || shownBy.some(({ has }) => has !== undefined)) return false;
  return says(PRAISE_PHRASES) || !says(MOVE_PHRASES);
}

/** The pairs of telling words in a text. */
const pairsOf = (text: string): Phrase[] =>
  readingsOf(text).flatMap(({ start, reading }) =>
    wordPairsIn(reading.tokens).map(({ key, at, end }) => {
      const [from, to] = spanOf(reading, at, end);
      return { key, span: [start + from, start + to] };
    }),
  );

/** Concerns come before mixed findings, and the newest first. */
const byWeight = (findings: readonly ReportedFinding[]): ReportedFinding[] => [
  ...findings.filter(({ finding }) => finding.kind === "concern").reverse(),
  ...findings.filter(({ finding }) => finding.kind === "mixed").reverse(),
];

/** Whether the highlight rests on a finding about the same subject that is at least as new. */
const outweighs = (proof: ReportedFinding, finding: ReportedFinding, { key }: Phrase): boolean =>
  proof.in.document.date >= finding.in.document.date &&
  pairsOf(proof.finding.text).some((phrase) => phrase.key === key);

/** Whether a later letter praises the subject, or the highlight rests on one that is as new. */
function isOvertaken(
  { matter }: MatterMention,
  { in: { document } }: ReportedFinding,
  findings: readonly ReportedFinding[],
  proofs: readonly ReportedFinding[],
): boolean {
  const later = findings.filter(
    ({ finding, in: other }) => finding.kind === "strength" && other.document.date > document.date,
  );
  const asNew = proofs.filter(({ in: other }) => other.document.date >= document.date);
  return [...later, ...asNew].some(({ finding }) =>
    readingsOf(finding.text).some(({ reading }) =>
      mattersIn(reading.tokens).some((one) => one.matter === matter),
    ),
  );
}

/** The names in a text's references, and the documents of the appendices that they refer to. */
function citedIn(text: string, { appendices = [] }: Report): Set<string> {
  const names = scanReferences(text).references.flatMap(({ args }) => args);
  const documents = appendices.filter(({ id }) => names.includes(id)).map(({ document }) => document ?? "");
  return new Set([...names, ...documents]);
}

/** Two words that stand together and say what a sentence is about: "management oversight". */
interface Phrase {
  /** In lower case and in the singular, for comparing. */
  readonly key: string;
  /** Offsets into the text. */
  readonly span: readonly [from: number, to: number];
}

/** The matter that a highlight praises and a finding wants more of, and its place in the highlight. */
interface Praised extends MatterMention {
  readonly span: readonly [from: number, to: number];
}

/** The first matter that a highlight praises and a finding wants more of. */
function findPraised(highlight: string, finding: Finding): Praised | null {
  const concerns = concernsOf(finding);
  for (const { start, reading } of readingsOf(highlight)) {
    const { tokens } = reading;
    if (!isGood(tokens)) continue;
    const praised = mattersIn(tokens).find((matter) =>
      concerns.some(
        (concern) =>
          isSameMatter(matter, tokens, concern.matter, concern.tokens) &&
          isSameAspect(aspectsIn(tokens), aspectsIn(concern.tokens, concern.from)),
      ),
    );
    if (praised === undefined) continue;
    const [from, to] = spanOf(reading, praised.at, praised.end);
    return { ...praised, span: [start + from, start + to] };
  }
  return null;
}

/** The sentences of a text, read, and where each starts in it. */
const readingsOf = (text: string): { readonly start: number; readonly reading: Reading }[] =>
  sentencesOf(text).map((sentence) => ({ start: sentence.start, reading: readSentence(sentence) }));

/** "Bring health and the police together" praises as well. */
function isGood(tokens: readonly Token[]): boolean {
  const brings = tokens.findIndex(({ word }) => word === "bring");
  const together = tokens.findIndex(({ word }) => word === "together");
  return phrasesIn(tokens, GOOD_PHRASES).length > 0 || (brings !== -1 && together > brings + 1);
}

/** A matter that a finding wants more of, the sentence that says so, and where in it the concern begins. */
interface Concern {
  readonly matter: MatterMention;
  readonly tokens: readonly Token[];
  readonly from: number;
}

function concernsOf({ kind, text }: Finding): Concern[] {
  return readingsOf(text).flatMap(({ reading: { tokens } }) => {
    const from = phrasesIn(tokens, CONTRAST_PHRASES)[0]?.end ?? 0;
    if (kind === "mixed" && phrasesIn(tokens, LACK_PHRASES, from).length === 0) return [];
    const own = headsOf(tokens, from);
    return (own.length > 0 ? own : headsOf(tokens, 0)).map((matter) => ({ matter, tokens, from }));
  });
}

/** The matters before the verb, or the first of all. */
function headsOf(tokens: readonly Token[], from: number): MatterMention[] {
  const verb: Found<string> | undefined = phrasesIn(tokens, VERB_PHRASES, from)[0];
  const all = mattersIn(tokens, from);
  const heads = all.filter(({ at }) => at < (verb?.at ?? tokens.length));
  return heads.length > 0 ? heads : all.slice(0, 1);
}

const aspectsIn = (tokens: readonly Token[], from = 0): Set<keyof typeof ASPECTS> =>
  new Set(phrasesIn(tokens, ASPECT_PHRASES, from).map(({ meaning }) => meaning));

/** Supervision can be regular and still be poor, and an assessment can be good and still be late. */
const isSameAspect = (
  praise: ReadonlySet<keyof typeof ASPECTS>,
  concern: ReadonlySet<keyof typeof ASPECTS>,
): boolean => (praise.has("time") ? concern.has("time") : !concern.has("time") || concern.has("quality"));

/** The same matter, unless either sentence says which one is meant and the other does not name that. */
const isSameMatter = (
  one: MatterMention,
  tokens: readonly Token[],
  other: MatterMention,
  otherTokens: readonly Token[],
): boolean =>
  one.matter === other.matter &&
  one.which.every((word) => hasWord(otherTokens, word)) &&
  other.which.every((word) => hasWord(tokens, word));

const hasWord = (tokens: readonly Token[], word: string): boolean =>
  tokens.some((token) => token.word === word || token.text.toLowerCase().startsWith(word));

/** Neighbouring words that are not general, with no sign between them. */
const wordPairsIn = (tokens: readonly Token[]): (Pick<MatterMention, "at" | "end"> & Pick<Phrase, "key">)[] =>
  tokens.flatMap((token, at) => {
    const next = tokens[at + 1];
    if (next === undefined || !(isTelling(token) && isTelling(next))) return [];
    return [{ key: `${token.word} ${next.word}`, at, end: at + 2 }];
  });

const isTelling = ({ kind, word }: Token): boolean => kind === "word" && !GENERAL_WORDS.has(word);
