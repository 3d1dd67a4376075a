import {
  BEFORE_PLAN,
  ELSEWHERE,
  NOT_IN_IT,
  OF_A_KIND,
  OF_THIS_PLAN,
  OTHER_PLANS,
  SMALL_IN_NAMES,
} from "../lexicons/actions.ts";
import type { Reading } from "../reading.ts";
import { numberAt } from "../words/numbers.ts";
import { phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

/** What distinguishes the report's plan from others. */
export interface OwnPlan {
  /** The folded words of its title and of the council's name. */
  readonly words: ReadonlySet<string>;
  /** From what it answers to the date of the report. */
  readonly years: readonly [first: number, last: number];
}

const NOT_IN_PHRASES = phrasesOf(NOT_IN_IT);
const OTHER_PHRASES = phrasesOf(OTHER_PLANS);

/** Which actions a sentence is about, as far as the words around its numbers say. */
export interface PlanScope {
  /** Whether it is about this plan, or about "the actions". */
  readonly isOfPlan: boolean;
  /** Whether it tells of a part: of a recommendation, of a month, of what is due. */
  readonly isOfPart: boolean;
  /** Whether it tells of others: of a team, of those mentioned before, of new ones. */
  readonly isElsewhere: boolean;
}

/** The scope of a sentence; null where it is about another plan. */
export function planScope(reading: Reading, own: OwnPlan): PlanScope | null {
  const { tokens, times } = reading;
  if (isOfAnotherPlan(reading, own)) return null;
  const begun = sinceItBegan(tokens);
  const cadence = cadenceIn(tokens);
  const isMasked = (at: number): boolean =>
    [begun, cadence].some((one) => one !== null && one.at <= at && at < one.end);
  const isWord = (words: ReadonlySet<string>): boolean =>
    tokens.some(({ word }, at) => words.has(word) && !isMasked(at));
  const isOfRecommendation = tokens.some(
    ({ word }, at) =>
      /^r\d+$/.test(word) ||
      (word === "recommendation" && (numberAt(tokens, at + 1) !== null || tokens[at - 1]?.word === "for")),
  );
  const isOfThese = tokens.some(
    ({ word }, at) =>
      (word === "of" &&
        !isMasked(at) &&
        ["these", "those", "them", "which"].includes(tokens[at + 1]?.word ?? "")) ||
      (word === "under" && tokens[at + 1]?.word !== "recommendation"),
  );
  const isOfActions = tokens.some(({ word }, at) => {
    const next = tokens.slice(at + 1, at + 5).map((one) => one.word);
    return (
      word === "of" && ["the", "its", "all"].includes(next[0] ?? "") && next.slice(1, 4).includes("action")
    );
  });
  return {
    isOfPlan: begun !== null || isOfActions || tokens.some((_, at) => isThisPlan(tokens, at)),
    isOfPart:
      isOfRecommendation ||
      isWord(OF_A_KIND) ||
      times.some(({ kind, at }) => DATED.has(kind) && !isMasked(at)),
    isElsewhere:
      isOfThese ||
      tokens.some(({ word }, at) => ELSEWHERE.has(word) && !isMasked(at) && !goesOnAt(reading, at)),
  };
}

/** "Four are complete and a further two are embedded": those are of the same plan. */
const goesOnAt = ({ tokens, quantities }: Reading, at: number): boolean =>
  ["further", "another"].includes(tokens[at]?.word ?? "") && quantities.some(({ end }) => end < at);

const DATED: ReadonlySet<string> = new Set(["days", "month", "quarter"]);

interface Stretch {
  readonly at: number;
  readonly end: number;
}

/** "Since the plan began": that is the whole of it. */
function sinceItBegan(tokens: readonly Token[]): Stretch | null {
  const at = tokens.findIndex(({ word }) => word === "since");
  const words = tokens.slice(at, at + 6).map(({ word }) => word);
  const end = words.findIndex((word) => word === "began" || word === "started");
  const isPlan = end > 0 && ["plan", "programme"].includes(words[end - 1] ?? "");
  return at !== -1 && isPlan ? { at, end: at + end + 1 } : null;
}

/** ", and the Board looks at them every month": how often they are reviewed is not how many there are. */
function cadenceIn(tokens: readonly Token[]): Stretch | null {
  const last = tokens.findIndex(
    ({ word }, at) =>
      ["every", "each"].includes(word) &&
      ["day", "week", "month", "quarter", "year"].includes(tokens[at + 1]?.word ?? ""),
  );
  const at = tokens.findLastIndex(
    ({ text }, index) =>
      index < last && text === "," && ["and", "but", "which", "who"].includes(tokens[index + 1]?.word ?? ""),
  );
  return last === -1 || at === -1 ? null : { at, end: last + 2 };
}

/** Whether a sentence is about another plan than the report's, about what is not in it, or about another year. */
function isOfAnotherPlan({ tokens }: Reading, { words, years: [first, last] }: OwnPlan): boolean {
  const isOwn = (at: number): boolean => {
    const { word = "" } = tokens[at] ?? {};
    const parts = word.split("-");
    return parts.every((part) => words.has(part) || BEFORE_PLAN.has(part) || SMALL_IN_NAMES.has(part));
  };
  const years = tokens.map(({ text }) => text).filter((text) => /^(?:19|20)\d\d$/.test(text));
  if (years.some((year) => Number(year) < first || Number(year) > last + MOST_AHEAD)) return true;
  if (phrasesIn(tokens, OTHER_PHRASES).length > 0) return true;
  const plans = tokens.flatMap(({ word }, at) => (word === "plan" ? [at] : []));
  return plans.some(
    (at) => !isNamedOwn(tokens, at, isOwn) || isBesideIt(tokens, at) || isOfWhom(tokens, at, isOwn),
  );
}

/** Dates that are due lie in later years; a year that is further away is of another plan. */
const MOST_AHEAD = 3;

/** Whether every word before "plan" that belongs to its name is this plan's. */
function isNamedOwn(tokens: readonly Token[], plan: number, isOwn: (at: number) => boolean): boolean {
  const isWord = (at: number): boolean => tokens[at]?.kind === "word";
  if (isWord(plan - 1) && !isOwn(plan - 1)) return false;
  if (isServicePlan(tokens, plan)) return false;
  const isCapital = (at: number): boolean => /^\p{Lu}/u.test(tokens[at]?.text ?? "");
  for (
    let at = plan - 1;
    isCapital(plan) && (isCapital(at) || SMALL_IN_NAMES.has(tokens[at]?.word ?? ""));
    at--
  )
    if (isWord(at) && !isOwn(at)) return false;
  const isOwnerOwn = (last: number): boolean => {
    let at = last;
    while (isCapital(at) && isOwn(at)) at -= 1;
    return at < last ? !isCapital(at) || (at === 0 && SMALL_IN_NAMES.has(tokens[at]?.word ?? "")) : isOwn(at);
  };
  for (let at = plan - 1; at >= plan - LONGEST_NAME && isWord(at); at--)
    if (/['’]s?$/.test(tokens[at]?.text ?? "") && !isOwnerOwn(at)) return false;
  return true;
}

/** "The service plan" is the business plan of a service. */
const isServicePlan = (tokens: readonly Token[], plan: number): boolean =>
  tokens[plan - 1]?.word === "service" && tokens[plan - 2]?.word !== "child";

/** "Westmarch's own action plan": so many words may stand from the owner on. */
const LONGEST_NAME = 4;

/** "Beyond the plan", "in addition to our improvement plan". */
function isBesideIt(tokens: readonly Token[], plan: number): boolean {
  return phrasesIn(tokens, NOT_IN_PHRASES, 0, plan).some(({ end }) => {
    const next = tokens[end]?.word === "of" ? end + 1 : end;
    const isThis = ["the", "this", "our"].includes(tokens[next]?.word ?? "");
    return isThis && !tokens.slice(next, plan).some(({ kind }) => kind === "sign");
  });
}

/** "The plan for Housing", "the plan that Scrutiny reviewed": the words after it say which. */
function isOfWhom(tokens: readonly Token[], plan: number, isOwn: (at: number) => boolean): boolean {
  const word = tokens[plan + 1]?.word ?? "";
  if (!["for", "that", "which", "of"].includes(word)) return false;
  let at = plan + 2;
  while (["the", "our", "some", "about", "over", "nearly", "almost"].includes(tokens[at]?.word ?? ""))
    at += 1;
  if (word === "of" && numberAt(tokens, at) !== null) return false;
  if (
    ["that", "which"].includes(word) &&
    [at, at + 1].some((next) => OUR_BODIES.has(tokens[next]?.word ?? ""))
  )
    return false;
  return [at, at + 1].some((next) => tokens[next]?.kind === "word" && !isOwn(next));
}

const OUR_BODIES: ReadonlySet<string> = new Set(["board", "cabinet", "we"]);

/** Whether the word "plan" at a position means this one and no other: "the rewritten Improvement Plan". */
export function isThisPlan(tokens: readonly Token[], plan: number): boolean {
  if (tokens[plan]?.word !== "plan" || isServicePlan(tokens, plan)) return false;
  let at = plan - 1;
  while (OF_THIS_PLAN.has(tokens[at]?.word ?? "") && !/^council['’]s$/i.test(tokens[at]?.text ?? "")) at -= 1;
  return ["the", "this", "our", "council"].includes(tokens[at]?.word ?? "");
}
