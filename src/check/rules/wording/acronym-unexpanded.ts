import type { PlanAsAt } from "../../../plan/history/replay.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { inQuotes } from "../../../prose/sentences.ts";
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
      for (const { term, from, to, sentence } of unexpanded(report, citedNames(known, report))) {
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

/** "NSPCC", and "RQ" of "RQ Consulting", are names themselves. "MASH" is not that of the MASH Steering Group. */
function ownAcronym(name: string): string[] {
  const [first = "", ...rest] = name.split(/\s+/);
  return rest.some((word) => OF_SOMETHING.has(word)) ? [] : [first];
}

const OF_SOMETHING: ReadonlySet<string> = new Set(
  "Board Committee Panel Group Partnership Forum Team Hub Service Services Network Meeting".split(" "),
);

/** Names and titles as they are printed elsewhere, in which an acronym is not the report's own. */
function citedNames(
  { bodies, events }: PlanAsAt,
  { backgroundPapers = [], appendices = [] }: Report,
): string[] {
  const documents = events.flatMap(({ documents: all = [] }) => all);
  const titles = [...documents, ...backgroundPapers, ...appendices].flatMap(({ title }) => title ?? []);
  return [...bodies.map(({ name }) => name), ...titles].filter(
    (name) => /[A-Z]{2}/.test(name) && name.includes(" "),
  );
}

/** The first use of each acronym by the author, in the order a report is read, that comes before its expansion. */
function* unexpanded(
  report: Report,
  cited: readonly string[],
): Generator<Acronym & { readonly sentence: ReportSentence }> {
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
      const isCited =
        isInTitle(text, acronym) || isInName(text, acronym, cited) || isEmphasised(sentence, acronym);
      if (!expands && (isOthers || isCited || isInExpansion(text, acronym))) continue;
      seen.add(term);
      if (!expands) yield { ...acronym, sentence };
    }
    for (const [, expanded = ""] of terms) seen.add(expanded);
  }
}

/** Whether it stands in a quoted title, which is somebody else's wording; an acronym alone in quotation marks is not. */
const isInTitle = (text: string, { from, to }: Acronym): boolean =>
  inQuotes(text, from) && !(/["“'‘]$/.test(text.slice(0, from)) && /^["”'’]/.test(text.slice(to)));

/** Whether it is a word of a longer name or title: the name does not explain it. */
const isInName = (text: string, { from, to }: Acronym, names: readonly string[]): boolean =>
  names.some((name) => {
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1))
      if (at <= from && to <= at + name.length) return true;
    return false;
  });

/** Whether it stands among other words in italics, as a title does. */
function isEmphasised(sentence: ReportSentence, { from, to }: Acronym): boolean {
  return [...writtenAs(sentence).matchAll(ITALICS)].some(
    ({ 0: words, index }) => index < from && to < index + words.length && words.includes(" "),
  );
}

const ITALICS = /(?<![*_\w])([*_])(?![*_\s])[^*_]+\1(?![*_\w])/g;

