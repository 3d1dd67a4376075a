import { sentencesOf } from "../../../prose/sentences.ts";
import {
  DENIALS,
  EMPTY_NAMES,
  MATTERS,
  type Matter,
  SUBJECTS,
  TELL_NOTHING,
} from "../../../reading/lexicons/answers.ts";
import { FUNCTION_WORDS } from "../../../reading/lexicons/words.ts";
import { phrasesIn, phrasesOf } from "../../../reading/words/phrases.ts";
import { foldedWords, type Token, tokensOf } from "../../../reading/words/tokens.ts";
import { wordingsIn, wordingsOf } from "../../../reading/words/wordings.ts";
import { isFilledIn, showValue } from "../../prose/words.ts";
import type { Rule } from "../../rule.ts";
import { type ImplicationAnswer, implicationAnswers } from "./answers.ts";

export const implicationEmpty: Rule = {
  id: "implication-empty",
  severity: "warning",
  summary:
    "A row of the implications says that there are implications but not what they are, or says nothing.",
  why: "Members decide on what a row tells them. A row that says only that there are implications, or n/a, or that something is to follow, tells them nothing. Where there are no implications, write none.",
  bad: `\
reports:
  - id: cabinet-2016-09
    implications:
      crime: There are implications for crime and disorder.
      efficiency: To follow.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    implications:
      crime: Return interviews help to keep children who go missing safe from crime.
      efficiency: none
`,
  *check(context) {
    for (const report of context.reports) {
      for (const answer of implicationAnswers(context, report)) {
        const { row, title, text, none, origin } = answer;
        const lacks = none ? null : findLack(answer);
        if (lacks === null) continue;
        yield {
          message: `"${title}" is answered ${showValue(text)}, which ${lacks}: expected a sentence that says what the implications are, or none`,
          origin,
          entity: report.id,
          hint: `Say who or what is affected and how, or write ${row}: none.`,
        };
      }
    }
  },
};

/** What an answer lacks; null where it says something, or has more than one sentence. */
function findLack({ text, title }: ImplicationAnswer): string | null {
  if (!isFilledIn(text)) return "says nothing";
  const [only, ...rest] = sentencesOf(text);
  if (only === undefined || rest.length > 0) return null;
  const matter = emptyMatterOf(tokensOf(only.text), title);
  return matter === null ? null : LACKS[matter];
}

const LACKS: Readonly<Record<Matter, string>> = {
  "for-now": "says nothing of what may still come",
  later: "says nothing",
  points: "says nothing",
  weighed: "says that implications were considered but not what they are",
  there: "says that there are implications but not what they are",
  some: "says that some are affected but not which",
};

const EMPTY_NAME_PHRASES = phrasesOf(EMPTY_NAMES);

const MATTER_WORDINGS = wordingsOf(MATTERS);

/**
 * What the only sentence of an answer is about, if no word of it tells what the implications are; null where one does.
 * The words of the row's title tell nothing, nor do the names of duties. A denial tells, unless it is one for now only.
 */
function emptyMatterOf(tokens: readonly Token[], title: string): Matter | null {
  const found = wordingsIn(tokens, MATTER_WORDINGS);
  const isForNow = found.some(({ meaning }) => meaning === "for-now");
  const names = phrasesIn(tokens, EMPTY_NAME_PHRASES);
  const own = new Set(foldedWords(title));
  const tells = ({ kind, word }: Token, index: number): boolean => {
    if (kind === "sign" || names.some(({ at, end }) => at <= index && index < end)) return false;
    if (DENIALS.has(word)) return !isForNow;
    return kind !== "word" || ![own, FUNCTION_WORDS, TELL_NOTHING, SUBJECTS].some((words) => words.has(word));
  };
  if (tokens.some(tells)) return null;
  return MATTER_ORDER.find((matter) => found.some(({ meaning }) => meaning === matter)) ?? null;
}

/** Of several, the first says what is lacking. */
const MATTER_ORDER: readonly Matter[] = ["for-now", "later", "points", "weighed", "there", "some"];
