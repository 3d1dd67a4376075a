import type { PlanAsAt } from "../../../plan/history/replay.ts";
import { appendicesOf, type Report } from "../../../plan/schema/reports.ts";
import { readMarkdown } from "../../../prose/markdown.ts";
import { scanReferences } from "../../../prose/references.ts";
import type { Part } from "../../../reading/lexicons/references.ts";
import { spanOf } from "../../../reading/reading.ts";
import { list } from "../../../text/words.ts";
import {
  placeInSentence,
  type ReferenceInReport,
  referencesOf,
  reportTexts,
} from "../../prose/report-prose.ts";
import type { CheckContext, Rule, RuleProblem } from "../../rule.ts";

export const typedReference: Rule = {
  id: "typed-reference",
  severity: "error",
  summary: "A text refers to an appendix, paragraph, table or other part that the report does not have.",
  why: 'A report that says "see Appendix 2" must have one. A typed number stays as it is when an appendix or a paragraph is added or taken out. Tables, charts and sections have no numbers, so the words "the table below" lead to one more surely.',
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: The refreshed action plan is at Appendix Seven.
    appendices: [{ id: action-plan, block: action-plan }]
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: The refreshed action plan is at {{appendix "action-plan"}}.
    appendices: [{ id: action-plan, block: action-plan }]
`,
  *check(context) {
    for (const report of context.reports) yield* missingParts(context, report);
  },
};

function* missingParts({ at, sentencesIn }: CheckContext, report: Report): Generator<RuleProblem> {
  const references = referencesOf(sentencesIn(report));
  if (references.length === 0) return;
  const parts = partsOf(report, references, at(report.asAt));
  for (const { part, labels, whose, isTitle, sentence, at: from, end } of references) {
    // "Section 47" alone is a section of an Act, and "Schedule 12A" its schedule.
    if (isTitle || ((part === "section" || part === "schedule") && whose !== "this")) continue;
    const missing = labels.filter((label) => !parts.has(part, label));
    const isAttached = labels.length === 0 && parts.appendices > 0;
    if (isAttached || (labels.length > 0 && missing.length === 0)) continue;
    const span = spanOf(sentence.reading, from, end);
    const which = labels.length === 0 ? "appendix" : `${NAMES[part]} ${list(missing, "or")}`;
    yield {
      message: `The text refers to "${sentence.text.slice(...span).replace(/\s+/g, " ")}", but the report has no ${which}: expected ${expectedFor(part, parts.appendices)}`,
      origin: placeInSentence(sentence, ...span),
      entity: report.id,
      hint: HINTS[part],
    };
  }
}

const NAMES: Readonly<Record<Part, string>> = {
  appendix: "Appendix",
  annex: "Annex",
  paragraph: "paragraph",
  section: "section",
  schedule: "Schedule",
  table: "Table",
  figure: "Figure",
  chart: "Chart",
  page: "page",
};

function expectedFor(part: Part, appendices: number): string {
  if (part === "paragraph") return "one of its paragraphs";
  if (part === "section") return "the heading of a section";
  if (part !== "appendix" && part !== "annex") return "one that is there";
  if (appendices === 0) return "no reference to one";
  return appendices === 1 ? "Appendix 1" : `an appendix from 1 to ${appendices}`;
}

const APPENDIX =
  'Add what is missing, or refer to an appendix by its id, such as {{appendix "action-plan"}}, which prints the right number.';

const IN_WORDS = 'Say where it stands, as in "the table below": tables and charts have no numbers.';

const HINTS: Readonly<Record<Part, string>> = {
  appendix: APPENDIX,
  annex: APPENDIX,
  paragraph: 'End the paragraph that is meant in {#visit}, and refer to it with {{paragraph "visit"}}.',
  schedule: APPENDIX,
  section: "Name the section by its heading, or refer to a paragraph by its id.",
  table: IN_WORDS,
  figure: IN_WORDS,
  chart: IN_WORDS,
  page: "Refer to a paragraph by its id: pages are not the same in every format.",
};

/** The parts of a report: those that it numbers, and those to which its texts give a label of their own. */
function partsOf(
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

/** Which parts a report has. */
interface PaperParts {
  readonly appendices: number;
  /** Whether one of them may be the part that a reference names. */
  has(part: Part, label: string): boolean;
}