/** "SENDIASS (the SEND Information …)" expands a longer acronym in words that contain this one. */
function isInExpansion(text: string, { term, from }: Acronym): boolean {
  const longer = /\b([A-Z]{3,})s?\s+\([^()]*$/.exec(text.slice(0, from))?.[1];
  return longer !== undefined && longer !== term && longer.startsWith(term);
}

/** Its text with round brackets in place of square ones that are not a link: "Better Care Fund [BCF]". */
function withBrackets(sentence: ReportSentence): string {
  const letters = sentence.text.split("");
  for (const { 0: written, index } of writtenAs(sentence).matchAll(/\[[^[\]]*\](?!\()/g)) {
    letters[index] = "(";
    letters[index + written.length - 1] = ")";
  }
  return letters.join("");
}

/** An acronym in a sentence, without a plural's s; offsets are into the sentence. */
interface Acronym {
  readonly term: string;
  readonly from: number;
  readonly to: number;
}

/** Two capitals or more, such as LAC and NEETs, or one small letter between capitals: DfE, MoJ. */
const ACRONYM = /(?<![\w@.&])(?:([A-Z]{2,})s?|([A-Z]{1,3}[a-z][A-Z]{1,3}))(?![\w@]|\.\w)/g;
/** Acronyms that every reader of a council's report knows, and words that may be written in capitals. */
const KNOWN = new Set(
  `UK US USA EU UN MP VAT NHS GP GPs BBC ITV CCTV DVD USB PDF HTML FAQ ID IT TV CV GCSE PhD DNA HIV AIDS
  AM PM OK VIP CEO AGM DIY SMS COVID MBE OBE CBE HM NOT AND OR MUST ALL NO ONLY NEW NB NOTE IMPORTANT WARNING
  URGENT DRAFT CONFIDENTIAL RESOLVED AGREED NOTED APPROVED TOTAL
  UNISON UNITE GMB NSPCC UNICEF UNESCO NATO KPMG PwC BT OFSTED`.split(/\s+/),
);
const ROMAN = /^[IVXLC]+$/;
const IN_CAPITALS = /^[^a-z]*[A-Z]{2,}[^a-z]*\s[^a-z]*$/;
/** "ASC/2025/114", "SS-A1" and "PAF-C21b" name a file, a form or an indicator. */
const CODE = /(?<![\w/-])(?=[A-Z/-]*\d)[A-Z\d]+(?:[/-][A-Z\d]+)+[a-z]?(?![\w/-])/g;
const INITIALS = /\b(?:Councillor|Cllr|Mr|Mrs|Ms|Dr|Sir)\.?\s+$/;

/** Every acronym in a sentence, without numerals, initials and headings in capitals. */
function acronymsIn(text: string): Acronym[] {
  if (IN_CAPITALS.test(text.replace(/\uFFFC+/g, ""))) return [];
  const codes = [...text.matchAll(CODE)].map(({ 0: code, index }) => [index, index + code.length] as const);
  return [...text.matchAll(ACRONYM)].flatMap(({ 0: written, 1: capitals, 2: mixed = "", index }) => {
    const term = capitals ?? mixed;
    if (ROMAN.test(term) || INITIALS.test(text.slice(0, index)) || isShouted(text, index, written)) return [];
    if (codes.some(([from, to]) => from <= index && index < to)) return [];
    return [{ term, from: index, to: index + written.length }];
  });
}

const isWellKnown = (term: string): boolean => KNOWN.has(term);

/** One of three or more words in capitals that follow one another, or of two that are long: "LONDON ROAD". */
function isShouted(text: string, at: number, written: string): boolean {
  const around = /(?:[A-Z]{2,}\s+)*$/.exec(text.slice(0, at))?.[0] ?? "";
  const after = /^(?:\s+[A-Z]{2,}\b)*/.exec(text.slice(at + written.length))?.[0] ?? "";
  const run = `${around} ${written} ${after}`.trim().split(/\s+/);
  return run.length >= 3 || (run.length === 2 && run.every((word) => word.length >= 4));
}

/** Whether a sentence says what one of its acronyms stands for, next to it. */
function isExpanded(text: string, { term, from, to }: Acronym): boolean {
  const before = text
    .slice(0, from)
    .replace(/[\s("'‘“*–—,-]+(?:(?:i\.e\.,?|or|known as|called|the)\s+)*["'‘“(]*$/i, "");
  const after = text.slice(to);
  if (/\(\s*$/.test(text.slice(0, from))) {
    const lead = wordsOf(before).slice(-term.length - 3);
    if (lead.some((word) => word.charAt(0).toUpperCase() === term.charAt(0).toUpperCase())) return true;
  }
  const joined =
    /[("'‘“–—,-]\s*$|(?:\b(?:or|known as|called)|\bi\.e\.,?|\()\s+(?:the\s+)?["'‘“(]?$|\(the\s+$/i.test(
      text.slice(0, from),
    );
  if (joined && spells(wordsOf(before).slice(-12).toReversed(), term, true)) return true;
  const follows =
    /^s?["'’”]?\s*(?:\(|[–—-]\s|,\s*(?:or\s+)?|\bor\s+|(?:is|stands for|means)\s+(?:an?\s+|the\s+)?)(.*)$/i.exec(
      after,
    );
  if (follows !== null && spells(wordsOf(follows[1] ?? "").slice(0, 12), term, false)) return true;
  const bracketed = /^s?["'’”]?\s*\(([^()]*)\)/.exec(after)?.[1];
  return bracketed !== undefined && isBlendOf(wordsOf(bracketed).slice(0, 12), term);
}

const wordsOf = (text: string): string[] => text.match(/[A-Za-z][A-Za-z'’]*/g) ?? [];
const SMALL = /^(?:and|of|for|the|in|on|to|or|a|an|not|with|at|by)$/i;

/** Whether words begin with the letters of an acronym, in order; small words may be skipped. */
function spells(words: readonly string[], term: string, backwards: boolean): boolean {
  const letters = [...term.toLowerCase()];
  if (backwards) letters.reverse();
  let at = 0;
  for (const word of words) {
    if (at === letters.length) break;
    if (word.toLowerCase().startsWith(letters[at] as string)) at += 1;
    else if (!SMALL.test(word)) break;
  }
  return at === letters.length;
}

/** Whether a term is made of one or more first letters of each word: SENDIASS, of "SEND Information …". */
function isBlendOf(words: readonly string[], term: string): boolean {
  const letters = term.toLowerCase();
  let ends = new Set([0]);
  for (const [index, word] of words.entries()) {
    ends = new Set([...ends].flatMap((at) => endsAfter(letters, at, word)));
    if (index > 0 && ends.has(letters.length)) return true;
  }
  return false;
}

/** How much of a term may be spelt after a word has given its first letters; a small word may give none. */
function endsAfter(letters: string, at: number, word: string): number[] {
  const given = word.toLowerCase();
  let length = 0;
  while (length < given.length && given[length] === letters[at + length]) length += 1;
  const least = SMALL.test(word) ? 0 : 1;
  return Array.from({ length: Math.max(0, length - least + 1) }, (_, more) => at + least + more);
}
