import { SMALL_NUMBERS } from "../../../text/words.ts";
import { acrossLines, MONTH } from "../../prose/words.ts";

/** `all` and `no` are about every case, `always` about every time, `wholly` about how far. */
export type AbsoluteKind = "all" | "no" | "always" | "wholly";

/** Words between "all" and its noun that change the meaning: "all the plan's recommendations". */
export const OTHER_MATTER =
  /\b(?:and|but|or|who|that|which|for|new|more|further|additional|extra|recommendations?|levels?|agencies|partners?|actions?|to)\b/i;

/** Words before, for what is intended, wished or denied: that is not a claim. */
export const NO_CLAIM =
  /\b(?:not|wants?|n['’]t|will|should|must|would|could|may|might|aims?|intends?|plans? to|needs? to|has to|have to|so that|to ensure|if|when)\b[^.;:]*$/i;

/** Words after, for what is still to be, what is true of everybody, and what the law gives: a service did none of it. */
export const NOT_DONE = acrossLines(
  /^ (?:(?:is|are|was|were) to|(?:is|are) (?:very |all )?(?:different|unique|individuals?|special|important|equal|welcome|vulnerable))\b|\b(?:rights?|duty|duties|entitlements?|entitled|requirements?|obligations?)\b[^.;]*? (?:under|in|by|of) (?:law|statute|section|the [A-Z][\w ]*?Act|the Regulations|regulations?)\b|^ (?:is|are) entitled\b|^ ha(?:s|ve) (?:a|the) right\b/,
);

/** "The Minister has approved all plans": their act, not the service's. */
export const ACT_OF_OTHERS = acrossLines(
  /\b(?:Minister|Secretary of State|Cabinet|Council|Government|Parliament|Department|Commissioner|Treasury|[Rr]egulator|[Ii]nspectorate)(?: [\w'’-]+){0,4}? (?:approved|agreed|endorsed|accepted|received|signed|noted|published)(?: of)? $/,
);

export const SCOPE = acrossLines(/\b(?:for|across|among|over) $/i);
/** Days and years are not figures. */
export const FIGURE = acrossLines(
  new RegExp(
    `\\b(?:from|to|by|at) (?!(?:19|20)\\d\\d\\b)£?\\d[\\d.,]*(?!\\d)(?:%|m\\b|k\\b|(?![\\w.])(?! ${MONTH}\\b))`,
  ),
);

/** The people and things that a service works for: "all agencies" and "each quarter" claim nothing about them. */
const WORK =
  "(?:children|child|young (?:people|person)|(?:care )?leavers?|famil(?:y|ies)|parents?|carers?|cases?|files?|visits?|reviews?|assessments?|conferences?|enquir(?:y|ies)|placements?|plans?|PEPs?|referrals?|contacts?|calls?|requests?|allegations?|interviews?|social workers?|managers?|staff|posts?|adults?|residents?|tenants?|patients?|people|(?:care )?homes?|providers?|services?)";
const UP_TO_THREE = "(?:[\\w'’-]+ ){0,3}?";
/** "No staff changes" is about changes. */
const AFTER_NO =
  "(?:is|are|was|were|has|have|had|waits?|goes?|slips?|falls?|misses|miss|without|unallocated|late|overdue|missed|left)";
/** "No visits to children on protection plans are missed." */
const WITH_MORE =
  "(?: (?:to|of|in|on|for|from|by|under|with|at|who|that)(?: [\\w'’-]+){1,7}? (?:waits?|goes?|slips?|falls?|(?:is|are|was|were|has|have|had) (?:[\\w'’-]+ ){0,2}?(?:missed|late|overdue|delayed|waiting|left|lost|without|forgotten|cancelled|un\\w+ed))\\b)";
const FAULTY = "(?:unallocated|overdue|outstanding|late|missed|unanswered)";
/** "All 42 social workers" says how many, so that it can be checked. */
const COUNTED = `(?:of )?(?:(?:the|our|these|those) )?(?:\\d[\\d,]*|${SMALL_NUMBERS.slice(2, 13).join("|")})\\b`;
/** "for all children", "of all assessments": what is counted, not what is claimed. */
const NOT_COUNTED =
  "(?<!\\b(?:of|above|not|nor|nearly|almost|after|(?:open|available|free) (?:to|for)|(?:sent|written|wrote|offered) to) )";

/** Absolute words, by their kind. */
export const PATTERNS: readonly (readonly [AbsoluteKind, RegExp])[] = [
  ["all", /(?<!\b(?:targets?|goal|aim) (?:of|is|was) )\b100(?:%| per ?cent\b)/i],
  ["all", /\bwithout exception\b/i],
  ["always", /(?<!\b(?:not|more|less|yet|as|so|most) )\b(?:always|consistently)\b/i],
  ["always", /\bnever\b(?! (?:been )?(?:more|less|\w+er)\b)/i],
  ["always", /\b(?:at all times|every time|on every occasion|without fail|invariably|unfailingly)\b/i],
  ["no", new RegExp(`\\bno (?:[\\w'’-]+ ){0,2}?${WORK}(?=[.,;]|$| ${AFTER_NO}\\b|${WITH_MORE})`, "i")],
  ["no", new RegExp(`\\bno ${FAULTY} ${WORK}\\b`, "i")],
  [
    "no",
    new RegExp(
      `(?<!\\b(?:is|are|was|were) )\\bnot (?:a single|one)(?: of (?:the |our |these )?| )${UP_TO_THREE}${WORK}\\b`,
      "i",
    ),
  ],
  [
    "no",
    /\bnone (?:of (?:the |our )?(?:children|cases|visits|reviews|adults|residents|tenants|patients|people|homes|providers)|(?:is|are|was|were|has|have))\b/i,
  ],
  ["no", /\b(?:nobody|no[ -]one)\b(?! else\b|['’])/i],
  [
    "no",
    new RegExp(
      `\\bthere (?:is|are|was|were) (?:now )?no (?:[\\w-]+ )?(?:delays?|backlogs?|waits?|waiting lists?|queues?|breaches)(?=[.,;]|$| (?:to|in|for|with|of) (?:[\\w'’-]+ ){0,3}?(?:${WORK}|repairs|inspections|checks|applications)\\b)`,
      "i",
    ),
  ],
  ["no", /\b(?:has|have) been (?:completely |entirely )?(?:eliminated|eradicated)\b/i],
  ["all", /\b(?:in (?:every|each) (?:single )?case|each and every)\b/i],
  ["all", new RegExp(`${NOT_COUNTED}\\bevery(?:one|body)\\b(?!['’]| (?:knows|agrees)\\b)`, "i")],
  [
    "all",
    new RegExp(
      `${NOT_COUNTED}\\b(?:all|every|each) (?!(?:other|month|quarter|week|year|day|time|recommendation)\\b|${COUNTED})${UP_TO_THREE}${WORK}\\b(?!['’])`,
      "i",
    ),
  ],
  [
    "wholly",
    /(?<!\b(?:not|yet|more|less|been|be) )\bfully\b(?! (?:aware|understand|support|recognis|accept|funded|committed|subscribed))/i,
  ],
  [
    "wholly",
    /(?<!\b(?:not|yet|almost|nearly) )\b(?:completely|entirely|wholly)\b(?! (?:new|different|separate|re\w+)\b)/i,
  ],
];

/** Counts only where no other word of the sentence is absolute. */
export const ENSURES = ["all", /\bensur(?:es|ed|ing) that\b/i] as const;
