import type { PlanAsAt } from "../../plan/history/replay.ts";
import { indexPhrases, phrasesIn } from "../../reading/phrases.ts";
import { foldedWords, type Token } from "../../reading/tokens.ts";

/** Tells whether a sentence names somebody who can be asked: a post or a body of the plan, in short too, or a holder. */
export function ownersIn({ posts, bodies, header }: PlanAsAt): (tokens: readonly Token[]) => boolean {
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
