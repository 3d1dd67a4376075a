import { REFERENCE_MARK } from "../prose/sentences.ts";

/** Why a recommendation cannot stand after "RESOLVED – That", and the words that show it. */
export interface DecisionFault {
  readonly says: string;
  readonly hint: string;
  readonly span: readonly [start: number, end: number];
}

const START = "^\\s*(?:that )?";
const CABINET = "(?:(?:the )?(?:cabinet|members|councillors|committee|board|executive)\\b)";
const OPEN = "Say what is decided; what Members may ask for in the meeting needs no recommendation.";
const DECIDE = 'Say what is decided, such as "the progress reported be noted".';
const BEGIN = 'Begin with what is decided: "the plan be endorsed", "Cabinet notes …".';

/** What is wrong, as a pattern whose first group, if it has one, is the words to point at. */
const FAULTS: readonly { readonly pattern: RegExp; readonly says: string; readonly hint: string }[] = [
  { pattern: /(\?)\s*$/, says: "is a question, ending in", hint: DECIDE },
  { pattern: new RegExp(`${START}(to [a-z]+)`, "i"), says: "begins with", hint: BEGIN },
  {
    pattern: new RegExp(`${START}((?:it (?:is|be) )?recommended)\\b`, "i"),
    says: "begins with",
    hint: BEGIN,
  },
  { pattern: new RegExp(`${START}(${CABINET} to [a-z]+)`, "i"), says: "begins with", hint: BEGIN },
  {
    pattern: new RegExp(
      `${START}((?:cabinet|members) (?:is|are) (?:asked|invited|requested|recommended) to)\\b`,
      "i",
    ),
    says: "begins with",
    hint: BEGIN,
  },
  {
    pattern:
      /\b(?:agree|decide|determine|consider|discuss|resolve|indicate|say|advise)s?(?: on| upon)? (whether)\b/i,
    says: "leaves open",
    hint: OPEN,
  },
  {
    pattern:
      /\b(?:agree|approve|consider|determine|discuss|identify|make|raise|request|suggest)s? (any [\w-]+)/i,
    says: "leaves open",
    hint: OPEN,
  },
  { pattern: /\b(or otherwise)\b/i, says: "leaves an alternative open with", hint: DECIDE },
  {
    pattern:
      /\b((?:accept|adopt|agree|approve|endorse|support)s?,?(?: amends?,?)? or (?:not|amend|decline|refuse|reject|vary)s?)\b/i,
    says: "leaves an alternative open with",
    hint: DECIDE,
  },
];

/** Somebody else is to decide, or to report on it: that is a decision. */
const ANOTHER =
  /\b(?:be (?:asked|instructed|invited|requested|required)|asks?|instructs?|invites?|requests?|cabinet member|portfolio holder|leader|director|officers?|head of|heads of|manager|chief executive|scrutiny|board|committee|panel|group|authority|solicitor)\b/i;

const ONLY_TALK: readonly RegExp[] = [
  new RegExp(
    `${START}(?:${CABINET} )?(considers?|scrutinises?|discuss(?:es)?|debates?|comments? on)\\b`,
    "i",
  ),
  /\b(be (?:considered|scrutinised|discussed|debated))\s*(?:[.;]|;? and)?\s*$/i,
];

const DECIDING =
  /\b(?:accept|adopt|agree|appoint|approve|ask|authoris|commission|confirm|delegat|direct|endors|instruct|invit|not(?=es?\b|ed\b|ing\b)|receiv|recommend|refer|report(?=s? (?:back|to)\b)|request|requir|resolv|support)(?:e[sd]?|s|ing|ed)?\b/i;

/** References stand for what they print; the rest is as long as it was written. */
export function findDecisionFaults(written: string): DecisionFault[] {
  const text = written
    .replace(/\{\{[^{}]*\}\}/g, (one) => REFERENCE_MARK.repeat(one.length))
    .replace(/\n/g, " ");
  const found = FAULTS.flatMap(({ pattern, says, hint }): DecisionFault[] => {
    const match = pattern.exec(text);
    const isOurs = match !== null && !ANOTHER.test(text.slice(0, match.index));
    return isOurs ? [{ says, hint, span: spanOf(match) }] : [];
  });
  if (found.length > 0 || DECIDING.test(text)) return found;
  return ONLY_TALK.flatMap((pattern) => {
    const match = pattern.exec(text);
    return match === null ? [] : [{ says: "decides nothing with", hint: DECIDE, span: spanOf(match) }];
  });
}

/** The first group of a match. */
function spanOf({ 0: whole, 1: words = whole, index }: RegExpExecArray): DecisionFault["span"] {
  const start = index + whole.indexOf(words);
  return [start, start + words.length];
}
