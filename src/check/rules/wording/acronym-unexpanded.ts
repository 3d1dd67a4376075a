import type { PlanAsAt } from "../../../plan/history/replay.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { inQuotes } from "../../../prose/sentences.ts";
import { BODY_NOUNS } from "../../../reading/lexicons/acronyms.ts";
import { type Acronym, acronymsIn } from "../../../reading/wording/acronyms.ts";
import { indexPhrases, type Phrases, phrasesIn } from "../../../reading/words/phrases.ts";
import { foldedWords, foldWord, type Token, tokensOf } from "../../../reading/words/tokens.ts";
import { placeInSentence, type ReportSentence, readSentences, writtenAs } from "../../prose/report-prose.ts";
import type { Rule } from "../../rule.ts";

export const acronymUnexpanded: Rule = {
  id: "acronym-unexpanded",
  severity: "warning",
  summary: "An acronym is used in a report before anything says what it stands for.",
  why: "Members and the public read a report from the front. An acronym that they do not know makes a sentence meaningless to them, and an explanation pages later does not help.",
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
      const known = at(report.asAt);
      const { glossary, bodies } = known;
      const names = new Set(bodies.flatMap(({ name }) => ownAcronym(name)));
      for (const { term, from, to, isKnown, sentence } of unexpanded(report, citedNames(known, report))) {
        const entry = glossary.find((one) => one.term === term);
        if (entry === undefined && (isKnown || names.has(term))) continue;
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

/** "NSPCC", and "RQ" of "RQ Consulting", are names themselves. "MASH" is not that of the MASH Steering Group. */
function ownAcronym(name: string): string[] {
  const [first = "", ...rest] = name.split(/\s+/);
  return rest.some((word) => BODY_NOUNS.has(foldWord(word))) ? [] : [first];
}

/** Names and titles as they are printed elsewhere, in which an acronym is not the report's own. */
function citedNames(
  { bodies, events }: PlanAsAt,
  { backgroundPapers = [], appendices = [] }: Report,
): Phrases<string> {
  const documents = events.flatMap(({ documents: all = [] }) => all);
  const titles = [...documents, ...backgroundPapers, ...appendices].flatMap(({ title }) => title ?? []);
  const names = [...bodies.map(({ name }) => name), ...titles].map((name) => ({
    words: foldedWords(name),
    meaning: name,
  }));
  return indexPhrases(names.filter(({ words }) => words.length > 1));
}

/** The first use of each acronym by the author, in the order a report is read, that comes before its expansion. */
function* unexpanded(
  report: Report,
  cited: Phrases<string>,
): Generator<Acronym & { readonly sentence: ReportSentence }> {
  const seen = new Set<string>();
  for (const sentence of readSentences(report)) {
    const tokens = withBrackets(sentence);
    const terms = tokens.flatMap(({ text, from }) =>
      TERM.test(text) ? [{ term: text.split('"')[1], from }] : [],
    );
    const others = sentence.kind === "quote" || sentence.quoted ? true : phrasesIn(tokens, cited);
    for (const acronym of acronymsIn(tokens)) {
      const { term, at, from, isExpanded } = acronym;
      for (const one of terms) if (one.from < from) seen.add(one.term ?? "");
      if (seen.has(term)) continue;
      const isCited =
        others === true ||
        others.some((name) => name.at <= at && at < name.end) ||
        isInTitle(sentence, acronym) ||
        acronym.isInExpansion;
      if (!isExpanded && isCited) continue;
      seen.add(term);
      if (!isExpanded) yield { ...acronym, sentence };
    }
    for (const { term } of terms) seen.add(term ?? "");
  }
}

const TERM = /^\{\{term "/;

/** Whether it stands in a title, in italics or quotation marks, which is somebody else's wording; an acronym alone in them is not. */
function isInTitle(sentence: ReportSentence, { from, to }: Acronym): boolean {
  const [before, after] = [sentence.text.charAt(from - 1), sentence.text.charAt(to)];
  if (inQuotes(sentence.text, from) && !(`"“'‘`.includes(before || " ") && `"”'’`.includes(after || " ")))
    return true;
  const start = Math.max(0, sentence.start - 1);
  const around = sentence.in.text.slice(start, sentence.start + sentence.text.length + 1);
  const at = from + sentence.start - start;
  return [...around.matchAll(ITALICS)].some(
    ({ 0: words, index }) => index < at && at < index + words.length && words.includes(" "),
  );
}

const ITALICS = /(?<![*_\w])([*_])(?![*_\s])[^*_]+\1(?![*_\w])/g;

/** Its tokens with round brackets in place of square ones that are not a link: "Better Care Fund [BCF]". */
function withBrackets(sentence: ReportSentence): readonly Token[] {
  const written = writtenAs(sentence);
  const pairs = [...written.matchAll(/\[[^[\]]*\](?!\()/g)];
  if (pairs.length === 0) return sentence.reading.tokens;
  const letters = sentence.text.split("");
  for (const { 0: pair, index } of pairs) {
    letters[index] = "(";
    letters[index + pair.length - 1] = ")";
  }
  return tokensOf(letters.join(""), written);
}
