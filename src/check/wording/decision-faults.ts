import { REFERENCE_MARK } from "../../prose/sentences.ts";
import { CABINET, DECIDE, FAULTS, LEFT_OPEN, START } from "./decision-words.ts";

/** Why a recommendation cannot stand after "RESOLVED – That", and the words that show it. */
export interface DecisionFault {
  readonly says: string;
  readonly hint: string;
  readonly span: readonly [start: number, end: number];
}

/** Somebody else is to decide, or to report on it: that is a decision. */
const ANOTHER =
  /\b(?:be (?:asked|instructed|invited|requested|required)|asks?|instructs?|invites?|requests?|cabinet member|portfolio holder|leader|director|officers?|head of|heads of|manager|chief executive|scrutiny|board|committee|panel|group|authority|solicitor)\b/i;

/** Whoever may act for the Council within limits decides the rest. */
const DELEGATES = /\b(?:delegat|authoris|empower)\w*/i;

/** What follows "considers the plan" when that is a judgement of it, and not a discussion. */
const AS_SOUND =
  " (?!how\\b|whether\\b|what\\b|if\\b).*\\b(?:fit for purpose|(?:sound|adequate|sufficient|satisfactory|reasonable|suitable|robust|appropriate|complete|proportionate)(?=\\s*(?:[.;,]|$|(?:and|for|to|in)\\b)))";

const ONLY_TALK: readonly RegExp[] = [
  new RegExp(
    `${START}(?:${CABINET} )?(considers?(?!${AS_SOUND})|scrutinises?|discuss(?:es)?|debates?|comments? on|(?:gives?|offers?|expresses|express|shares?) (?:its|their|any) (?:views?|comments|feedback|thoughts|observations))\\b`,
    "i",
  ),
  /\b(for (?:information|discussion|comments?|debate))\s*[.;]?(?:\s+and)?\s*$/i,
  /\b(be (?:considered|scrutinised|discussed|debated))\s*(?:[.;]|;? and)?\s*$/i,
];

const DECIDING =
  /\b(?:accept|adopt|agree|appoint|approve|ask|authoris|commission|confirm|delegat|direct|endors|instruct|invit|not(?=es?\b|ed\b|ing\b)|receiv|recommend|refer|report(?=s? (?:back|to)\b)|request|requir|resolv|support)(?:e[sd]?|s|ing|ed)?\b/i;

/** References stand for what they print; the rest is as long as it was written. */
export function findDecisionFaults(written: string): DecisionFault[] {
  const text = written
    .replace(/\{\{[^{}]*\}\}/g, (one) => REFERENCE_MARK.repeat(one.length))
    .replace(/\n/g, " ");
  const found = [...faultsIn(text, FAULTS, ANOTHER), ...faultsIn(text, LEFT_OPEN, DELEGATES).slice(0, 1)];
  if (found.length > 0 || DECIDING.test(text)) return found;
  return ONLY_TALK.flatMap((pattern) => {
    const match = pattern.exec(text);
    return match === null ? [] : [{ says: "decides nothing with", hint: DECIDE, span: spanOf(match) }];
  });
}

function faultsIn(text: string, words: typeof FAULTS, unlessBefore: RegExp): DecisionFault[] {
  return words.flatMap(({ pattern, says, hint }) => {
    const match = pattern.exec(text);
    if (match === null || unlessBefore.test(text.slice(0, match.index))) return [];
    return [{ says, hint, span: spanOf(match) }];
  });
}

/** The first group of a match. */
function spanOf({ 0: whole, 1: words = whole, index }: RegExpExecArray): DecisionFault["span"] {
  const start = index + whole.indexOf(words);
  return [start, start + words.length];
}
