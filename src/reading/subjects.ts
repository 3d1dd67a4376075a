import { type Sentence, sentencesOf } from "../prose/sentences.ts";
import {
  AFTER_NAMES,
  COUNTS_OF_WARDS,
  IMPLICATIONS,
  NAMES_OF_NO_WARD,
  OF_IMPLICATIONS,
  ROWS,
  SUBJECTS,
  type Subject,
  TELLING_TITLES,
} from "./lexicons/subjects.ts";
import { phrasesIn, phrasesOf } from "./phrases.ts";
import { type Token, tokensOf } from "./tokens.ts";

const ROW_PHRASES = phrasesOf(ROWS);
const SUBJECT_PHRASES = phrasesOf(SUBJECTS);

export type RowSubject = Exclude<keyof typeof ROWS, "other">;

/** What a row of the implications is about, as its title says. */
export const rowSubjectsOf = (title: string): RowSubject[] =>
  phrasesIn(tokensOf(title), ROW_PHRASES).flatMap(({ meaning }) => (meaning === "other" ? [] : [meaning]));

interface SubjectMention {
  readonly subject: Subject;
  /** As written. */
  readonly words: string;
}

/** The subjects that a text names, which rows of the implications ask for. */
export const subjectsIn = (text: string): SubjectMention[] => sentencesOf(text).flatMap(inSentence);

function inSentence({ text }: Pick<Sentence, "text">): SubjectMention[] {
  const tokens = tokensOf(text);
  const mention = (subject: Subject, at: number, end: number): SubjectMention => ({
    subject,
    words: text.slice(tokens[at]?.from, tokens[end - 1]?.to),
  });
  return [
    ...phrasesIn(tokens, SUBJECT_PHRASES).flatMap(({ meaning, at, end }) =>
      meaning === "other" ? [] : [mention(meaning, at, end)],
    ),
    ...tokens.flatMap(({ word, text: sign }, at) => {
      if (sign === "£" && tokens[at + 1]?.kind === "number") return [mention("money", at, at + 2)];
      const from = word === "ward" ? startOfWards(tokens, at) : at;
      if (from < at) return [mention("wards", from, at + 1)];
      return word === "ward" && tokens[at + 1]?.word === "of" && isName(tokens[at + 2])
        ? [mention("wards", at, at + 3)]
        : [];
    }),
  ];
}

/** "All wards", "two or more wards", "Park East and Riverside wards"; the position itself for a ward in a hospital. */
function startOfWards(tokens: readonly Token[], at: number): number {
  const before = tokens[at - 1];
  if (COUNTS_OF_WARDS.has(before?.word ?? "") || before?.kind === "number")
    return tokens[at - 2]?.word === "or" ? at - 3 : at - 1;
  if (!isName(before)) return at;
  let start = at - 1;
  while (isName(tokens[start - 1]) || (tokens[start - 1]?.word === "and" && isName(tokens[start - 2])))
    start -= 1;
  return start;
}

const isName = (token: Token | undefined): boolean =>
  token?.kind === "word" && /^\p{Lu}\p{Ll}/u.test(token.text) && !NAMES_OF_NO_WARD.has(token.word);

interface TitleMention {
  /** Offsets into the text. */
  readonly from: number;
  readonly to: number;
  /** Whether it is written as the title of a row, and after words such as "implications for". */
  readonly isMeant: boolean;
}

/** Where a text has the title of a row. "The Equality Act" and "a carbon impact assessment" are other names. */
export function titlesIn(text: string, title: string): TitleMention[] {
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
