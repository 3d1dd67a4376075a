import { type Lexicon, wordSet } from "../words/phrases.ts";

// Words that name other councils, folded as tokens are, and wordings for how well they did. See `wordingsOf`.

export const COUNCILS = wordSet("councils authorities boroughs counties comparators");
export const ONE_COUNCIL = wordSet("council authority borough");
/** Which councils; those of the second list make one council another. */
export const WHICH_COUNCILS = wordSet(
  `several many most some few all other another any neighbouring nearby adjoining surrounding comparable similar peer inadequate
  outstanding english london`,
);
export const ANOTHER_COUNCIL = wordSet("other another neighbouring nearby comparable similar");
/** "Another council service" is a service. */
export const OF_COUNCIL = wordSet(
  "staff service officer department team home house building tax paper meeting budget",
);
/** Words that say which councils are meant, not what they did. */
export const OF_A_KIND = {
  kind: `in intervention, that/which/who? are/were/have? been? judged/rated/found to? be? inadequate/good/outstanding,
    that/which/who? are/were/have? been? judged/rated/found to? be? requires improvement, like ours/us, of our/similar size, of a/the similar/same size`,
} satisfies Lexicon<string>;
export const NEIGHBOURS = {
  neighbours:
    "statistical neighbour, nearest neighbour, neighbour authorities, comparator group, family group",
} satisfies Lexicon<string>;

export const MANY_OF = { many: "most of, many of, some of, all of, several of" } satisfies Lexicon<string>;

/** Where others are. */
export const ELSEWHERE = {
  where: `nationally, regionally, across the? England/country/region, throughout the? England/country/region, elsewhere/everywhere in the? England/country/region,
    in the rest of the? England/country/region`,
} satisfies Lexicon<string>;
/** "Advertised nationally" says nothing of others. */
export const DONE_THERE = wordSet(
  "advertised advertising recruit recruited recruiting recognised promoted published publishing",
);
/** What others have on average: "the national average", "the rest of England". */
export const AVERAGES = {
  average: `the/a/an national/regional/England/English average/figure/rate/median/trend/picture/level, the national and * * average,
    the/our? * neighbour average, the average for/in/of the? England/country/region, the rest of the? England/country/region`,
} satisfies Lexicon<string>;

/** After a name, these words can only be about how well they did. */
export const FARED = {
  fared: `from inadequate/good to, from requires improvement to,
    has/have/had/did/do/does not yet? show/shown/improve/improved/achieve/achieved/manage/managed/reach/reached/evidence/evidenced/progress/progressed,
    has/have/had/did/do/does not yet? make/made *? *? *? progress/improvement/headway/gain/change,
    is/are/was/were/been also/again/first/still? judged/rated/inadequate/outstanding, remains/remained inadequate/outstanding, remains/remained in intervention,
    is/are/was/were still in intervention, left intervention/inadequate, come/came/moved out of intervention/inadequate, stood at #`,
} satisfies Lexicon<string>;

/** These may be about something else, too. */
export const DID = {
  did: `has/have also? declined/fallen/risen/grown/increased/worsened/doubled/halved/improved/recovered/progressed/struggled, has/have also? gone up/down,
    has/have managed/achieved, has/have seen a/an *? rise/fall/increase/decrease/drop/growth/improvement, has/have/had a/an *? *? *? of #, average/averaged #,
    twice/half as many/much, than ours/we/us/here, above/below/behind ours/us, ahead of ours/us, has/have lost, turn/turned *? *? *? round/around,
    as/more/less quickly/slowly/rapidly, is/are/remains a/an *? problem/challenge, has/have failed !to, has/have failed to !reply/respond/answer/send/return/provide/supply/attend/pay,
    is/are/was/were/been/keeps/kept also/still? rising/falling/growing/increasing/declining/improving/worsening, is/are/was/were/been/keeps/kept also/still? going up/down,
    continues/continued to rise/fall/grow/increase/decline/improve/worsen, rose/fell/grew/declined/worsened/doubled/halved, improved !by,
    is/are/was/were/has/have/had/pay/loses/lost/spend/spent/use/used/employ/keep also/far/much/many? higher/lower/better/worse/slower/faster/quicker/more/fewer/less/larger/smaller,
    recovers/recovered/improves/improved/progresses/progressed much/far/rather? more/less slowly/quickly/rapidly,
    recovers/recovered/improves/improved/progresses/progressed much/far/rather? faster/slower, performs/performed/fares/fared, do/does/did just/much/far/no? as? well/better/worse/badly,
    struggle/struggled/struggling, is/are also? short of, cannot fill/recruit/keep,
    find/finding/found it/this/recruitment? just/equally/very/so/even? as? hard/harder/difficult/easier,
    face/facing/faced/experience/experienced/experiencing/report/reporting/reported the? same/similar/greater/acute/severe,
    has/have/had the? same/similar problem/difficulty/pressure/shortage/challenge/trouble/experience, is/are in the same/similar position/situation,
    takes/taken/took/needs/needed/requires/required */# */#? */#? */#? year/month/inspection`,
} satisfies Lexicon<string>;

