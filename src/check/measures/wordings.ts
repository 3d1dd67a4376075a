import { anySpaces } from "../wording/across-lines.ts";
import { isOfChildren } from "./of-children.ts";

/** Words that say something else than a measure counts. */
export interface Wording {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** What is wrong with them, and what was expected. */
  readonly fault: string;
}

const OR_MORE = "(?:three|3)(?: or more| ?\\+|[ -]plus)";
const AT_LEAST = "(?:at least|no fewer than|not fewer than|a minimum of) (?:three|3)|more than (?:two|2)";
/** Of school, home or bedroom they are moves indeed. */
const MOVES_OF =
  "(?:placement )?moves\\b(?! (?:of|between) (?!(?:(?:our|the|their|a|foster|these) )?(?:placements?|carers?|child(?:ren)?|young|looked|LAC|CLA)\\b))|placement changes\\b|changes of placement\\b";
const words = (source: string): RegExp => new RegExp(anySpaces(source).replaceAll("\\s+?", "\\s*"), "gi");

const MOVES = words(`(?<!\\bnot )\\b${OR_MORE} (?:${MOVES_OF})`);
const MOVED = words(
  `\\b(?:${AT_LEAST}) (?:${MOVES_OF})|\\bmoved (?:placements? )?(?:(?:${OR_MORE}|${AT_LEAST}) times|(?:three|3) times or more)\\b`,
);
/** Without them managers may have moved, or a team to another floor. */
const CHILDREN_IN_CARE =
  /\b(?:placements?|LAC|CLA|looked[-\s]after|in\s+care|in\s+our\s+care|(?:children|young\s+people)\s+(?:who\s+)?(?:had|have|with|has))\b/i;
const ANOTHER_MOVE = /\b(?:schools?|homes?|houses?|housing|offices?|hubs?|teams?|social\s+workers?)\b/i;

const LOOKED_AFTER =
  "(?<!\\bformer(?:ly)? )\\b(?:LAC|CLA|looked[- ]after (?:children|young people|teenagers)|(?:children|young people) (?:who are )?looked after|(?:children|young people|teenagers) in (?:our )?care)\\b";
const OCCUPATION = "(?:education|employment|training|work|school)";
const NOT_IN = `(?:NEETs?|(?:not in|out of) ${OCCUPATION},? ${OCCUPATION},? (?:or|and|nor) ${OCCUPATION})\\b`;
const NEET = words(
  `${LOOKED_AFTER}(?:, \\d+(?:\\.\\d+)?(?:%| per cent))?(?: (?:(?:who|that) )?(?:are|were))? ${NOT_IN}|\\bNEETs? (?:(?:rates?|figures?|numbers?|levels?) )?(?:(?:among(?:st)?|of|for) )?(?:our )?${LOOKED_AFTER}`,
);

/** Looked after children of 16 and 17 can be out of education, and some councils count them. */
const OLD_ENOUGH = /\b(?:16|17|sixteen|seventeen|post[- ]16)\b/i;

interface Slip {
  readonly pattern: RegExp;
  /** Words elsewhere in the sentence that it needs. */
  readonly only?: RegExp;
  /** Words elsewhere in the sentence that make it right. */
  readonly unless?: RegExp;
  readonly fault: string;
}

const COUNTS_MOVES = 'counts moves: expected "three or more placements", which the measure counts';

const SLIPS: readonly Slip[] = [
  { pattern: MOVES, fault: COUNTS_MOVES },
  { pattern: MOVED, only: CHILDREN_IN_CARE, unless: ANOTHER_MOVE, fault: COUNTS_MOVES },
  {
    pattern: NEET,
    unless: OLD_ENOUGH,
    fault: "is said of looked after children: expected care leavers, of 19 to 21, whom the measure counts",
  },
];

/** The slips in a sentence of a service's plan, in the order of the kinds; the measures are of children. */
export function wordingsIn(text: string, service: string): Wording[] {
  if (!isOfChildren(text, service)) return [];
  const apt = SLIPS.filter(({ only, unless }) => (only?.test(text) ?? true) && !unless?.test(text));
  return apt.flatMap(({ pattern, fault }) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
      words: found,
      fault,
    })),
  );
}
