import { type Lexicon, wordSet } from "../words/phrases.ts";

/** Answers that there are no implications. See `wordingsOf`. */
export const NONE = {
  none: `no ... implications/impacts/effects/consequences, no ... issues/matters/considerations arise/arises/arising/identified, no ... wards/groups/people ... is/are affected, no ... wards/groups/people ... will be affected,
    ^ there? is/are? none/nil identified/arising/arise/known/affected/foreseen/expected/anticipated/envisaged? from/in/by? this/the? report? $,
    do/does/will not have/raise/create ... implications/impacts/effects, do/does/will not give rise to ... implications/impacts/effects,
    do/does/will not affect any wards/groups/people`,
} satisfies Lexicon<string>;
/** Words between "no" and "implications" that leave other implications possible. */
export const LIMITED = wordSet(
  "direct further additional other new adverse negative significant immediate major material specific longer",
);
/** Words that qualify "none". */
export const EXCEPTIONS = {
  except: `except, other than, apart from, beyond, but, although, however, unless, yet, currently, presently, so far, to date,
    at this stage, at this time, at this point, at the moment, at present, at the present`,
} satisfies Lexicon<string>;

/** Fields that say nothing, whole. See `wordingsOf`. */
export const PLACEHOLDERS = {
  nothing: `^ n / a $, ^ not applicable $, ^ tba/tbc/tbd $, ^ unknown/pending/noted/some $, ^ awaiting * *? *? *? $,
    ^ to be confirmed/advised/added/agreed/assessed/completed/considered/decided/determined/established/identified/provided $,
    ^ details/information/more? to/will follow $, ^ more details/information to/will follow $,
    ^ not yet? known/assessed/available/confirmed $, ^ under review/consideration $, ^ being considered/assessed/finalised $,
    ^ as/see/refer to? above/before/below/previously/attached $, ^ xx/xxx/xxxx $`,
} satisfies Lexicon<string>;

/** What an answer is about, if it does not say more. */
export const MATTERS = {
  some: "various, some, certain, several, many, different, multiple, numerous, number/range/variety of",
  points: `see, refer, contained, covered, detailed, outlined, described, included, dealt with in, discussed in, set out, elsewhere,
    addressed in/throughout, considered in the/this report, considered throughout/within, as per/stated/reported/noted, matter for`,
  later: `to follow, will follow, to/will/would/shall be @ considered/assessed/determined/addressed/identified/confirmed/agreed/decided/established/reviewed/quantified/reported/brought/provided/worked/picked/finalised/monitored/managed/carried/completed/undertaken/developed/advised/set/contained/included/covered,
    being considered/assessed/worked/quantified/finalised/reviewed/developed, awaiting, awaited, pending, unknown, tba/tbc/tbd, in due course, later date,
    under consideration/review/discussion/development, subject to, yet to, too early, in progress, underway`,
  "for-now": `no/none/nil/not/neutral/minimal/negligible ... at this/the/present stage/time/moment/point, no/none/nil/not ... at the? present,
    no/none/nil/not ... currently/yet, currently/presently no/none/nil/not, no/none/nil/not ... so far, no/none/nil/not ... to date,
    not known/assessed/available/confirmed/quantified/determined/finalised/applicable, no change`,
  weighed: `considered, consideration, taken into account, assessed, impact/equality assessment/screening, eia/eqia, addressed, reviewed, noted, looked at, evaluated, dealt with,
    reported, due regard, had regard, account taken, taken account, proper regard, thought, mindful/aware`,
  there:
    "there is/are, there will/may/could be, implication, impact, effect, consequence, positive/negative/adverse/beneficial",
} satisfies Lexicon<string>;
export type Matter = keyof typeof MATTERS;

/** Names of duties to consider something, of how that is done, and of how a budget is made. An answer that has one does not say more. */
export const EMPTY_NAMES = {
  name: `section 17, section 149, section 11, s 17, s17, s149, crime and disorder act 1998, crime and disorder act, public sector equality duty,
    equality act 2010, equality act, children act 2004, impact assessment, equality assessment,
    equality screening, impact screening, budget process, budget preparation, budget setting, budget is set, budget is agreed, business case`,
} satisfies Lexicon<string>;

/** Words of an answer that tell nobody what the implications are, or for whom: grades, how a paper is made and read, and when. */
export const TELL_NOTHING = wordSet(
  `implication impact effect consequence consideration issue matter regard account thought due full careful proper carefully fully duly
  considered assessed addressed reviewed noted looked evaluated identified dealt taken had paid given reported recognised mindful aware
  see refer please contained covered set detailed detail information outlined described included discussed determined worked confirmed stated
  arise arising exist likely possible expected anticipated potential potentially significant positive negative adverse beneficial direct indirect
  neutral minimal negligible more less other than least known unknown applicable available pending awaiting awaited currently presently present moment point
  eia eqia undertaken carried quantified picked monitored managed brought provided assessing
  main full attached covering body throughout elsewhere report document paper plan proposal recommendation decision strategy policy
  scheme project programme council cabinet board officer member course drafting draft drafted developed designed finalised agreed decided established once preparation preparing development developing
  implementation delivery design process procedure normal usual meeting previous next last later date far tba tbc tbd follow change subject requirement mean work comment advised separate chief too early progress underway review discussion
  stage time part wider overall general relevant related any yes further accordance line
  various certain several many different multiple numerous number range variety vulnerable affected involved impacted concerned
  group ward area resident resident community party service people borough council's`,
);
/** What rows are about, and whom in general. An answer about implications for these still does not say which. */
export const SUBJECTS = wordSet(
  `crime disorder equality diversity inclusion health wellbeing well-being well being carbon climate environment environmental legal finance
  financial cost efficiency risk staff staffing team human right duty child people young person family need public population society`,
);
/** Words that deny, and so tell something. */
export const DENIALS = wordSet("no not none nil nor neither never without");
