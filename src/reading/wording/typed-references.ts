import { inQuotes } from "../../prose/sentences.ts";
import { clauseAt } from "../clauses.ts";
import { SPEAKERS } from "../lexicons/clauses.ts";
import { ORDINALS } from "../lexicons/numbers.ts";
import {
  AFTER_PAPERS,
  ATTACHED,
  BEFORE_LABELS,
  BELONGS_TO,
  HOLDS_APPENDIX,
  IN_TITLES,
  JOINS_LABELS,
  OF_ANOTHER_REPORT,
  OF_THIS_REPORT,
  OFTEN_ATTACHED,
  OFTEN_LABELLED,
  OTHER_PAPERS,
  OWN_REPORT,
  PARTS,
  type Part,
  RANGE_OF_LABELS,
  REPORTS,
  WRITERS,
} from "../lexicons/references.ts";
import { FUNCTION_WORDS } from "../lexicons/words.ts";
import type { Reading } from "../reading.ts";
import { numberAt } from "../words/numbers.ts";
import { phraseAt, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

const PART_PHRASES = phrasesOf(PARTS);
const ATTACHED_PHRASES = phrasesOf(ATTACHED);
const THIS_PHRASES = phrasesOf(OF_THIS_REPORT);
const SPEAKER_PHRASES = phrasesOf(SPEAKERS);
const WRITER_PHRASES = phrasesOf(WRITERS);

/** A part of a paper that a sentence names by number, letter or word: "Appendices 2 and 3", "Annex C", "paragraph 64". */
export interface TypedReference {
  readonly part: Part;
  /** "3", "3.1A" or "C", whether written in digits, letters or words; none in "attached as an appendix". */
  readonly labels: readonly string[];
  /** Whose part it is, as far as the sentence, or the one before it, says. */
  readonly whose: "this" | "another" | null;
  /** Whether it is no reference but the part's own heading or caption: "Table 2: posts by team". */
  readonly isTitle: boolean;
  /** Positions of the first token, and of the one after the last. */
  readonly at: number;
  readonly end: number;
}

/** Every typed reference of a sentence. `before` is the sentence before, which may name the paper that is meant. */
export function typedReferences(reading: Reading, before: Reading | null): TypedReference[] {
  const { tokens, text } = reading;
  return phrasesIn(tokens, PART_PHRASES).flatMap(({ meaning: part, at, end: after }): TypedReference[] => {
    const found =
      labelsFrom(tokens, at, after, part) ?? ordinal(tokens, at, part) ?? unlabelled(reading, part, at);
    if (found === null || isDenied(tokens, at, found.end)) return [];
    if (inQuotes(text, tokens[at]?.from ?? 0)) return [];
    const isTitle =
      reading.kind === "heading" || (at === 0 && TITLE_ENDS.has(tokens[found.end]?.text ?? ":"));
    return [{ part, ...found, whose: whoseIs(reading, before, { part, at, ...found }), isTitle, at }];
  });
}

const TITLE_ENDS: ReadonlySet<string> = new Set([":", ".", "–", "—", "-"]);

interface Labels {
  readonly labels: readonly string[];
  readonly end: number;
}

/** More labels than this are no list of parts. */
const MOST_IN_RANGE = 50;

function labelsFrom(tokens: readonly Token[], at: number, after: number, part: Part): Labels | null {
  const written = tokens[at]?.text ?? "";
  // "A figure 12 higher" and "staff table two motions" name no part.
  if (part === "figure" && !/^F/.test(written)) return null;
  const mayBeWord =
    part === "appendix" || part === "annex" || part === "paragraph" || /^\p{Lu}/u.test(written);
  let start = after;
  while (BEFORE_LABELS.has(tokens[start]?.word ?? "")) start += 1;
  const first = labelAt(tokens, start, mayBeWord);
  if (first === null || OFTEN_LABELLED.has(tokens[first.end]?.text.toLowerCase() ?? "")) return null;
  const labels = [first.label];
  const areSeveral = written.toLowerCase() !== tokens[at]?.word;
  let { end } = first;
  for (;;) {
    let next = end;
    while (JOINS_LABELS.has(tokens[next]?.word ?? "")) next += 1;
    const label = next === end ? null : labelAt(tokens, next, mayBeWord);
    if (label === null || (!areSeveral && isCounted(tokens[label.end]))) return { labels, end };
    const isRange = RANGE_OF_LABELS.has(tokens[next - 1]?.word ?? "");
    labels.push(...(isRange ? between(labels.at(-1) ?? "", label.label) : []), label.label);
    end = label.end;
  }
}

/** "Appendix 3 and 40% of posts", "Appendix 3 and 4 posts": the second number counts something; in "Appendices 3 and 4 list" it does not. */
const isCounted = (next: Token | undefined): boolean =>
  next !== undefined && (next.text === "%" || (next.kind === "word" && !FUNCTION_WORDS.has(next.word)));

function between(first: string, last: string): string[] {
  const [from, to] = [Number(first), Number(last)];
  const count = to - from - 1;
  return count > 0 && count < MOST_IN_RANGE
    ? Array.from({ length: count }, (_, index) => `${from + 1 + index}`)
    : [];
}

interface Label {
  readonly label: string;
  readonly end: number;
}

/** "3", "3.1", "3.1a", "12(d)", "B", "IV", "Three". A year or a thousand is no label. */
function labelAt(tokens: readonly Token[], at: number, mayBeWord: boolean): Label | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const next = tokens[at + 1];
  if (token.kind === "number") {
    if (Number(token.text.replace(",", "")) >= 1000 || next?.text === "%") return null;
    const suffix = next?.from === token.to && /^\p{L}$/u.test(next.text) ? next.text.toUpperCase() : "";
    return { label: token.text + suffix, end: pastItem(tokens, at + (suffix === "" ? 1 : 2)) };
  }
  if (token.kind !== "word") return null;
  if (/^\d/.test(token.text)) return { label: token.text.toUpperCase(), end: pastItem(tokens, at + 1) };
  if (/^[IVX]+$/.test(token.text)) return { label: String(romanNumber(token.text)), end: at + 1 };
  if (/^\p{Lu}$/u.test(token.text)) return { label: token.text, end: pastItem(tokens, at + 1) };
  const read = mayBeWord ? numberAt(tokens, at) : null;
  return read === null ? null : { label: String(read.value), end: read.end };
}

