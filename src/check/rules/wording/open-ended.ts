import type { PlanAsAt } from "../../../plan/history/replay.ts";
import { type OpenEnd, openEndIn } from "../../../reading/wording/open-ended.ts";
import { indexPhrases, phrasesIn } from "../../../reading/words/phrases.ts";
import { foldedWords, type Token } from "../../../reading/words/tokens.ts";
import { inSentences, wordsOf } from "../../prose/in-sentences.ts";
import type { Rule } from "../../rule.ts";

export const openEnded: Rule = {
  id: "open-ended",
  severity: "info",
  summary: "Work is said to go on, or is hoped for, without a day or an owner.",
  why: "Nobody can ask at the next meeting whether it has been done. A day makes it a promise, and a post or a body says whose.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: Work to improve assessments is ongoing.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: The Head of Service will end the work on assessments by 31 October 2016.
`,
  check: (context) =>
    inSentences(context, (known) => {
      const hasOwner = ownersIn(known);
      return (sentence, next) => {
        const { reading, kind, in: text } = sentence;
        if (kind === "heading" || text.field === "title") return [];
        const after = next?.reading ?? null;
        const found = openEndIn(reading, after);
        if (found === null || hasOwner(reading.tokens) || hasOwner(after?.tokens ?? [])) return [];
        const message = `${wordsOf(sentence, found)} ${LEAVES[found.kind]}: expected a day or an owner`;
        const hint = "Name the day and the post or body, or what has been done so far.";
        return [{ at: found.at, end: found.end, message, hint }];
      };
    }),
};

/** What each kind of words leaves open. */
const LEAVES: Record<OpenEnd["kind"], string> = {
  ongoing: "does not say when the work ends or who does it",
  continues: "does not say when the work ends or who does it",
  hoped: "does not say by when, or who will see to it",
  "some-time": "names no day",
};

/** Tells whether a sentence names somebody who can be asked: a post or a body of the plan, in short too, or a holder. */
function ownersIn({ posts, bodies, header }: PlanAsAt): (tokens: readonly Token[]) => boolean {
  const others = bodies.filter(({ name }) => name !== header?.authority);
  const titles = posts.flatMap(({ title }) => [title, title.split(",")[0] ?? title]);
  const names = indexPhrases(
    [...titles, ...others.map(({ name }) => name)].map((name) => ({
      words: foldedWords(name),
      meaning: name,
    })),
  );
  const short = new Set([
    ...titles.flatMap((title) => foldedWords(title).slice(0, 1)),
    ...others.flatMap(({ name }) => [foldedWords(name).at(0) ?? "", foldedWords(name).at(-1) ?? ""]),
    ...posts.flatMap(({ holders = [] }) => holders.map(({ name }) => foldedWords(name).at(-1) ?? "")),
  ]);
  short.delete("council");
  const isShort = ({ text, word }: Token, before: Token | undefined): boolean =>
    before !== undefined && /^\p{Lu}/u.test(text) && short.has(word);
  return (tokens) =>
    phrasesIn(tokens, names).length > 0 || tokens.some((token, at) => isShort(token, tokens[at - 1]));
}
