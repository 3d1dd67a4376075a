import { type Sentence, sentencesOf } from "../../prose/sentences.ts";
import { COUNTS_OF_WARDS, NAMES_OF_NO_WARD, SUBJECTS, type Subject } from "../lexicons/subjects.ts";
import { phrasesIn, phrasesOf } from "../words/phrases.ts";
import { type Token, tokensOf } from "../words/tokens.ts";

const SUBJECT_PHRASES = phrasesOf(SUBJECTS);

/** A subject that rows of the implications ask for, in a text. */
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
