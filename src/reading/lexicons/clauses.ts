import type { Lexicon } from "../words/phrases.ts";

/** Words that begin a clause of their own after a comma, and those that do so anywhere. */
export const AFTER_COMMA = new Set(
  "and but while whilst whereas although though which who with so yet compared against down up".split(" "),
);
export const ANYWHERE = new Set("but whereas whilst although though because".split(" "));

/** When a clause is set, and whether it is said to be so at all. */
export const TENSES = {
  past: "was, were, had, stood, rose, fell, averaged, reached, dropped, grew, peaked, used to",
  present: "is, are, has, have, remain, now, currently, stand at, am",
  open: `will, would, should, must, may, might, could, shall, aim to, aims to, aiming to, intend to, intends to, plan to, plans to, expected, expect, expects, hope to, hopes to, hoped, want, wants, wish, wishes, need to, needs to, ought to, if, unless, until, once, in order to, so that, to ensure,
    ambition, aspire, forecast, projected, predicted, on course to, going to, due to, example, for instance, such as`,
} satisfies Lexicon<string>;
export type Tense = keyof typeof TENSES;

export const NEGATIONS = {
  not: "not, no, never, cannot, neither, nor, none, nobody, n't, without, rather than, instead of, no longer",
} satisfies Lexicon<string>;

/** Whose it is, where it is not this council's. */
export const OTHERS = {
  others: `national, nationally, England, English, regional, regionally, region, the country, statistical neighbour, neighbour, neighbouring,
    other council, other authority, other authorities, another council, another authority, most councils, many councils, peer, comparator, similar councils,
    similar authorities, elsewhere, government, LGA, all councils, all authorities, councils like ours, the sector, average for councils, London, county average,
    benchmark, comparable councils, sector average`,
} satisfies Lexicon<string>;

/** Who says it, where it is not the report. */
export const SPEAKERS = {
  others: `according to, said, say, says, told, wrote, writes, commented, reported that, found that, stated that, noted that, concluded that, in the words of,
    letter says, letter said, inspectors found, inspectors saw, inspectors noted, in their letter, quoted, puts it at, puts its, puts the figure at, puts the number at, heard that, argued, believe`,
} satisfies Lexicon<string>;
