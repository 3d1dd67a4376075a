import { type Lexicon, wordSet } from "../phrases.ts";

/** Answers that there are no implications. See `wordingsOf`. */
export const NONE = {
  none: `no ... implications/impacts/effects, no ... wards/groups/people ... is/are affected, no ... wards/groups/people ... will be affected,
    ^ there? is/are? none/nil identified/arising/known/affected? from/in/by? this/the? report? $,
    do/does/will not have/raise/create ... implications/impacts/effects, do/does/will not give rise to ... implications/impacts/effects,
    do/does/will not affect any wards/groups/people`,
} satisfies Lexicon<string>;
/** Words between "no" and "implications" that leave other implications possible. */
export const LIMITED = wordSet(
  "direct further additional other new adverse negative significant immediate major material specific longer",
);
/** Words that qualify "none". */
export const EXCEPTIONS = {
  except: "except, other than, apart from, beyond, but, although, however, unless, at this stage, yet",
} satisfies Lexicon<string>;

/** What an answer is about, if it does not say more. Folded as tokens are. */
export const MATTERS = {
  some: "various, some, certain, several, many, different, multiple, numerous, a number of, a range of, a variety of, number of, range of, variety of",
  points: `see, refer, contained, covered, addressed in, set out, detailed, outlined, described, included, dealt with in, discussed in,
    addressed throughout, considered throughout, considered in the report, considered in this report, considered within`,
  later: `^ to be considered/assessed/determined/addressed/identified/confirmed/agreed/decided/established/reviewed`,
  weighed: `considered, consideration, taken into account, assessed, addressed, reviewed, noted, looked at, evaluated, dealt with, reported,
    due regard, had regard, account taken, taken account, proper regard, thought`,
  there: "implication, impact, effect, consequence",
} satisfies Lexicon<string>;
export type Matter = keyof typeof MATTERS;

/** Words of an answer that tell nobody what the implications are, or for whom. Folded as tokens are. */
export const TELL_NOTHING = wordSet(
  `implication impact effect consequence consideration issue matter regard account thought due full careful proper carefully fully duly
  considered assessed addressed reviewed noted looked evaluated identified dealt taken had paid given reported recognised
  see refer contained covered set detailed outlined described included discussed determined worked confirmed
  arise arising exist likely possible expected anticipated potential potentially significant positive negative adverse beneficial direct indirect
  main full attached covering body throughout elsewhere report document paper plan proposal recommendation decision strategy policy
  scheme project programme council cabinet board officer member course drafting draft drafted developed designed finalised agreed decided established once budget preparation preparing development developing
  implementation delivery design process stage time part wider overall general relevant related any yes other further
  various certain several many different multiple numerous number range variety vulnerable affected involved impacted concerned
  group ward area resident resident community party service people borough council's`,
);
/** What rows are about, and whom in general. An answer about implications for these still does not say which. */
export const SUBJECTS = wordSet(
  `crime disorder equality diversity inclusion health wellbeing well-being well being carbon climate environment environmental legal finance
  financial efficiency risk staff staffing human right duty child people young person family need public population society`,
);