/** A name is taken for a council's if a judgement, or the way out of one, follows straight after it. */
const AND_THEN = "has/had/then/since/also/first? has/had/then/since/also/first?";
const COUNCIL = "metropolitan/city/borough/county/district? council? which/who?";
export const FARED_NEXT = {
  fared: `^ ${COUNCIL} ${AND_THEN} takes/taken/took/needs/needed/requires/required */# */#? */#? */#? year/month/inspection to move/get/go/come/reach/recover/leave/improve,
    ^ ${COUNCIL} ${AND_THEN} takes/taken/took/needs/needed/requires/required */# */#? */#? */#? year/month/inspection to be judged,
    ^ ${COUNCIL} ${AND_THEN} moved/went/gone/rose/risen/came/improved from inadequate/good to,
    ^ ${COUNCIL} ${AND_THEN} moved/went/gone/rose/risen/came/improved from requires improvement to,
    ^ ${COUNCIL} ${AND_THEN} left intervention, ^ ${COUNCIL} ${AND_THEN} come/came out of intervention,
    ^ ${COUNCIL} ${AND_THEN} is/was/been first/again/also? judged/rated to? be/as? inadequate/good/outstanding,
    ^ ${COUNCIL} ${AND_THEN} is/was/been first/again/also? judged/rated to? be/as? requires improvement`,
} satisfies Lexicon<string>;

/** "One foster household in eight". */
export const SHARES = {
  share:
    "# %, # per cent, one in *, one *? *? *? in every? #/two/three/four/five/six/seven/eight/nine/ten, a/two third/quarter of, half of/the",
} satisfies Lexicon<string>;

/** "A national average of 59%" says how the others did. */
export const GIVEN = {
  given:
    "^ of/is/was/at just? about/around/nearly/over/under? £? #, ^ stands/stood at just? about/around/nearly/over/under? £? #",
} satisfies Lexicon<string>;
/** "The national rate is set by the Treasury" is not about anybody's performance. */
export const SET = {
  set: `^ is/are/was/were set/fixed/prescribed/decided by, ^ has/will been/be set/fixed/prescribed/decided by, ^ of pay/tax/interest/inflation/VAT`,
} satisfies Lexicon<string>;

/** How a sentence compares the council with others, before they are named. */
export const HIGHER = wordSet(
  `higher lower better worse faster slower quicker fewer more less greater smaller larger longer shorter stronger weaker cheaper easier
  harder sooner later timelier`,
);
export const BESIDE = {
  any: `compare well with, compare favourably with, compare badly with, compare poorly with, compare unfavourably with, compared well with, compared favourably with,
    compare well to, compare favourably to, compared favourably to, compare badly to, compare poorly to, compare unfavourably to, compare very well with,
    in line with, on a par with, level with, similar to, above, below, ahead of, behind, outperform, outperformed, under, over, half, twice, double, exceed, exceeded, unlike`,
  framed: "compared with, compared to, in comparison with",
  average: "close to, follow, followed, reflect, reflected, mirror, mirrored, match, matched, beat, near",
} satisfies Lexicon<string>;
export const UP_TO_THEM = wordSet("in at for that those of the by");
/** The best or the worst of councils. */
const BEST = "best/worst/lowest/highest/fastest/slowest/most/top";
export const RANKED = {
  ranked: `among/amongst the? ${BEST} *? *? council/authority, one of the? ${BEST} *? *? council/authority, the ${BEST} *? *? *? *? *? in the? England/country/region/London,
    top/bottom quarter/third/half/quartile/decile/ten/# of council/authority`,
} satisfies Lexicon<string>;
/** "As well as other councils" joins, and compares nothing. */
export const AS_WELL = wordSet("well far long soon");
export const BEFORE_THEM = wordSet("by for from in of to with at across among");

/** They work with us, so the sentence is about our work. */
export const WITH_US = {
  us: `support, supported, supporting, help, helped, helping, advise, advised, advice, assist, assisted, assisting, share, shared, sharing, visit, visited, visiting,
    learn, learned, learnt, learning, lesson, work with, worked with, working with, mentor, mentoring, mentored, peer, partner, partnership, review, reviewed,
    reviewing, provide, provided, lend, lent, us`,
} satisfies Lexicon<string>;

/** Endings and words of capitalised words that name no place. */
export const NO_PLACE =
  /(?:ing|ment|tion|sion|ship|ance|ence|ity|ness|ice|[^d]s)$|^(?:Care|Help|Support|Work|Overall|Progress|Council|Authority|This|That|What|None|Each|Everyone|Everything|Neither|Nothing|Quality|Change|Recovery)$/;
/** A capitalised word after these is no name of a council: "the Service", "Rowan House". */
export const NO_PLACE_AFTER = wordSet("the our this it its");

/** What is asked, wished or expected does not say how anybody did. */
export const ASKED = wordSet("if whether how may might could would will should must aim want ?");
