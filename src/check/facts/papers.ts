import type { PlanAsAt } from "../../plan/history/replay.ts";
import { appendicesOf, type Report } from "../../plan/schema/reports.ts";
import { readMarkdown } from "../../prose/markdown.ts";
import { scanReferences } from "../../prose/references.ts";
import type { Part } from "../../reading/lexicons/references.ts";
import { type TypedReference, typedReferences } from "../../reading/wording/typed-references.ts";
import { type ReportSentence, reportTexts } from "../prose/report-prose.ts";

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

/** Which parts a report has. */
export interface PaperParts {
  readonly appendices: number;
  /** Whether one of them may be the part that a reference names. */
  has(part: Part, label: string): boolean;
}

/** The parts of a report: those that it numbers, and those to which its texts give a label of their own. */
export function partsOf(
  report: Report,
  references: readonly ReferenceInReport[],
  { recommendations, actions, kpis }: PlanAsAt,
): PaperParts {
  const texts = reportTexts(report).map(({ text }) => text);
  const kinds = texts.flatMap((text) => readMarkdown(text).blocks.map(({ kind }) => kind));
  const headings = kinds.filter((kind) => kind === "heading").length;
  const appendices = appendicesOf(report).length;
  const blocks = texts.flatMap((text) =>
    scanReferences(text).references.filter(({ name }) => name === "block"),
  );
  const paragraphs =
    kinds.length + OF_SECTIONS + (blocks.length + appendices) * (OF_A_BLOCK + recommendations.length);
  const most: Readonly<Record<Part, number>> = {
    appendix: appendices,
    annex: 0,
    paragraph: paragraphs,
    section: headings,
    schedule: 0,
    table: texts.reduce((all, text) => all + tablesIn(text), 0),
    figure: 0,
    chart: 0,
    page: Math.ceil((paragraphs + actions.length + kpis.length) / ON_A_PAGE),
  };
  const nameOf = (part: Part, label: string): string => `${part} ${label}`;
  const titled = new Set([
    ...references.flatMap(({ isTitle, part, labels }) =>
      isTitle ? labels.map((one) => nameOf(part, one)) : [],
    ),
    ...texts.flatMap(typedNumbers).flatMap((one) => [nameOf("paragraph", one), nameOf("section", one)]),
  ]);
  const isCounted = (number: number, part: Part): boolean =>
    Number.isInteger(number) && number >= 1 && number <= most[part];
  return {
    appendices,
    has: (part, label) => titled.has(nameOf(part, label)) || isCounted(Number(label), part),
  };
}

/** More numbered paragraphs than these come neither from the sections that are computed nor from one block. */
const OF_SECTIONS = 12;
const OF_A_BLOCK = 12;

/** At least as many paragraphs, actions or charts as these go on one page. */
const ON_A_PAGE = 2;

/** Tables in a text. They have no captions, but a reader may count them. */
const tablesIn = (text: string): number => {
  const rows = text.split("\n").map((line) => line.trimStart().startsWith("|"));
  return rows.filter((isRow, index) => isRow && rows[index - 1] !== true).length;
};

/** The numbers that an author typed at the start of lines and headings: "3.2 Visits", "4. Costs". */
const typedNumbers = (text: string): string[] =>
  text.split("\n").flatMap((line) => /^[\s#*]*(\d+(?:\.\d+)*)\.?\s/.exec(line)?.[1] ?? []);
