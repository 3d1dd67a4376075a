import { below, type Origin, within } from "../../../problems/origin.ts";
import { anyOf } from "../../prose/words.ts";
import type { CheckContext, Rule } from "../../rule.ts";

export const implicationNamesAnother: Rule = {
  id: "implication-names-another",
  severity: "error",
  summary: "The sentence for one row of the implications is about another.",
  why: "Sentences are copied from row to row, and one word is left unchanged: under Efficiency the report then says that there are no implications for Carbon Impact. A sentence that names its own row as well is right, and so is one about an Act, a team or a cost of that name.",
  bad: `\
reports:
  - id: cabinet-2016-09
    implications: { crime: none, efficiency: This report has no implications for Crime and Disorder. }
`,
  good: `\
reports:
  - id: cabinet-2016-09
    implications: { crime: none, efficiency: This report has no implications for efficiency. }
`,
  *check(context) {
    for (const sentence of sentences(context)) {
      const { row, text, origin, entity } = sentence;
      if (find(text, row.title, "i") !== null) continue;
      for (const other of context.plan.header?.implications ?? []) {
        if (overlap(other.title, row.title)) continue;
        const after = /impact|implication|affected/i.test(other.title) ? "" : IMPLIED;
        const at = find(text, other.title, /\s/.test(other.title) ? "i" : "", after);
        if (at === null) continue;
        yield {
          message: `The sentence for "${row.title}" names "${text.slice(...at)}", another row: expected one about ${row.title}`,
          origin: within(origin, ...at),
          entity,
          hint: `Write about ${row.title}, or name it too if both are meant.`,
        };
      }
    }
  },
};

interface Row {
  readonly id: string;
  readonly title: string;
}

interface Sentence {
  readonly row: Row;
  readonly text: string;
  readonly origin: Origin;
  readonly entity: string | undefined;
}

/** The plan's own sentences for "none", and what reports say instead. */
function* sentences({ plan, reports }: CheckContext): Generator<Sentence> {
  if (plan.header === null) return;
  const { implications: rows = [], origin } = plan.header;
  for (const [index, row] of rows.entries()) {
    yield { row, text: row.none, origin: below(origin, "implications", index, "none"), entity: undefined };
    for (const report of reports) {
      const text = report.implications?.get(row.id);
      if (text === undefined || text === "none") continue;
      yield { row, text, origin: below(report.origin, "implications", row.id), entity: report.id };
    }
  }
}

/** "Implications for", "none on", "no": the words before a row that is meant. A title with such words needs none. */
const IMPLIED =
  "(?:\\b(?:[Ii]mplications?|[Ii]mpacts?|[Ee]ffects?|[Cc]onsequences?|[Nn]one)(?:\\s+[\\w,]+){0,3}?\\s+(?:for|on|of)(?:\\s+the)?|\\b[Nn]o)\\s+";

/** "The Equality Act", "a Carbon Impact Assessment": names that contain a row's title. */
const NAMED =
  "(?!\\s+(?:Acts?|Assessments?|Strateg(?:y|ies)|Plans?|Polic(?:y|ies)|Teams?|Managers?|Officers?)\\b)";

/** Longer titles are cut, to keep the pattern short. */
const LONGEST = 200;

/** Where a title stands as whole words, after certain other words. */
function find(text: string, title: string, flags: string, after = ""): [start: number, end: number] | null {
  const words = anyOf([title.slice(0, LONGEST)]);
  const match = new RegExp(`${after}(${words})${NAMED}`, `${flags}d`).exec(text);
  return match?.indices?.[1] ?? null;
}

function overlap(one: string, other: string): boolean {
  return find(one, other, "i") !== null || find(other, one, "i") !== null;
}