/** The "(d)" of "paragraph 12(d)". */
function pastItem(tokens: readonly Token[], at: number): number {
  const [open, item, close] = tokens.slice(at, at + 3);
  const isItem = open?.text === "(" && open.from === tokens[at - 1]?.to && close?.text === ")";
  return isItem && (item?.text.length ?? 9) <= 3 ? at + 3 : at;
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

const romanNumber = (text: string): number =>
  [...text].reduce((sum, sign, index) => {
    const value = ROMAN[sign] ?? 0;
    return value < (ROMAN[text[index + 1] ?? ""] ?? 0) ? sum - value : sum + value;
  }, 0);

/** "The second appendix". */
function ordinal(tokens: readonly Token[], at: number, part: Part): Labels | null {
  const index = ORDINALS.indexOf(tokens[at - 1]?.word ?? "");
  const isIt = (part === "appendix" || part === "annex") && tokens[at - 2]?.word === "the";
  return index === -1 || !isIt ? null : { labels: [String(index + 1)], end: at + 1 };
}

/** "Attached as an appendix": it needs no label to be referred to. */
function unlabelled({ tokens, clauses }: Reading, part: Part, at: number): Labels | null {
  if (part !== "appendix" && part !== "annex") return null;
  const { at: from, end } = clauseAt(clauses, at);
  const isAttached = phrasesIn(tokens, ATTACHED_PHRASES, from, end).some(
    (one) => one.end <= at && at - one.end < 4,
  );
  return isAttached ? { labels: [], end: at + 1 } : null;
}

/** "There is no Appendix 3", "neither is Annex B", "Annex B is not printed". */
const isDenied = (tokens: readonly Token[], at: number, end: number): boolean =>
  [tokens[at - 1], tokens[at - 2]].some((token) => DENIALS.has(token?.word ?? "")) ||
  [tokens[end], tokens[end + 1]].some((token) => token?.word === "not");

const DENIALS: ReadonlySet<string> = new Set(["no", "not", "nor", "neither", "without"]);

type Place = Pick<TypedReference, "part" | "at" | "end">;

function whoseIs(
  reading: Reading,
  before: Reading | null,
  { part, at, end }: Place,
): TypedReference["whose"] {
  const { tokens, clauses } = reading;
  const after = whoseAfter(tokens, end);
  if (after !== null) return after;
  if (part !== "appendix" && part !== "annex") {
    const isTold = [SPEAKER_PHRASES, WRITER_PHRASES].some(
      (phrases) => phrasesIn(tokens, phrases, 0, at).length > 0,
    );
    return isTold || isAfterPaper(tokens, at) || namesPaper(before, tokens.slice(0, at)) ? "another" : null;
  }
  const clause = clauseAt(clauses, at);
  // "The attached report (Appendix 1)", "are attached (Annex C)": said in the words before the bracket.
  const from = Math.max(0, clause.at - BEFORE_BRACKET);
  if (phrasesIn(tokens, ATTACHED_PHRASES, from, clause.end).length > 0) return "this";
  if (isAfterPaper(tokens, at)) return "another";
  return part === "annex" && namesPaper(before, tokens.slice(0, at)) ? "another" : null;
}

/** How far before a bracket "attached" may stand. */
const BEFORE_BRACKET = 4;

/** "Of this report", "below" or "of the handbook" after a reference, "(Cabinet report, July 2016)" also. */
function whoseAfter(tokens: readonly Token[], end: number): TypedReference["whose"] {
  let next = end;
  if (tokens[next]?.text === "(") {
    const close = tokens.findIndex(({ text }, index) => index > next && text === ")");
    const inside = tokens.slice(next + 1, close === -1 ? undefined : close);
    const isPaper = inside.some(
      ({ word }, index) => REPORTS.has(word) && /^\p{Lu}/u.test(inside[index - 1]?.text ?? ""),
    );
    if (isPaper || inside.some(({ text }) => /^(?:19|20)\d\d$/.test(text))) return "another";
    next = close === -1 ? tokens.length : close + 1;
    const isThis = inside.some((_, index) => phraseAt(inside, index, THIS_PHRASES) !== null);
    if (isThis) return "this";
  }
  const found = phraseAt(tokens, next, THIS_PHRASES);
  if (found !== null) return OF_ANOTHER_REPORT.has(tokens[found.end]?.text ?? "") ? "another" : "this";
  return BELONGS_TO.has(tokens[next]?.word ?? "") ? "another" : null;
}

/** "Ofsted's Appendix 2", "Working Together 2015, Annex A", "the Budget Book (Appendix 3)", "(Part 3, Appendix 5". */
function isAfterPaper(tokens: readonly Token[], at: number): boolean {
  const isOwner = (index: number): boolean => /(?:['’]s|s['’])$/.test(tokens[index]?.text ?? "");
  let last = at - 1;
  if (tokens[last]?.text === "(") last -= 1;
  if (isOwner(last)) return true;
  if (tokens[last]?.text === "," && HOLDS_APPENDIX.has(tokens[last - 2]?.word ?? "")) return true;
  while (AFTER_PAPERS.has(tokens[last]?.word ?? "")) last -= 1;
  while (/^(?:\d+|[/–-])$/.test(tokens[last]?.text ?? "")) last -= 1;
  return isPaper(tokens, last, at) || isTitle(tokens, last);
}

/** "The letter (Appendix 2)" is the one that is attached. */
function isPaper(tokens: readonly Token[], at: number, reference: number): boolean {
  const { word = "" } = tokens[at] ?? {};
  const inBracket = tokens[reference - 1]?.text === "(";
  return isOtherReport(tokens, at) || (OTHER_PAPERS.has(word) && !(inBracket && OFTEN_ATTACHED.has(word)));
}

function isOtherReport(tokens: readonly Token[], at: number): boolean {
  if (!REPORTS.has(tokens[at]?.word ?? "")) return false;
  const before = tokens.slice(Math.max(0, at - 3), at);
  return !before.some(({ word }) => word === "this") && !OWN_REPORT.has(before.at(-1)?.word ?? "the");
}

/** Two capitalised words, small ones aside: "Keeping Children Safe". */
function isTitle(tokens: readonly Token[], last: number): boolean {
  const isCapital = (index: number): boolean => /^\p{Lu}/u.test(tokens[index]?.text ?? "");
  let first = last - 1;
  while (IN_TITLES.has(tokens[first]?.word ?? "")) first -= 1;
  return isCapital(last) && isCapital(first);
}

/** Whether a paper is named that has paragraphs of its own, here or in the sentence before. */
const namesPaper = (before: Reading | null, tokens: readonly Token[]): boolean =>
  [before?.tokens ?? [], tokens].some((all) =>
    all.some(({ word }, index) => OTHER_PAPERS.has(word) || isOtherReport(all, index)),
  );
