import type { Report } from "../../plan/reports.ts";
import { inQuotes } from "../../prose/quotations.ts";
import { placeInSentence, type ReportSentence, readSentences, writtenAs } from "../report-prose.ts";
import type { Rule } from "../rule.ts";
import { type Acronym, acronymsIn, isExpanded, isWellKnown } from "../wording/acronyms.ts";

export const acronymUnexpanded: Rule = {
  id: "acronym-unexpanded",
  severity: "warning",
  summary: "An acronym is used in a report before anything says what it stands for.",
  why: "Members and the public read a report from the front. An acronym they do not know shuts them out of the sentence, and the one that explains it pages later is no help.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: Each child has a PEP. A personal education plan (PEP) is reviewed each term.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: Each child has a personal education plan (PEP). A PEP is reviewed each term.
`,
  *check({ reports, at }) {
    for (const report of reports) {
      const { glossary, bodies } = at(report.asAt);
      const names = new Set(bodies.flatMap(({ name }) => name.toUpperCase().split(/[^A-Z]+/)));
      for (const { term, from, to, sentence } of unexpanded(report)) {
        const entry = glossary.find((one) => one.term === term);
        if (entry === undefined && (isWellKnown(term) || names.has(term))) continue;
        yield {
          message: `"${term}" is not expanded at its first use: expected ${entry === undefined ? "what it stands for, then the acronym in brackets" : `"${entry.expansion} (${term})"`}`,
          origin: placeInSentence(sentence, from, to),
          entity: report.id,
          hint:
            entry === undefined
              ? `Add ${term} to the glossary, and write {{term "${term}"}} here.`
              : `Write {{term "${term}"}} here, which prints both.`,
        };
      }
    }
  },
};

/** The first use of each acronym by the author, in the order a report is read, that comes before its expansion. */
function* unexpanded(report: Report): Generator<Acronym & { readonly sentence: ReportSentence }> {
  const seen = new Set<string>();
  for (const sentence of readSentences(report)) {
    const text = withBrackets(sentence);
    const isOthers = sentence.kind === "quote" || sentence.quoted;
    const terms = [...writtenAs(sentence).matchAll(/\{\{term "([^"]*)"\}\}/g)];
    for (const acronym of acronymsIn(text)) {
      const { term, from } = acronym;
      for (const { 1: expanded = "", index } of terms) if (index < from) seen.add(expanded);
      if (seen.has(term)) continue;
      const expands = isExpanded(text, acronym);
      if (!expands && (isOthers || isInTitle(text, acronym) || isInExpansion(text, acronym))) continue;
      seen.add(term);
      if (!expands) yield { ...acronym, sentence };
    }
    for (const [, expanded = ""] of terms) seen.add(expanded);
  }
}

/** A quoted title is somebody else's wording; an acronym alone in quotation marks is not. */
const isInTitle = (text: string, { from, to }: Acronym): boolean =>
  inQuotes(text, from) && !(/["“'‘]$/.test(text.slice(0, from)) && /^["”'’]/.test(text.slice(to)));

/** "SENDIASS (the SEND Information …)" says what the longer one stands for, in words that have the shorter. */
function isInExpansion(text: string, { term, from }: Acronym): boolean {
  const longer = /\b([A-Z]{3,})s?\s+\([^()]*$/.exec(text.slice(0, from))?.[1];
  return longer !== undefined && longer !== term && longer.startsWith(term);
}

/** Its text with round brackets for square ones, which stand for no link: "Better Care Fund [BCF]". */
function withBrackets(sentence: ReportSentence): string {
  const letters = sentence.text.split("");
  for (const { 0: written, index } of writtenAs(sentence).matchAll(/\[[^[\]]*\](?!\()/g)) {
    letters[index] = "(";
    letters[index + written.length - 1] = ")";
  }
  return letters.join("");
}
