import { REFERENCE_MARK } from "../../prose/sentences.ts";
import { MONTH } from "../dates/months.ts";
import { acrossLines } from "../wording/across-lines.ts";
import { type AbsoluteKind, ENSURES, PATTERNS } from "./absolute-words.ts";

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
