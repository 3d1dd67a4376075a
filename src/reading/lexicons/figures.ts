import { type Lexicon, wordSet } from "../words/phrases.ts";
import type { Direction } from "./directions.ts";

/**
 * Words that may stand beside the name of a measure and its figure, and say nothing else of it. Any other word that is
 * not the measure's own does: "the north team's caseload". Folded as tokens are.
 */
export const BESIDE_MEASURES =
  wordSet(`a an the this that these it they them there its our we us which what and or but as so than then not only also just still now again already well too
  with without by from to of in on at for during throughout until since after before between within per out up down through when while where although though compared who whom
  is are was were be been being am has have had having do does did
  stand stood standing reach reached reaching number numbered numbering average averaged averaging amount amounted come came coming remain remained remaining
  stay stayed hold held holding record recorded recording reported show shown showed see saw make made making put count counted counting hit dipped dip
  account accounted accounting represent represented representing constitute constituted form formed all
  edged moved move settled carry carried carrying bring brought going set halved doubled measured measure compliance occasion total reliance use usage continue continuing continued maintained achieved received timescale concern concerning encouraging disappointing pleasing pleased welcome steady
  overall current latest actual level both typical own subject took taken place among amongst across rate proportion percentage percent cent share figure performance value result position percentage
  month quarter year period end start beginning week day date spring summer autumn winter newest recent most last same far
  council service authority department board cabinet member councillor ofsted inspector inspection scorecard dashboard dataset data chart workforce
  target plan improvement line comparison little slightly bit again further often less more back peak fact time inside outside near beyond against completed finished done delivered conducted due respectively later earlier only range`);

/** What a figure is called, before "at" and its value. */
export const EVALUATIONS = wordSet("good strong high low poor weak excellent stable");

/** Words that say that it is not all, or not this council's. */
export const OF_OTHERS = wordSet(
  "their his her my your some most many several few other each every any lowest highest",
);

/** Prepositions after which a part may be named. */
export const OF_A_PART = wordSet(
  "in of for among amongst within across at by with under excluding who whose that which",
);

/** Words that begin a clause within a piece of a sentence. */
export const SUBORDINATORS = wordSet(
  "that because when while since although after following despite before which if until thank though so",
);

/** Verbs before which a subject may be left out, and which join a measure and its value. */
export const VALUE_VERBS = wordSet(
  "is are was were has have had stood reached fell rose dropped remain remained stay stayed came made continue continued",
);

/** Words for what a measure should be: "the target for caseloads is 16". */
export const AIMS = wordSet(
  "target goal aim ambition aspiration limit threshold ceiling maximum minimum benchmark standard tolerance trajectory",
);

/** After a number that is a change, and which way it went: "two fewer than in July". */
export const THAN_WAYS = {
  up: "more, higher, above, heavier, larger, greater, bigger, up",
  down: "fewer, less, lower, below, lighter, smaller, down",
  better: "better",
  worse: "worse, short",
} satisfies Lexicon<Direction>;
/** Before the time that something is compared with. */
export const COMPARES = {
  compared:
    "than, than in, than at, than at the end of, than that of, than that for, than it was in, than it was at, than they were in, than it had been in, on, against, on the end of, from, since, compared with, compared to, over, above, below",
} satisfies Lexicon<string>;

/** After a number: it says by how much, and not how many. */
export const THAN = wordSet("more less fewer higher lower above below short better worse");

/** After a verb of direction these give it another sense: "fell due", "fell on a Sunday". */
export const OTHER_SENSES = wordSet("due within short outside on into ill apart");

/** Verbs of a time that saw something happen: "July brought a dip". */
export const SEEING = wordSet("saw seen see brought brings showed shown shows with");

/** Verbs that say a figure by themselves, and how many times as much it became. */
export const MULTIPLIED: ReadonlyMap<string, number> = new Map([
  ["halved", 0.5],
  ["doubled", 2],
  ["trebled", 3],
  ["tripled", 3],
  ["quadrupled", 4],
]);

/** Words that turn a share around, of measures of what is on time and of all measures. */
export const REST = {
  late: "late, overdue, out of time, outside timescale, outside the timescale, out of timescale, behind schedule",
  not: "not, no, without, never",
} satisfies Lexicon<string>;
