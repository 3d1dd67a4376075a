import {
  placeInSentence,
  type ReportSentence,
  reportSentences,
  writtenAs,
} from "../../prose/report-prose.ts";
import { countWords, showSentence } from "../../prose/words.ts";
import type { Rule } from "../../rule.ts";

/** Shorter sentences, such as "This report has no implications for crime", recur with good reason. */
const FEWEST_WORDS = 12;

export const duplicateText: Rule = {
  id: "duplicate-text",
  severity: "info",
  summary: "A sentence of twelve words or more stands in a report twice, or nearly so.",
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
  *check({ reports }) {
    for (const report of reports) {
      const seen: Seen[] = [];
      for (const sentence of reportSentences(report)) {
        if (countWords(sentence.text) < FEWEST_WORDS) continue;
        const words = plainWords(writtenAs(sentence));
        const one = { sentence, words: words.join(" "), told: toldWords(words) };
        const same = seen.find(({ words }) => words === one.words);
        const first = same ?? seen.find(({ told }) => isNearly(told, one.told));
        if (same === undefined) seen.push(one);
        if (first === undefined) continue;
        yield {
          message: `${showSentence(sentence)} stands in the report twice${same === undefined ? ", but for a word or so" : ""}: expected it once`,
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
  readonly told: readonly string[];
}

/** Read past: they come and go when a sentence is copied and smoothed. */
const SMALL = new Set("a an also and now our s that the then these this those which".split(" "));
/** Words that, put in, make a sentence say something else. */
const TELLING =
  /^(?:\d.*|\{.*|not|no|never|nor|neither|without|hardly|all|every|some|few|most|half|more|less|fewer|other|former|new|old|first|last|next|north|south|east|west|girls?|boys?|one|two|three|four|five|six|seven|eight|nine|ten)$/;
/** In each so many words of the longer one, one may be put in. */
const ONE_IN = 7;
const FEWEST_TOLD = 14;

/** The words of a sentence, and its references as one each, in small letters. */
const plainWords = (written: string): string[] =>
  written.toLowerCase().match(/\{\{[^{}]*\}\}|[\p{L}\p{N}]+/gu) ?? [];

/** Those but for the small ones. */
const toldWords = (words: readonly string[]): string[] => words.filter((word) => !SMALL.has(word));

/** Whether one says the other with a few words put in that change nothing: "at length", "very". */
function isNearly(one: readonly string[], other: readonly string[]): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (shorter.length < FEWEST_TOLD || (longer.length - shorter.length) * ONE_IN > longer.length) return false;
  let at = 0;
  const added = longer.filter((word) => {
    if (word !== shorter[at]) return true;
    at += 1;
    return false;
  });
  return at === shorter.length && !added.some((word) => TELLING.test(word));
}
