import type { Interval } from "../../../plan/time/intervals.ts";
import { OTHER_PAPERS } from "../../../reading/lexicons/occasions.ts";
import { type Reading, spanOf } from "../../../reading/reading.ts";
import type { Time } from "../../../reading/times/times.ts";
import { phrasesIn, phrasesOf } from "../../../reading/words/phrases.ts";
import type { DateFacts } from "../../facts/dates.ts";
import { namesUnknown, OTHER_PLACES } from "../../prose/names.ts";
import type { ReportSentence } from "../../prose/report-prose.ts";

/** Days typed in a sentence, with what it says. */
export interface Typed {
  readonly sentence: ReportSentence;
  readonly reading: Reading;
  readonly time: Time;
  readonly days: Interval;
}

const PAPER_PHRASES = phrasesOf(OTHER_PAPERS);

/** Whether the words around a date are about a visit, inspection or paper that is not in the plan. */
export function isAnotherOccasion(
  { reading, sentence, time }: Typed,
  { dates: facts, council }: DateFacts,
): boolean {
  const { text, tokens } = reading;
  const [from, to] = spanOf(reading, time.at, time.end);
  const start = tokens.findLastIndex(({ text }, at) => at < time.at && /^[.;:]$/.test(text)) + 1;
  const clause = text.slice(tokens[start]?.from ?? 0, from);
  const follows = NAME_AFTER_DATE.exec(text.slice(to))?.[0] ?? "";
  const near = `${clause} ${follows}`;
  const names = [...facts.flatMap(({ by, about }) => [...by, about]), council];
  const isBodyNamed = facts.some((one) => phrasesIn(tokens, one.names).length > 0);
  const end = tokens.findIndex(({ text }, at) => at >= time.end && /^[,.;:]$/.test(text));
  const after = phrasesIn(tokens, PAPER_PHRASES, time.end, end === -1 ? tokens.length : end);
  return (
    OTHER_PLACES.test(near) ||
    (!isBodyNamed && OTHER_PLACES.test(sentence.before?.text ?? "")) ||
    phrasesIn(tokens, PAPER_PHRASES, start, time.at).length > 0 ||
    after.some(({ meaning }) => meaning === "page") ||
    namesUnknown(clause, start === 0, names) ||
    namesUnknown(follows, false, names)
  );
}

/** A name straight after a date: "by Ofsted", "of Oak House", "the Minister". */
const NAME_AFTER_DATE =
  /^\s*,?\s*(?:(?:of|at|to|in|on|by|from|for|into)\s+)?(?:the\s+)?[A-Z][\w-]*(?:(?:['’]s)?\s+[A-Z][\w-]*)*/;
