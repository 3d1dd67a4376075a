import { below, type Origin, within } from "../../../problems/origin.ts";
import {
  AFTER_NAMES,
  IMPLICATIONS,
  OF_IMPLICATIONS,
  TELLING_TITLES,
} from "../../../reading/lexicons/subjects.ts";
import { type Token, tokensOf } from "../../../reading/words/tokens.ts";
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
      if (titlesIn(text, row.title).length > 0) continue;
      for (const other of context.plan.header?.implications ?? []) {
        if (titlesIn(other.title, row.title).length > 0 || titlesIn(row.title, other.title).length > 0)
          continue;
        const at = titlesIn(text, other.title).find(({ isMeant }) => isMeant);
        if (at === undefined) continue;
        yield {
          message: `The sentence for "${row.title}" names "${text.slice(at.from, at.to)}", another row: expected one about ${row.title}`,
          origin: within(origin, at.from, at.to),
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

interface TitleMention {
  /** Offsets into the text. */
  readonly from: number;
  readonly to: number;
  /** Whether it is written as the title of a row, and after words such as "implications for". */
  readonly isMeant: boolean;
}

/** Where a text has the title of a row. "The Equality Act" and "a carbon impact assessment" are other names. */
function titlesIn(text: string, title: string): TitleMention[] {
  const [tokens, wanted] = [tokensOf(text), tokensOf(title)];
  const saysImpact = wanted.some(({ word }) => TELLING_TITLES.has(word));
  return tokens.flatMap(({ from, text: first }, at) => {
    const end = at + wanted.length;
    if (!wanted.every(({ word }, index) => tokens[at + index]?.word === word)) return [];
    if (wanted.length === 0 || AFTER_NAMES.has(tokens[end]?.word ?? "")) return [];
    const isTitle = wanted.length > 1 || first === title;
    const isMeant = isTitle && (saysImpact || isImplied(tokens, at));
    return [{ from, to: tokens[end - 1]?.to ?? from, isMeant }];
  });
}

/** "Implications for", "none on", "no": a row is meant. */
function isImplied(tokens: readonly Token[], at: number): boolean {
  const end = tokens[at - 1]?.word === "the" ? at - 2 : at - 1;
  if (tokens[end]?.word === "no") return true;
  const before = tokens.slice(Math.max(0, end - 4), Math.max(0, end));
  return OF_IMPLICATIONS.has(tokens[end]?.word ?? "") && before.some(({ word }) => IMPLICATIONS.has(word));
}
