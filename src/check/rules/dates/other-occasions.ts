import { MONTH_NAMES, WEEKDAYS } from "../../../plan/time/dates.ts";
import type { Interval } from "../../../plan/time/intervals.ts";
import { ORDINALS } from "../../../reading/lexicons/numbers.ts";
import { FOLLOWS, OTHER_OBJECTS, OTHER_PAPERS } from "../../../reading/lexicons/occasions.ts";
import { type Reading, spanOf } from "../../../reading/reading.ts";
import type { Time } from "../../../reading/times/times.ts";
import { phrasesIn, phrasesOf } from "../../../reading/words/phrases.ts";
import { titleWords } from "../../../reading/words/titles.ts";
import { foldWord } from "../../../reading/words/tokens.ts";
import type { DateFact, DateFacts } from "../../facts/dates.ts";
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

/** A capitalised name, such as "Oak House": of one word or of several. */
const NAME = /(?<![\w'’-])[A-Z][\w-]*(?:(?:['’]s)?\s+[A-Z][\w-]*)*(?:['’]s)?/g;

const MAY_BEGIN =
  /^(?:The|This|That|These|An?|In|On|At|By|For|From|Of|To|With|His|Her|Its|Their|Our|After|Before|Since|Until|Following|See|When|While|As|And|But|Both|Last|No|One)\s+/;

/** Bodies that a sentence may begin with; any other first word has a capital only because it is the first. */
const BODY_FIRST = /^(?:[A-Z]{2,}|Ofsted|Estyn|Healthwatch)/;

/** Capitalised words that do not name a place or body other than the council and its inspectors. */
const USUAL = new Set([
  ..."council councils cabinet board committee scrutiny executive member members councillors minister ministers secretary state department government director directors chief officer commissioner inspector inspectors inspectorate children child families services service adult adults social care improvement action plan local authority safeguarding single joint targeted area inspection monitoring visit visits letter report review mid-term progress appendix section i christmas easter".split(
    " ",
  ),
  ...[...WEEKDAYS, ...MONTH_NAMES, ...MONTH_NAMES.map((name) => name.slice(0, 3)), "Sept"].map((name) =>
    name.toLowerCase(),
  ),
]);

const NAME_PARTICLES = new Set(["of", "for", "and", "the"]);

/** Whether a part of a sentence names a place or a body that is neither the council nor in `names`. */
function namesUnknown(part: string, isStart: boolean, names: readonly string[]): boolean {
  const known = new Set(names.flatMap(nameWords));
  return [...part.matchAll(NAME)].some(({ 0: found, index }) => {
    const isFirst = isStart && !/\w/.test(part.slice(0, index));
    const name = isFirst ? found.replace(MAY_BEGIN, "") : found;
    const isWord = isFirst && !/[\s'’]/.test(found) && !BODY_FIRST.test(found);
    return (
      !isWord &&
      !nameWords(name).every((word) => known.has(word) || USUAL.has(word) || NAME_PARTICLES.has(word))
    );
  });
}

/** Other places that are visited, inspected or written to. */
export const OTHER_PLACES =
  /\b(?:homes?|schools?|academ(?:y|ies)|nurser(?:y|ies)|agenc(?:y|ies)|colleges?|hospitals?|prisons?|hospices?|practices|surger(?:y|ies)|clinics?|providers?|all (?:councils|authorities|directors))\b/i;

/** The words of a name in lower case, without a possessive 's. */
const nameWords = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/['’]s\b/g, "")
    .match(/[\w-]+/g) ?? [];

const FOLLOWS_PHRASES = phrasesOf(FOLLOWS);

/** Whether a sentence tells what comes before or after an event. */
export const follows = ({ tokens }: Reading, how: keyof typeof FOLLOWS): boolean =>
  phrasesIn(tokens, FOLLOWS_PHRASES).some(({ meaning }) => meaning === how);

/** Two distinctive words in common, and none that names another object. The Improvement Board has its name of the plan. */
export function sharesObject({ about, by }: DateFact, text: string): boolean {
  const bodies = new Set(titleWords(by.join(" ")).filter((word) => word !== "improvement"));
  const objects = new Set(titleWords(about).filter((word) => !bodies.has(word)));
  const words = titleWords(text.replace(/\bImprovement Board\b/gi, " "));
  const isOfAnother = words.some((word) => OTHER_OBJECTS.has(foldWord(word)) && !objects.has(word));
  const common = new Set(
    words.filter((word) => objects.has(word) && word.length > 3 && !ORDINALS.includes(word)),
  );
  return !isOfAnother && common.size >= 2;
}
