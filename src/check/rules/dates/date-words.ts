import { ordinalWord } from "../../../text/words.ts";
import type { Noun } from "./named-dates.ts";

// Words that join a date to a letter, visit or decision in so many words: "the letter of".

/** The words for each, as patterns. */
export const NOUN_PATTERNS: readonly (readonly [Noun, string])[] = [
  ["letter", "letters?"],
  ["report", "reports?"],
  ["visit", "visit(?:s|ed)?"],
  ["review", "reviews?"],
  ["inspection", "inspection|inspected"],
  ["meeting", "meetings?|met"],
  ["decision", "approved|endorsed|agreed"],
];
/** Between the noun and its date: "letter from the Minister of", "visit (". */
export const LEADS_TO_DATE =
  /^(?:[^.;:,(\d]{0,80}\b(?:of|dated|(?:published|held)(?:\s+on)?)\s*|\s+on\s*|\s*,?\s*dated\s*|\s*[(–-]\s*)$/;
/** "Endorsed by the Board on". */
export const DECIDED_ON = /^[^.;:,(\d]{0,80}\bon\s*$/;
/** "The second visit", "our letter": not the one in the plan. */
export const ANOTHER_ONE =
  /\b(?:another|next|second|third|fourth|further|earlier|previous|follow-up|draft|interim|feedback|covering|annual|thematic)\s+(?:[\w'’-]+\s+){0,3}$/i;
export const OUR_OWN =
  /\b(?:our|monthly|weekly|quarterly|progress|audit|internal|peer|case|council['’]s|director['’]s|(?:ombudsman|coroner|auditor|commissioner|regulator|panel|committee|governor|partner|police|trust|provider)s?['’]s?)\s+(?:[\w'’-]+\s+){0,2}$/i;
/** "Home visit", "staffing review": a word that is not used before those in the plan. */
export const OTHER_KIND =
  /(?<![\w'’-])(?!(?:the|an?|this|that|his|her|its|their|of|for|in|at|from|on|by|to|see|and|with|made|paid|monitoring|mid-term|inspection|single|full|formal|official|first|last|latest|recent|two-day|planned|published|joint)\s)[a-z][\w-]*\s+$/;
export const IS_VERB = /^(?:visited|inspected|met|approved|endorsed|agreed)$/i;
export const DECIDES = /^(?:met|approved|endorsed|agreed)$/i;
/** "The visit inspectors sampled cases that had been opened on": the date is of something else. */
export const OF_SOMETHING_ELSE = /\b(?:that|who|whom|whose|where|when|while|inspectors|cases|files)\b/i;
/** A verb before the noun has the date: "discussed the letter on", "received a report on the visit on". */
export const GOVERNING_VERB =
  /\b(?:consider|discuss|receiv|not(?:e|ed|es|ing)\b|shar|debat|hear|brief|repl|respond|prepar|present|look|see|saw|publish|send|sent)\w*\b[^.;]*$|\b(?:read|told|met|report(?:s|ed)?)\b[^.;]*$/i;

/** "since 15 June 2015", "by 6 January 2017": a limit, not the date of an event. */
export const BOUND =
  /\b(?:since|from|by|until|till|to|before|after|at|as at|between|than|ending|ended|next|for)\s+$/i;

/** The first and last days of years, quarters and school years. */
export const STANDING_DAYS = ["03-31", "04-01", "08-31", "09-01", "09-30", "12-31", "01-01"];

/** Papers other than the one that has the date: its draft, an answer to it, a page that shows it. */
export const ANOTHER_PAPER =
  /\b(?:drafts?|drafted|feedback|repl(?:y|ies|ied)|respon(?:se|ses|ded)|interim|factual accuracy|embargo\w*|website|webpage|online)\b/i;
export const ON_A_PAGE = /^[^,.;:]*\b(?:draft|website|webpage|online)\b/i;
/** A name straight after a date: "by Ofsted", "of Oak House", "the Minister". */
export const NAME_AFTER_DATE =
  /^\s*,?\s*(?:(?:of|at|to|in|on|by|from|for|into)\s+)?(?:the\s+)?[A-Z][\w-]*(?:(?:['’]s)?\s+[A-Z][\w-]*)*/;

// Words of sentences that retell an event: "Ofsted came back on".

export const ON_DATE = /(?:^|[,;]\s+|\b(?:and|but|that|was)\s+)on\s+$/i;
/** "After the visit, on 20 July": a day after it. */
export const AFTER_IT =
  /\b(?:after|before|since|following|until|ahead of)\s+(?:[\w'’-]+\s+){0,5}[\w'’-]+,\s+(?:on\s+)?$/i;
/** A verb between the noun and the date. */
export const HAS_VERB =
  /\b(?:took|takes?|place|held|made|carried|came|comes?|out|published|issued|released|received|arrived|sent|signed|written|due|planned|set|scheduled|arranged|fixed|expected|beg[ia]ns?|start(?:s|ed)?|happen(?:s|ed)|was|is|will)\b/i;
export const ORDINALS = [1, 2, 3, 4, 5].map(ordinalWord);
export const NUMBERED = new RegExp(
  `\\b(${ORDINALS.join("|")}|next)\\s+(?:[\\w'’-]+\\s+){0,2}(?:visit|review|inspection|letter|report)\\b`,
  "gi",
);
/** Clear without the name of a body: no other letter, visit or review has these names. */
export const SPECIFIC =
  /\b(?:monitoring visit|inspection report|mid-term review|progress review|single inspection)\b/i;

export const NOUN_WORDS: readonly (readonly [Noun, string])[] = [
  ["letter", "letter"],
  ["report", "report"],
  ["visit", "visit"],
  ["review", "review"],
  ["inspection", "inspection"],
  ["submission", "submission of (?:the|our|its|an) (?:improvement |action )*plan"],
];

/** AUTHORITY stands for the council's short name, which the plan gives. */
export const COUNCIL =
  "(?:us|(?:the |AUTHORITY )?council|AUTHORITY|cabinet|the leader|the director|the chief executive)";
export const AUXILIARIES =
  "was|were|is|are|be|been|being|has|have|had|will|to|which|that|only|then|here|again|finally";
const HAPPENS =
  "took|take|takes|taken|taking|place|held|made|carried|out|due|planned|set|scheduled|arranged|fixed|expected|begins?|began|beginning|starts?|started|starting|happened|happens|fell|went|ahead";
const COMES_OUT =
  "came|comes|come|out|published|issued|released|received|arrived|reached|sent|signed|written|made|public|dated";
/** Words that may stand between a noun and its date; any other word makes it the date of something else. */
export const BETWEEN_NOUN_AND_DATE: Readonly<Record<Noun, string>> = {
  letter: COMES_OUT,
  report: COMES_OUT,
  visit: HAPPENS,
  review: HAPPENS,
  inspection: HAPPENS,
  submission: HAPPENS,
  meeting: HAPPENS,
  decision: HAPPENS,
};

const OWN_PLAN = "(?:the|its|our) (?:improvement |action |rewritten |new )*plan";
const SERVICES =
  "(?:us|(?:the |AUTHORITY )?council|AUTHORITY|(?:the |our |its )?(?:children['’]s )?services?)";
/** What a body does, and to whom: "reviewed progress", "wrote to the Council". */
export const VERBS: readonly (readonly [Noun, string])[] = [
  [
    "review",
    `reviewed (?:(?:the council['’]s |our |the |its )?(?:progress|delivery|improvement)(?: (?:with|of|on|under|against) ${OWN_PLAN})?|how ${OWN_PLAN} was going|${OWN_PLAN}|${SERVICES})`,
  ],
  [
    "visit",
    `(?:visit|visited|came|returned|return|come back|came back|(?:were|are|will be) (?:here|on site|with us))(?: to)?(?: ${SERVICES})?(?: again)?(?: for (?:a|the|its|their) (?:(?:first|second|third|fourth|next) )?(?:monitoring )?visit)?`,
  ],
  ["inspection", `inspected ${SERVICES}`],
  ["letter", `(?:wrote|had written)(?: back)?(?: to ${COUNCIL})?`],
  ["letter", `(?:sent|published|issued) (?:its|their|his|her|the) letter(?: to ${COUNCIL})?`],
  [
    "report",
    "(?:(?:published|issued|released) (?:its|their|the) (?:inspection |full |final )?(?:report|findings)|reported)",
  ],
  ["decision", "(?:decided|resolved|agreed|approved|endorsed|adopted|signed off|received|considered)"],
];
export const SUBMITTED = `(?:(?:submitted|sent) ${OWN_PLAN}|plan (?:was|had been|has been) (?:submitted|sent))(?: to [\\w’' ]{1,60}?)?`;

/** Things other than the plan that boards decide on. */
export const OTHER_OBJECTS = new Set(
  "budget strategy policy policies protocol minutes scorecard change changes amendment amendments addition additions terms structure charter pledge contract business risk register".split(
    " ",
  ),
);

/** What a report calls a body for short, by the body's name. */
export const SHORT_NAMES: readonly (readonly [name: RegExp, short: string])[] = [
  [/^Department /, "Department(?! (?:of|for)\\b)"],
  [/^Ministry /, "Ministry(?! (?:of|for)\\b)"],
  [/^Minister/, "Minister(?! of\\b)"],
  [/^Improvement Board$/, "(?<=\\bthe )Board"],
];

/** A body named after the plan, and the word that both names share. */
export const NAMED_AFTER_PLAN = { body: /\bImprovement Board\b/gi, shared: "improvement" };
