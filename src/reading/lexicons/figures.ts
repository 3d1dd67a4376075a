import { wordSet } from "../phrases.ts";

/** Words beside the name of a measure that do not make it one of a part. Folded as tokens are. */
export const BESIDE_MEASURES =
  wordSet(`and but so while when as since although because that our its their council council's service service's
  overall total current latest monthly reported actual average mean median level rate number proportion percentage figure measure performance
  the this in for on at of to by from with also now still again then first last month quarter year period inspection plan target
  show report reported shows see saw where how is are was were has had have month's board cabinet ofsted inspector inspectors children's
  improvement comparison same end beginning start following recent particular addition line general fact week today date report's case workforce instance compared rose fell risen fallen grew reached stood dropped averaged`);

/** Prepositions after which a part may be named. */
export const OF_A_PART = wordSet(
  "in of for among amongst within across at by with under who whose that which",
);

/** Words before a name that say no more than whose it is. */
export const DETERMINERS = wordSet("the our its their council's council this that all");

/** The last word before a number that is a value. */
export const VALUE_FOLLOWS = wordSet("was is were are to at of reached averaged stood");

/** How much something changed. */
export const SLIGHTLY = wordSet(
  "a little slightly sharply steadily further slowly quickly again bit lot significantly just",
);

/** Words for what a measure should be: "the target for caseloads is 16". */
export const AIMS = wordSet(
  "target goal aim ambition aspiration limit threshold ceiling maximum minimum benchmark standard tolerance trajectory",
);

/** Verbs that say something of those who are counted, and not how many they are. */
export const TELLING_VERBS = wordSet(
  `left leave go gone went come came take took taken make made met missed started waited waiting live lived living held kept
  receive received give given gave found seen need needed said reported told contain contains had having get got`,
);
