import type { Reading } from "../../../reading/reading.ts";
import { wordSet } from "../../../reading/words/phrases.ts";
import { placeInSentence, type ReportSentence } from "../../prose/report-prose.ts";
import { countWords, showSentence } from "../../prose/words.ts";
import type { Rule } from "../../rule.ts";

/** Shorter sentences, such as "This report has no implications for crime", recur with good reason. */
const FEWEST_WORDS = 12;

export const duplicateText: Rule = {
  id: "duplicate-text",
  severity: "info",
  summary: "A sentence of twelve words or more stands in a report twice, or nearly the same.",
  why: "A summary that repeats the main report word for word makes Members read it twice to see whether anything differs, and when one of the two is corrected the other is forgotten.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: Ofsted will make a series of quarterly visits, each of which looks at a different service.
    main: Ofsted will make a series of quarterly visits, each of which looks at a different service.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: Ofsted now visits each quarter.
    main: Ofsted will make a series of quarterly visits, each of which looks at a different service.
`,
  *check({ reports, sentencesIn }) {
    for (const report of reports) {
      const seen: Seen[] = [];
      for (const sentence of sentencesIn(report)) {
        if (countWords(sentence.text) < FEWEST_WORDS) continue;
        const words = plainWords(sentence.reading);
        const one = { sentence, words: words.join(" "), mainWords: mainWords(words) };
        const same = seen.find(({ words }) => words === one.words);
        const first = same ?? seen.find((other) => isNearly(other.mainWords, one.mainWords));
        if (same === undefined) seen.push(one);
        if (first === undefined) continue;
        yield {
          message: `${showSentence(sentence)} stands in the report twice${same === undefined ? ", apart from a word or two" : ""}: expected it once`,
          origin: placeInSentence(sentence),
          entity: report.id,
          hint: "Leave one of the two out, or refer to it by its paragraph.",
          related: [{ message: "first here", origin: placeInSentence(first.sentence) }],
        };
      }
    }
  },
};

interface Seen {
  readonly sentence: ReportSentence;
  /** The same for sentences that differ only in case, punctuation and emphasis. */
  readonly words: string;
  readonly mainWords: readonly string[];
}

/** Words that may be added or left out when a sentence is copied and edited. */
const SMALL = wordSet("a an also and now our that the then these this those which");
/** Words that change what a sentence says, as numbers and references do. */
const CHANGE_MEANING = wordSet(
  `not no never nor neither without hardly all every some few most half more less fewer other former new old first last next
  north south east west girl girls boy boys one two three four five six seven eight nine ten`,
);
/** One word may be added for this many words of the longer sentence. */
const ONE_IN = 7;
const FEWEST_MAIN_WORDS = 14;

/** The words of a sentence in lower case, those with a hyphen as two; a reference is one word. */
const plainWords = ({ tokens }: Reading): string[] =>
  tokens.flatMap(({ kind, text }) => {
    if (kind === "sign") return [];
    return kind === "reference"
      ? [text]
      : text
          .toLowerCase()
          .replace(/['’]s?$/, "")
          .split("-");
  });

/** The words without the small ones. */
const mainWords = (words: readonly string[]): string[] => words.filter((word) => !SMALL.has(word));

/** Whether one is the other with a few words added that do not change its meaning: "at length", "very". */
function isNearly(one: readonly string[], other: readonly string[]): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (shorter.length < FEWEST_MAIN_WORDS || (longer.length - shorter.length) * ONE_IN > longer.length)
    return false;
  let at = 0;
  const added = longer.filter((word) => {
    if (word !== shorter[at]) return true;
    at += 1;
    return false;
  });
  return at === shorter.length && !added.some((word) => CHANGE_MEANING.has(word) || /^[\d{]/.test(word));
}
