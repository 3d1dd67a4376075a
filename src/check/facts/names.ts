import type { PlanAsAt } from "../../plan/history/replay.ts";
import { NO_ACRONYMS } from "../../reading/lexicons/spellings.ts";
import { type Misspelling, spellingsOf } from "../../reading/wording/spellings.ts";
import { indexPhrases, phrasesIn } from "../../reading/words/phrases.ts";
import { foldedWords } from "../../reading/words/tokens.ts";
import { stepsBetween } from "../../text/words.ts";
import type { ReportSentence } from "../prose/report-prose.ts";

/**
 * Finds the plan's posts, bodies and holders where a sentence names them otherwise. A wording that a title or the
 * glossary of the plan has is nobody's mistake.
 */
export function namesOtherwise({
  bodies,
  posts,
  events,
  glossary,
  header,
}: PlanAsAt): (sentence: ReportSentence) => Misspelling[] {
  const titles = posts.map(({ title }) => title);
  const holders = posts.flatMap((post) => (post.holders ?? []).map(({ name }) => name));
  const names = [...bodies.map(({ name }) => name), ...titles, ...NO_ACRONYMS];
  const spellings = spellingsOf(names, holders, isNear);
  const postNames = indexPhrases(titles.map((title) => ({ words: foldedWords(title), meaning: title })));
  const cited = [
    ...glossary.flatMap(({ term, expansion }) => [term, expansion]),
    ...events.flatMap(({ title = "", documents = [] }) => [
      title,
      ...documents.map((one) => one.title ?? ""),
    ]),
    header?.title ?? "",
  ];
  return (sentence) => {
    const { reading, text } = sentence;
    const written = ({ at, end }: Misspelling): string =>
      text.slice(reading.tokens[at]?.from, reading.tokens[end - 1]?.to);
    const near = spellings
      .nearPersons(reading)
      .filter(({ by }) => by !== "title" || phrasesIn(reading.tokens, postNames).length > 0);
    const others = spellings
      .misspelled(reading)
      .filter((one) => !cited.some((title) => title.includes(written(one))));
    return [...others, ...near];
  };
}

/** One slip in a short name, two in a long one. */
function isNear(written: string, name: string): boolean {
  const steps = stepsBetween(written.toLowerCase(), name.toLowerCase());
  return steps > 0 && steps <= (name.length >= LONG_NAME ? 2 : 1) && name.length >= SHORTEST_NAME;
}

const LONG_NAME = 7;
/** Of shorter names, many are one letter apart: Ross and Rose. */
const SHORTEST_NAME = 5;
