import type { Report } from "../../plan/schema/reports.ts";
import { below, type Origin, within } from "../../problems/origin.ts";
import { type Sentence, sentencesOf } from "../../prose/sentences.ts";
import { type Reading, readSentence } from "../../reading/reading.ts";
import { isDated, type Time } from "../../reading/times/times.ts";
import { type TypedReference, typedReferences } from "../../reading/wording/typed-references.ts";

/** A text that the report's author wrote, as written: Markdown, with references. */
export interface ReportText {
  readonly report: Report;
  readonly field:
    | "title"
    | "purpose"
    | "summary"
    | "highlights"
    | "decisions"
    | "reasons"
    | "implications"
    | "main";
  /** The number of the highlight or decision, the row of the implications; null for a single text. */
  readonly part: number | string | null;
  readonly text: string;
  readonly origin: Origin;
}

/** One sentence of such a text. */
export interface ReportSentence extends Sentence {
  readonly in: ReportText;
  /** The sentence before it in the same text. */
  readonly before: ReportSentence | null;
  /** What it says, as far as words show it. */
  readonly reading: Reading;
}

/** Every text of a report, in the order it is read. Letters and other people's words are not among them. */
export function reportTexts(report: Report): ReportText[] {
  const one = (
    field: ReportText["field"],
    text: string,
    part: ReportText["part"] = null,
    ...path: string[]
  ) => ({
    report,
    field,
    part,
    text,
    origin: below(report.origin, field, ...(part === null ? [] : [part]), ...path),
  });
  const ifWritten = (field: "purpose" | "summary" | "reasons" | "main"): ReportText[] => {
    const text = report[field];
    return text === undefined ? [] : [one(field, text)];
  };
  return [
    one("title", report.title),
    ...ifWritten("purpose"),
    ...ifWritten("summary"),
    ...(report.highlights ?? []).map(({ text }, index) => one("highlights", text, index, "text")),
    ...(report.decisions ?? []).map((text, index) => one("decisions", text, index)),
    ...ifWritten("reasons"),
    ...[...(report.implications ?? [])].map(([row, text]) => one("implications", text, row)),
    ...ifWritten("main"),
  ];
}

/** Every sentence of a report as it is read, the quoted ones too. */
export function* readSentences(report: Report): Generator<ReportSentence> {
  for (const text of reportTexts(report)) {
    let before: ReportSentence | null = null;
    for (const sentence of sentencesOf(text.text)) {
      const written = text.text.slice(sentence.start, sentence.start + sentence.text.length);
      before = { ...sentence, in: text, before, reading: readSentence(sentence, written) };
      yield before;
    }
  }
}

/** The times that the nearest sentence before it names, below the same heading or in it; none where no sentence does. */
export function datedBefore(sentence: ReportSentence): readonly Time[] {
  const passed: ReportSentence[] = [];
  let times: readonly Time[] = [];
  for (let one = sentence; one.kind !== "heading" && one.before !== null; one = one.before) {
    passed.push(one);
    times = TIMES_BEFORE.get(one) ?? one.before.reading.times.filter(isDated);
    if (times.length > 0 || TIMES_BEFORE.has(one)) break;
  }
  for (const one of passed) TIMES_BEFORE.set(one, times);
  return times;
}

/** What was found for a sentence is found for those after it: a long text without times is gone through once. */
const TIMES_BEFORE = new WeakMap<ReportSentence, readonly Time[]>();

/** The place of a part of a sentence, by offsets into its text; the whole sentence without them. */
export function placeInSentence(
  { start, text, in: { origin } }: ReportSentence,
  from = 0,
  to = text.length,
): Origin {
  return within(origin, start + from, start + to);
}

/** What a reference in a sentence says, as written: `{{date "visit"}}`. */
export const writtenAs = ({ start, text, in: source }: ReportSentence): string =>
  source.text.slice(start, start + text.length);

/** A typed reference of a report, and the sentence that it is in. */
export interface ReferenceInReport extends TypedReference {
  readonly sentence: ReportSentence;
}

/** The references that a report's own sentences type, except those to parts of other papers. */
export const referencesOf = (sentences: readonly ReportSentence[]): ReferenceInReport[] =>
  sentences.flatMap((sentence) =>
    typedReferences(sentence.reading, sentence.before?.reading ?? null)
      .filter(({ whose }) => whose !== "another")
      .map((reference) => ({ ...reference, sentence })),
  );
