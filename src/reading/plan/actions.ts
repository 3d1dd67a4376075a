import { type CountedNumber, numbersIn } from "../figures/counted-numbers.ts";
import {
  ADVERBS,
  AMOUNTING,
  ANSWERING,
  type CountedActions,
  DEALING,
  DOERS,
  DRAWN_UP,
  GOING_ON_AFTER,
  HAVING,
  PLAIN_ADJECTIVES,
  STANDINGS,
  TASKS,
  TOLD_OF_THE_PAST,
} from "../lexicons/actions.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import { numberAt } from "../words/numbers.ts";
import { phraseAt, phraseBefore, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";
import { isThisPlan, type OwnPlan, type PlanScope, planScope } from "./own-plan.ts";
import { standingAfter } from "./standings.ts";

/** A number of the plan's actions in a sentence, and which it counts. */
export interface StatedActions {
  readonly of: CountedActions;
  readonly value: number;
  readonly hedge: Quantity["hedge"];
  /** Positions of the number with its hedge, and of the token after the words that say what it counts. */
  readonly at: number;
  readonly end: number;
  /** Perhaps only of a part of the plan: it can still not be larger than the whole. */
  readonly isPart: boolean;
  /** The 16 of "twelve of the 16 actions": the twelve are certain only if the 16 is right. */
  readonly among: Pick<StatedActions, "of" | "value" | "hedge"> | null;
  /** Whether the sentence tells of a day that is past. */
  readonly isPast: boolean;
}

/** The actions that a sentence counts, where its meaning is certain. */
export function statedActions(reading: Reading, own: OwnPlan): StatedActions[] {
  const { tokens, quantities } = reading;
  if (quantities.length === 0 || !namesActions(tokens)) return [];
  const scope = planScope(reading, own);
  if (scope === null) return [];
  const numbers = numbersOf(reading);
  const wholes = numbers.filter((one) => isWhole(tokens, one));
  const listed = numbers.filter((one) => standingAfter(reading, one.noun ?? one.end) !== null).length;
  const sentence = { reading, wholes, listed, ...scope };
  const isPast = tokens.some(({ word }) => TOLD_OF_THE_PAST.has(word));
  return numbers.flatMap((number): StatedActions[] => {
    const { value, hedge, start: at } = number;
    const said = standing(number, sentence) ?? total(number, sentence);
    return said === null ? [] : [{ ...said, value, hedge, at, isPast }];
  });
}

const STANDING_PHRASES = phrasesOf(STANDINGS);
const HAVING_PHRASES = phrasesOf(HAVING);
const DEALING_PHRASES = phrasesOf(DEALING);
const DRAWN_PHRASES = phrasesOf(DRAWN_UP);
const AMOUNTING_PHRASES = phrasesOf(AMOUNTING);
const ON_PHRASES = phrasesOf(GOING_ON_AFTER);
const ANSWERING_PHRASES = phrasesOf(ANSWERING);

/** A number and the actions after it. */
interface ActionNumber extends CountedNumber {
  readonly hedge: Quantity["hedge"];
  /** Position of its hedge, or of the number. */
  readonly start: number;
  /** Position after the noun; null for "three are complete". */
  readonly noun: number | null;
  /** The "open" of "eight open actions". */
  readonly adjective: CountedActions | null;
}

function numbersOf(reading: Reading): ActionNumber[] {
  return (
    reading.quantities
      .filter(({ role, hedge, quoted }) => role === null && hedge !== "at-most" && !quoted)
      // "All but eight" are the others.
      .filter(({ start }) => reading.tokens[start - 1]?.word !== "but")
      .flatMap((quantity) =>
        numbersIn(quantity, reading).map((number) => {
          const isFirst = number.at === quantity.at;
          const [hedge, start] = isFirst ? [quantity.hedge, quantity.start] : [null, number.at];
          return { ...number, hedge, start, ...nounAfter(reading.tokens, number.end) };
        }),
      )
  );
}

/** "Actions", "separate actions", "open actions", "of the plan's 16 actions", "of them". */
function nounAfter(tokens: readonly Token[], end: number): Pick<ActionNumber, "noun" | "adjective"> {
  let at = end;
  if (tokens[at]?.word === "of") {
    at += 1;
    if (["them", "these", "those"].includes(tokens[at]?.word ?? "")) return { noun: at + 1, adjective: null };
    while (["the", "its", "our", "all", "plan", "these", "those"].includes(tokens[at]?.word ?? "")) at += 1;
    at = numberAt(tokens, at)?.end ?? at;
  }
  const adjective = phraseAt(tokens, at, STANDING_PHRASES);
  if (adjective !== null) at = adjective.end;
  while (PLAIN_ADJECTIVES.has(tokens[at]?.word ?? "")) at += 1;
  const noun = actionAt(tokens, at);
  return noun === null ? { noun, adjective: null } : { noun, adjective: adjective?.meaning ?? null };
}

const TASK_PHRASES = phrasesOf(TASKS);

const namesActions = (tokens: readonly Token[]): boolean =>
  tokens.some(({ word }, at) => word === "action" || actionAt(tokens, at) !== null);

/** The position after "action", or after another word for it where the sentence names the plan. */
function actionAt(tokens: readonly Token[], at: number): number | null {
  if (tokens[at]?.word === "action") return at + 1;
  const task = phraseAt(tokens, at, TASK_PHRASES);
  return task !== null && tokens.some((_, plan) => isThisPlan(tokens, plan)) ? task.end : null;
}

interface SentenceOfActions extends PlanScope {
  readonly reading: Reading;
  /** The numbers of wholes: "of the 16 actions". */
  readonly wholes: readonly ActionNumber[];
  /** How many numbers are followed by how the counted actions stand. */
  readonly listed: number;
}

type Said = Pick<StatedActions, "of" | "end" | "isPart" | "among">;

/** How the counted actions stand, or what was done to them. */
function standing(number: ActionNumber, sentence: SentenceOfActions): Said | null {
  const { reading, wholes, listed, isOfPlan, isOfPart, isElsewhere } = sentence;
  const { tokens } = reading;
  if (isElsewhere || number.at > number.quantity.at || isWholeOfSome(tokens, number)) return null;
  const whole = wholes.find((one) => one !== number);
  const among =
    whole === undefined ? null : { of: whole.adjective ?? "all", value: whole.value, hedge: whole.hedge };
  const isThere =
    ["are", "were"].includes(tokens[number.start - 1]?.word ?? "") &&
    tokens[number.start - 2]?.word === "there";
  const isPart = isOfPart || (listed < 2 && !isOfPlan && !isThere);
  const after = number.noun ?? number.end;
  const found = standingAfter(reading, after);
  if (found !== null && (found.isSaid || (listed > 1 && !isOfPart))) {
    const isTold = !found.isPast && !found.isByOthers && !found.isOneOfTwo;
    return isTold ? { of: found.of, end: found.end, isPart, among } : null;
  }
  if (number.noun === null) return null;
  const did = didBefore(tokens, number.start);
  if (did !== null)
    return { of: did, end: number.noun, isPart: isPart || !goesOn(reading, number.noun), among };
  const left = leftAfter(tokens, number.noun);
  return left === null
    ? null
    : { of: number.adjective ?? "remaining", end: left, isPart: number.adjective === null, among };
}

/** The 16 of "of the 16 actions, seven", and of "seven of the 16 actions". */
const isWhole = (tokens: readonly Token[], { start, noun, isSome }: ActionNumber): boolean =>
  noun !== null && !isSome && ofBefore(tokens, start) !== null;

/** The 16 of "half of the 16 actions are open". */
function isWholeOfSome(tokens: readonly Token[], { start }: ActionNumber): boolean {
  const of = ofBefore(tokens, start);
  return of !== null && !["sign", undefined].includes(tokens[of - 1]?.kind);
}

function ofBefore(tokens: readonly Token[], start: number): number | null {
  let at = start - 1;
  while (["the", "its", "our", "all", "plan"].includes(tokens[at]?.word ?? "")) at -= 1;
  return at < start - 1 && tokens[at]?.word === "of" ? at : null;
}

/** "We have now completed". */
function didBefore(tokens: readonly Token[], start: number): CountedActions | null {
  const verb = phraseBefore(tokens, start, DEALING_PHRASES);
  if (verb === null) return null;
  let at = verb.at - 1;
  while (ADVERBS.has(tokens[at]?.word ?? "")) at -= 1;
  const isHave = ["have", "has"].includes(tokens[at]?.word ?? "");
  return isHave && DOERS.has(tokens[at - 1]?.word ?? "") ? verb.meaning : null;
}

/** "Six actions still remain in the plan." */
function leftAfter(tokens: readonly Token[], noun: number): number | null {
  let at = noun;
  while (["still", "now"].includes(tokens[at]?.word ?? "")) at += 1;
  if (!["remain", "stay"].includes(tokens[at]?.word ?? "")) return null;
  const plan = tokens.findIndex((_, next) => next > at + 1 && next < at + 8 && isThisPlan(tokens, next));
  const end = tokens[at + 1]?.word === "in" && plan !== -1 ? plan + 1 : at + 1;
  const { text = "", word = "" } = tokens[end] ?? {};
  return text === "" || /^[,.;:]$/.test(text) || word === "and" ? end : null;
}

/** How many actions a plan has in all. */
function total(number: ActionNumber, sentence: SentenceOfActions): Said | null {
  const { reading, isOfPlan, isOfPart, isElsewhere } = sentence;
  const { tokens } = reading;
  const { start, end, noun, isSome, adjective } = number;
  const isOfThen = tokens.some(({ word }, at) => word === "when" && tokens[at + 2]?.word === "was");
  const all = (last: number, isPart: boolean): Said => ({
    of: "all",
    end: last,
    isPart: isPart || isOfThen,
    among: null,
  });
  if (isSome) return null;
  if (noun === null) return isAmount(tokens, start) ? all(end, !goesOn(reading, end)) : null;
  if (tokens[end]?.word === "of") return null;
  if (adjective !== null) {
    const isPart = !planHas(tokens, start) || isOfPart || isElsewhere || !goesOn(reading, noun);
    return { of: adjective, end: noun, isPart, among: null };
  }
  if (isDrawnUp(reading, noun)) return all(noun, false);
  // "The plan, whose 16 actions": what follows is said of all of them.
  const isWhose = tokens[start - 1]?.word === "whose";
  if (planHas(tokens, start)) return all(noun, !isWhose && !goesOn(reading, noun));
  if (phraseIs(tokens, noun, "make up") && isThisPlan(tokens, planAfter(tokens, noun)))
    return all(noun, false);
  if (isInPlan(tokens, start, noun)) return all(noun, !goesOn(reading, planAfter(tokens, noun) + 1));
  const isTotal =
    phraseIs(tokens, start - 3, "a total of") ||
    phraseIs(tokens, noun, "in total") ||
    phraseIs(tokens, noun, "in all");
  if (isTotal && !isSomebodys(tokens, start)) return all(noun, isOfPart || isElsewhere || !isOfPlan);
  const isEach =
    tokens[start - 1]?.word === "all" && ["have", "has", "are", "now"].includes(tokens[noun]?.word ?? "");
  return isOfPlan || (isEach && !isOfPart && !isElsewhere) ? all(noun, true) : null;
}

const phraseIs = (tokens: readonly Token[], at: number, phrase: string): boolean =>
  phrase.split(" ").every((word, index) => tokens[at + index]?.word === word);

/** "The plan now contains", "the plan, with", "the plan's". */
function planHas(tokens: readonly Token[], start: number): boolean {
  const before = start - 1;
  if (tokens[before]?.word === "whose")
    return tokens.some((_, at) => at < before && at > before - 3 && isThisPlan(tokens, at));
  if (/['’]s$/.test(tokens[before]?.text ?? "")) return isThisPlan(tokens, before);
  const clause = tokens.findLastIndex(({ text }, at) => at < start && /^[.;:]$/.test(text));
  if (tokens[before]?.word === "with")
    return tokens.some((_, at) => at > clause && at < before && isThisPlan(tokens, at));
  const verb = phraseBefore(tokens, start, HAVING_PHRASES);
  if (verb === null) return false;
  let at = verb.at - 1;
  while (ADVERBS.has(tokens[at]?.word ?? "")) at -= 1;
  return isThisPlan(tokens, at);
}

/** "The number of actions in the plan has grown to". */
function isAmount(tokens: readonly Token[], start: number): boolean {
  const verb = phraseBefore(tokens, start, AMOUNTING_PHRASES);
  if (verb === null || !isThisPlan(tokens, verb.at - 1)) return false;
  const number = tokens.findIndex((_, at) => phraseIs(tokens, at, "number of action in"));
  return number !== -1 && number < verb.at;
}

/** "Some 150 actions were drawn up to meet Ofsted's recommendations". */
const isDrawnUp = ({ tokens }: Reading, noun: number): boolean => {
  const drawn = phraseAt(tokens, noun, DRAWN_PHRASES);
  return drawn !== null && isToAnswer(tokens, drawn.end);
};

/** "The 16 actions in the plan", "there are 16 actions in the plan". */
function isInPlan(tokens: readonly Token[], start: number, noun: number): boolean {
  if (
    !["in", "of", "within"].includes(tokens[noun]?.word ?? "") ||
    !isThisPlan(tokens, planAfter(tokens, noun))
  )
    return false;
  const at = tokens[start - 1]?.word === "now" ? start - 2 : start - 1;
  const isThere = tokens[at - 1]?.word === "there" && ["are", "were"].includes(tokens[at]?.word ?? "");
  return isThere || ["the", "all"].includes(tokens[start - 1]?.word ?? "");
}

const planAfter = (tokens: readonly Token[], at: number): number =>
  tokens.findIndex(({ word }, next) => next > at && next < at + 10 && word === "plan");

/** "The partnership has 12 actions in total": they are not the plan's. */
function isSomebodys(tokens: readonly Token[], start: number): boolean {
  const verb = phraseIs(tokens, start - 3, "a total of") ? start - 4 : start - 1;
  const before = tokens.slice(0, verb).map(({ word }) => word);
  const isHave = ["has", "have", "had", "hold", "held", "own", "lead"].includes(tokens[verb]?.word ?? "");
  return isHave && !before.some((word) => ["plan", "we", "council"].includes(word));
}

/** Whether what follows does not limit a number: the end, another clause, "to meet the recommendations". */
function goesOn({ tokens }: Reading, at: number): boolean {
  const { kind, text = "" } = tokens[at] ?? {};
  if (kind === undefined || /^[,.;:)!?–-]$/.test(text)) return true;
  return phraseAt(tokens, at, ON_PHRASES) !== null || isToAnswer(tokens, at);
}

const isToAnswer = (tokens: readonly Token[], at: number): boolean =>
  phraseAt(tokens, at, ANSWERING_PHRASES) !== null &&
  tokens.slice(at).some(({ word }) => word === "recommendation" || word === "inspection");
