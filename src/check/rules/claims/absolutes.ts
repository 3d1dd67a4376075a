import { REFERENCE_MARK } from "../../../prose/sentences.ts";
import { acrossLines, MONTH } from "../../prose/words.ts";

/** Words that claim something of every case, or of every time. */
export interface Absolute {
  readonly kind: AbsoluteKind;
  readonly words: string;
  /** Offsets into the sentence. */
  readonly span: readonly [from: number, to: number];
}

/** Words between "all" and its noun that make it another matter: "all the plan's recommendations". */
const OTHER_MATTER =
  /\b(?:and|but|or|who|that|which|for|new|more|further|additional|extra|recommendations?|levels?|agencies|partners?|actions?|to)\b/i;

/** What is meant, wished or denied is no claim, and neither is what somebody else is quoted for. */
const NO_CLAIM =
  /\b(?:not|wants?|n['’]t|will|should|must|would|could|may|might|aims?|intends?|plans? to|needs? to|has to|have to|so that|to ensure|if|when)\b[^.;:]*$/i;

/** What is to be, what is so of everybody, and what the law gives, is nothing that a service did. */
const NOT_DONE = acrossLines(
  /^ (?:(?:is|are|was|were) to|(?:is|are) (?:very |all )?(?:different|unique|individuals?|special|important|equal|welcome|vulnerable))\b|\b(?:rights?|duty|duties|entitlements?|entitled|requirements?|obligations?)\b[^.;]*? (?:under|in|by|of) (?:law|statute|section|the [A-Z][\w ]*?Act|the Regulations|regulations?)\b|^ (?:is|are) entitled\b|^ ha(?:s|ve) (?:a|the) right\b/,
);

/** "The Minister has approved all plans": their act, not the service's. */
const ACT_OF_OTHERS = acrossLines(
  /\b(?:Minister|Secretary of State|Cabinet|Council|Government|Parliament|Department|Commissioner|Treasury|[Rr]egulator|[Ii]nspectorate)(?: [\w'’-]+){0,4}? (?:approved|agreed|endorsed|accepted|received|signed|noted|published)(?: of)? $/,
);

const SCOPE = acrossLines(/\b(?:for|across|among|over) $/i);
/** Days and years are no figures. */
const FIGURE = acrossLines(
  new RegExp(
    `\\b(?:from|to|by|at) (?!(?:19|20)\\d\\d\\b)£?\\d[\\d.,]*(?!\\d)(?:%|m\\b|k\\b|(?![\\w.])(?! ${MONTH}\\b))`,
  ),
);

/** The first words of a sentence that are absolute; null where it claims nothing of every case. */
export function findAbsolute(sentence: string): Absolute | null {
  const found = PATTERNS.flatMap(([kind, pattern]) => find(sentence, kind, acrossLines(pattern)) ?? []);
  return found.sort((a, b) => a.span[0] - b.span[0])[0] ?? find(sentence, ...ENSURES);
}

function find(sentence: string, kind: AbsoluteKind, pattern: RegExp): Absolute | null {
  const claim = [...sentence.matchAll(new RegExp(pattern, `${pattern.flags}g`))].find(({ 0: words, index }) =>
    isClaim(words, sentence.slice(0, index), sentence.slice(index + words.length)),
  );
  if (claim === undefined) return null;
  const { 0: words, index } = claim;
  return { kind, words, span: [index, index + words.length] };
}

function isClaim(words: string, before: string, after: string): boolean {
  if (OTHER_MATTER.test(innerWords(words)) || NO_CLAIM.test(before) || NOT_DONE.test(after)) return false;
  return !ACT_OF_OTHERS.test(before) && !(SCOPE.test(before) && FIGURE.test(after));
}

const innerWords = (words: string): string =>
  /^(?:all|every|each|not?) /i.test(words) ? words.replace(/^\w+ /, "") : "";

/** A sentence of the summary that claims how the service does, by itself and on no figure. */
export const claimsPerformance = (sentence: string): boolean =>
  !sentence.includes(REFERENCE_MARK) &&
  /\b(?:has|have|is|are|was|were|ensur(?:es|ed|ing)|receives?|gets?)\b/i.test(sentence) &&
  !/\b(?:found|said|says|judged|reported|noted|acknowledged|according to|asked|requires?)\b/i.test(sentence);

/** `all` and `no` are about every case, `always` about every time; `wholly` is about how far. */
type AbsoluteKind = "all" | "no" | "always" | "wholly";

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
const PATTERNS: readonly (readonly [AbsoluteKind, RegExp])[] = [
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
const ENSURES = ["all", /\bensur(?:es|ed|ing) that\b/i] as const;
