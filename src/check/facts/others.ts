import type { PlanAsAt } from "../../plan/history/replay.ts";
import type { Clause } from "../../reading/clauses.ts";
import { indexPhrases, phrasesIn } from "../../reading/words/phrases.ts";
import { shortName } from "../../reading/words/titles.ts";
import { foldedWords, type Token } from "../../reading/words/tokens.ts";
import type { ReportSentence } from "../prose/report-prose.ts";
import { oncePerPlan } from "./once.ts";

/**
 * Tells whether a clause is about another council: in general words, one of the plan's bodies, or one by its name, which
 * may stand earlier in the sentence, or in the one before where this one begins with "its" or "they".
 */
export const othersOf = oncePerPlan(({ header, bodies }: PlanAsAt): IsOfOthers => {
  const own = shortName(header?.authority ?? "");
  const ownWords = new Set(foldedWords(own));
  const councils = bodies.filter(({ name }) => COUNCIL_NAME.test(name) && shortName(name) !== own);
  const names = indexPhrases(
    councils.map(({ name }) => ({ words: foldedWords(shortName(name)), meaning: name })),
  );
  const isNamed = (tokens: readonly Token[]): boolean =>
    phrasesIn(tokens, names).length > 0 ||
    tokens.slice(1).some(({ text }, index) => {
      const { text: before = "", word = "" } = tokens[index] ?? {};
      return COUNCIL_NAME.test(text) && /^\p{Lu}/u.test(before) && !isOwn(word, ownWords);
    });
  const known = new WeakMap<Clause, boolean>();
  return ({ reading: { tokens }, before }, clause) => {
    const isOfOthers =
      known.get(clause) ??
      (clause.ofOthers ||
        isNamed(tokens.slice(0, clause.end)) ||
        (before !== null &&
          /^(?:its|it|their|they|there)$/i.test(tokens[0]?.text ?? "") &&
          isNamed(before.reading.tokens)));
    known.set(clause, isOfOthers);
    return isOfOthers;
  };
});

type IsOfOthers = (sentence: ReportSentence, clause: Clause) => boolean;

const COUNCIL_NAME = /\b(?:Council|Borough|City|County|Authority)\b/;

const isOwn = (word: string, own: ReadonlySet<string>): boolean =>
  own.has(word) ||
  [
    "the",
    "city",
    "borough",
    "county",
    "district",
    "metropolitan",
    "our",
    "full",
    "care",
    "youth",
    "pupil",
  ].includes(word);
