/** Words that say something else than a measure counts. */
export interface Wording {
  readonly start: number;
  readonly end: number;
  /** As written, on one line. */
  readonly words: string;
  /** What is wrong with them, and what was expected. */
  readonly fault: string;
}

/** Of school or home they are moves indeed. */
const MOVES =
  /(?<!\bnot )\b(?:three|3)(?:\s+or\s+more|\s*\+|\s+plus)\s+(?:placement\s+)?moves\b(?!\s+(?:of|between)\s+(?:schools?|homes?|houses?|social)\b)/gi;

const LOOKED_AFTER =
  "(?<!\\bformer(?:ly)?\\s+)\\b(?:LAC|CLA|looked[-\\s]after\\s+(?:children|young\\s+people)|children\\s+(?:who\\s+are\\s+)?looked\\s+after|children\\s+in\\s+care)";
const NOT_IN =
  "(?:NEETs?|not\\s+in\\s+(?:education|employment),?\\s+(?:employment|education),?\\s+(?:or|and)\\s+training)\\b";
const NEET = new RegExp(
  `${LOOKED_AFTER}(?:\\s+(?:(?:who|that)\\s+)?(?:are|were))?\\s+${NOT_IN}|\\bNEETs?\\s+(?:among(?:st)?\\s+)?${LOOKED_AFTER}\\b`,
  "gi",
);

/** Looked after children of 16 and 17 can be out of education, and some councils count them. */
const OLD_ENOUGH = /\b(?:16|17|sixteen|seventeen|post[- ]16)\b/i;

interface Slip {
  readonly pattern: RegExp;
  /** Words elsewhere in the sentence that make it right. */
  readonly unless?: RegExp;
  readonly fault: string;
}

const SLIPS: readonly Slip[] = [
  { pattern: MOVES, fault: 'counts moves: expected "three or more placements", which the measure counts' },
  {
    pattern: NEET,
    unless: OLD_ENOUGH,
    fault: "is said of looked after children: expected care leavers, of 19 to 21, whom the measure counts",
  },
];

/** The slips in a sentence, in the order of the kinds. */
export function wordingsIn(text: string): Wording[] {
  return SLIPS.filter(({ unless }) => !unless?.test(text)).flatMap(({ pattern, fault }) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
      words: found.replace(/\s+/g, " "),
      fault,
    })),
  );
}
