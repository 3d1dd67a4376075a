import { REFERENCE_MARK } from "../prose/sentences.ts";
import { type AbsoluteKind, ENSURES, PATTERNS } from "./absolute-words.ts";
import { acrossLines } from "./across-lines.ts";

/** Words that claim something of every case, or of every time. */
export interface Absolute {
  readonly kind: AbsoluteKind;
  readonly words: string;
  /** Offsets into the sentence. */
  readonly span: readonly [from: number, to: number];
}

/** Words between "all" and its noun that make it another matter: "all the plan's recommendations". */
const OTHER_MATTER =
  /\b(?:and|but|or|who|that|which|for|new|more|further|recommendations?|levels?|agencies|partners?|actions?|to)\b/i;

/** What is meant, wished or denied is no claim, and neither is what somebody else is quoted for. */
const NO_CLAIM =
  /\b(?:not|wants?|n['’]t|will|should|must|would|could|may|might|aims?|intends?|plans? to|needs? to|has to|have to|so that|to ensure|if|when)\b[^.;:]*$/i;

const IS_TO = /^ (?:is|are|was|were) to\b/i;

/** The first words of a sentence that are absolute; null where it claims nothing of every case. */
export function findAbsolute(sentence: string): Absolute | null {
  const found = PATTERNS.flatMap(([kind, pattern]) => find(sentence, kind, acrossLines(pattern)) ?? []);
  return found.sort((a, b) => a.span[0] - b.span[0])[0] ?? find(sentence, ...ENSURES);
}

function find(sentence: string, kind: AbsoluteKind, pattern: RegExp): Absolute | null {
  const match = pattern.exec(sentence);
  if (match === null || OTHER_MATTER.test(innerWords(match[0]))) return null;
  const end = match.index + match[0].length;
  if (NO_CLAIM.test(sentence.slice(0, match.index)) || IS_TO.test(sentence.slice(end))) return null;
  return { kind, words: match[0].replace(/\s+/g, " "), span: [match.index, end] };
}

const innerWords = (words: string): string =>
  /^(?:all|every|each|not?) /i.test(words) ? words.replace(/^\w+ /, "") : "";

/** A sentence of the summary that claims how the service does, by itself and on no figure. */
export const claimsPerformance = (sentence: string): boolean =>
  !sentence.includes(REFERENCE_MARK) &&
  /\b(?:has|have|is|are|was|were|ensur(?:es|ed|ing)|receives?|gets?)\b/i.test(sentence) &&
  !/\b(?:found|said|says|judged|reported|noted|acknowledged|according to|asked|requires?)\b/i.test(sentence);
