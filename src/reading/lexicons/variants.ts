import { type Lexicon, wordSet } from "../words/phrases.ts";

/** Groups of people. The names of posts and bodies may have capitals. */
export const GROUPS_OF_PEOPLE = {
  people: `looked after children, looked-after children, looked after young people, looked-after young people, children looked after, young people looked after,
    children in care, young people in care, children in need, young people in need, care leaver, young people, young carer, foster carer, kinship carer, connected carer,
    adoptive parent, adoptive family, adopters, prospective adopters, social worker, personal adviser, agency staff, agency workers, newly qualified social workers`,
} satisfies Lexicon<string>;

/** Capitals before one of these are of the first word of a sentence, and of no longer name. */
export const BEFORE_PEOPLE = wordSet(
  "the our some many more fewer few all most these for two three four five six seven eight nine ten",
);
/** Words that join the parts of a name. */
export const IN_NAMES = { before: wordSet("of for to and &"), after: wordSet("of for in and &") };

/** "Every day" is not "everyday", "over time" not "overtime". */
export const NEVER_FIRST = wordSet(
  "a all any as at by can for is so to under every how in may no on over some the what when where which who",
);
/** "Hand over" is the verb of "handover". */
export const NEVER_LAST = wordSet(
  "around away back by down ever in into not off on one out over thing through time times together up way ways with",
);
/** With and without a hyphen after "re" these are different words. */
export const DIFFERENT_AFTER_RE =
  "cover creat form sign sort sent present serve search mark lease count dress press strain collect store bound".split(
    " ",
  );
