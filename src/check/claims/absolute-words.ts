/** `all` and `no` are about every case, `always` about every time; `wholly` is about how far. */
export type AbsoluteKind = "all" | "no" | "always" | "wholly";

/** Those whom, and what, a service does its work for: "all agencies" and "each quarter" claim nothing of them. */
const WORK =
  "(?:children|child|young (?:people|person)|(?:care )?leavers?|famil(?:y|ies)|parents?|carers?|cases?|files?|visits?|reviews?|assessments?|conferences?|enquir(?:y|ies)|placements?|plans?|PEPs?|referrals?|contacts?|calls?|requests?|allegations?|interviews?|social workers?|managers?|staff|posts?|adults?|residents?|tenants?|patients?|people|(?:care )?homes?|providers?)";
const UP_TO_THREE = "(?:[\\w'’-]+ ){0,3}?";
/** "No staff changes" is about changes. */
const AFTER_NO =
  "(?:is|are|was|were|has|have|had|waits?|goes?|slips?|falls?|misses|miss|without|unallocated|late|overdue|missed|left)";
/** "No visits to children on protection plans are missed." */
const WITH_MORE =
  "(?: (?:to|of|in|on|for|from|by|under|with|at|who|that)(?: [\\w'’-]+){1,7}? (?:waits?|goes?|slips?|falls?|(?:is|are|was|were|has|have|had) (?:[\\w'’-]+ ){0,2}?(?:missed|late|overdue|delayed|waiting|left|lost|without|forgotten|cancelled|un\\w+ed))\\b)";
const FAULTY = "(?:unallocated|overdue|outstanding|late|missed|unanswered)";
/** "All 42 social workers" says how many, so that it can be checked. */
const COUNTED =
  "(?:of )?(?:(?:the|our|these|those) )?(?:\\d[\\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\b";
/** "for all children", "of all assessments": what is counted, not what is claimed. */
const NOT_COUNTED =
  "(?<!\\b(?:of|above|not|nor|nearly|almost|after|(?:open|available|free) (?:to|for)|(?:sent|written|wrote|offered) to) )";

/** Words that are absolute, by their kind. */
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

/** Judged only where nothing after it is absolute. */
export const ENSURES = ["all", /\bensur(?:es|ed|ing) that\b/i] as const;
