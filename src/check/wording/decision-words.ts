export const START = "^\\s*(?:that )?";
export const CABINET = "(?:(?:the )?(?:cabinet|members|councillors|committee|board|executive)\\b)";
const OPEN = "Say what is decided; what Members may ask for in the meeting needs no recommendation.";
export const DECIDE = 'Say what is decided, such as "the progress reported be noted".';
const BEGIN = 'Begin with what is decided: "the plan be endorsed", "Cabinet notes …".';

const WHO_AND_WHEN = "Say who is to do what, and by when.";

/** What is wrong, as a pattern whose first group, if it has one, is the words to point at. */
interface FaultyWords {
  readonly pattern: RegExp;
  readonly says: string;
  readonly hint: string;
}

const LATER = "(?:appropriate|necessary|required|needed)(?! (?:by|to|under|for|of)\\b)";
const NOT_NAMED = "(?! (?:set out|described|listed|proposed|in|at|on)\\b)";

/** Words that leave open what is to be done, or when, whoever is to do it. */
export const LEFT_OPEN: readonly FaultyWords[] = [
  new RegExp(
    `\\b(as and when(?: (?:it|they) (?:is|are))?(?: [a-z]+)?|as (?:(?:may|might) be |is |are )?${LATER}|when(?:ever|soever)? (?:it is )?${LATER}|in due course|at (?:the|an) appropriate time|at (?:a|some) (?:later|future) (?:date|point|time))\\b`,
    "i",
  ),
  /\b((?:all |any |such |the )?(?:necessary|appropriate|suitable|requisite) (?:steps|actions?|measures|arrangements))\b/i,
  /\b(such (?:[a-z]+ )?(?:steps|actions?|measures|arrangements|information|reports?)(?=.*\bas\b))/i,
  /\b(as (?:members|cabinet|councillors|officers|it|they|he|she|(?:is|are|may be)) (?:sees?|thinks?|thought|considers?|considered|deems?|deemed|feels?|felt) (?:fit|appropriate|necessary|right|proper|best))\b/i,
  /\b(every effort|best endeavours|(?:all|everything) (?:that )?(?:it|they|we) can)\b/i,
  /\b(continues? (?:to (?:work(?: hard)?|strive|improve|drive|build|make progress|do)\b|(?:with )?(?:its|their|the) (?:good |hard )?(?:work|efforts)))(?![^.;]*(?:\d|\uFFFC))/i,
  /\b(consideration be given to)\b/i,
  /\b(be (?:kept under (?:close |constant |regular )?review|(?:closely |carefully )?monitored(?: closely| carefully)?))\s*[.;]?(?:\s+and)?\s*$/i,
].map((pattern) => ({ pattern, says: "leaves open what is to be done, or when, with", hint: WHO_AND_WHEN }));

/** The law gives them to those who decide: "determines any objections". */
const IN_LAW = "(?:objections?|appeals?|applications?|representations?)\\b";
/** "Any changes be delegated" decides what is done with them; "any that may be needed" does not. */
const IS_TO_BE = "[^.;]*?(?<!\\b(?:to|may|might|can|could|will|would|shall|should|must)) be [a-z]+\\b";
const LIMITED =
  "[^.;]*?\\b(?:up to|(?:no|not) more than|not exceeding|within|limited to|below) [^.;]*?(?:\\d|\uFFFC)";

/** Words that leave open what those who decide decide. */
export const FAULTS: readonly FaultyWords[] = [
  { pattern: /(\?)\s*$/, says: "is a question, ending in", hint: DECIDE },
  { pattern: new RegExp(`${START}(to [a-z]+)`, "i"), says: "begins with", hint: BEGIN },
  {
    pattern: new RegExp(`${START}((?:it (?:is|be) )?recommended)\\b`, "i"),
    says: "begins with",
    hint: BEGIN,
  },
  { pattern: new RegExp(`${START}(${CABINET} to [a-z]+)`, "i"), says: "begins with", hint: BEGIN },
  {
    pattern: new RegExp(`${START}(${CABINET} (?:is|are) (?:asked|invited|requested|recommended) to)\\b`, "i"),
    says: "begins with",
    hint: BEGIN,
  },
  {
    pattern:
      /\b(?:agree|decide|determine|consider|discuss|resolve|indicate|say|advise)s?(?: on| upon)? (whether|if(?! (?:necessary|required|needed|appropriate|possible|so)\b))\b/i,
    says: "leaves open",
    hint: OPEN,
  },
  {
    pattern: new RegExp(
      `\\b(?:agree|approve|consider|determine|discuss|identify|make|raise|request|suggest)s? (any (?!${IN_LAW})[\\w-]+)(?!${IS_TO_BE}|${LIMITED})`,
      "i",
    ),
    says: "leaves open",
    hint: OPEN,
  },
  {
    pattern: new RegExp(
      `\\b(?:agree|consider|decide|determine|discuss|identify|say|indicate)s?(?: on| upon)? ((?:a|the) way forward|(?:the |any |its |their )?next steps|what\\b|which\\b|who\\b|(?:how|when|where) (?:best )?to\\b)${NOT_NAMED}`,
      "i",
    ),
    says: "leaves open",
    hint: OPEN,
  },
  {
    pattern: new RegExp(`${START}(${CABINET} (?:may|might|could) (?:wish|like|want) to)\\b`, "i"),
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
