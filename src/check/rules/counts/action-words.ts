import { STATUSES } from "../../../plan/schema/actions.ts";
import { anySpaces, MONTH } from "../../prose/words.ts";
import { counting, NUMBER, QUALIFIER } from "./stated-counts.ts";

/** Which actions a number counts; `all` are those that the plan has, or has had. */
export type CountedActions =
  | "all"
  /** Complete, perhaps including those that are embedded. */
  | "complete"
  /** Complete or embedded. */
  | "done"
  | "embedded"
  | "withdrawn"
  | "open"
  /** All that are not complete, perhaps including those that are withdrawn. */
  | "unfinished"
  /** Still in the plan, complete or not. */
  | "remaining"
  | "on-track"
  | "at-risk"
  | "off-track"
  | "not-started";

/** "Delivered by partners" and "done well" do not mean complete. */
const BY_NOBODY = "(?!\\s+(?:by|well|with|in\\s+part)\\b)";

/** The words for each status in a report, the longest first. */
export const STATUS_WORDS: readonly (readonly [CountedActions, string])[] = [
  ["done", "complete(?:d)? (?:and|or) embedded|embedded (?:and|or) complete(?:d)?"],
  [
    "unfinished",
    "(?:still |yet )?to be (?:completed|finished|done|delivered)|not (?:yet )?(?:been )?(?:complete|completed|finished|done)",
  ],
  ["complete", `complete(?:d)?|finished|(?:done|delivered|implemented|carried out|fulfilled)${BY_NOBODY}`],
  ["embedded", "embedded"],
  ["withdrawn", "withdrawn|dropped|abandoned|taken out"],
  ["open", "open|outstanding|unfinished|incomplete"],
  ["on-track", "on track"],
  ["at-risk", "at risk"],
  ["off-track", "off track"],
  ["not-started", "not (?:yet )?(?:been )?started|yet to start"],
];

export const STATUS = `(?:${STATUS_WORDS.map(([, words]) => words).join("|")})`;

/** The option with which {{count "actions"}} counts just these. */
export const COUNT_OPTIONS: Readonly<Record<CountedActions, string>> = {
  all: "",
  done: ' status="complete,embedded"',
  complete: ' status="complete,embedded"',
  embedded: ' status="embedded"',
  withdrawn: ' status="withdrawn"',
  open: optionOf(["complete", "embedded", "withdrawn"]),
  unfinished: optionOf(["complete", "embedded", "withdrawn"]),
  remaining: optionOf(["complete", "embedded", "withdrawn"]),
  "on-track": ' status="on-track"',
  "at-risk": ' status="at-risk"',
  "off-track": ' status="off-track"',
  "not-started": ' status="not-started"',
};

function optionOf(others: readonly string[]): string {
  return ` status="${STATUSES.filter((status) => !others.includes(status))}"`;
}

// Which plan a sentence is about.

/** Words before "plan" that may mean this one. */
export const USUAL =
  "the this that our its a an one whole entire full overall original initial first revised rewritten updated refreshed new current existing latest agreed approved published improvement action single council children service services".split(
    " ",
  );
export const SMALL = new Set(["and", "of", "for", "the"]);
const WORD = "[A-Za-z][\\w'’-]*";
export const DIRECTLY_BEFORE = new RegExp(`(${WORD})\\s+plans?\\b`, "gi");
export const CAPITALISED_BEFORE = /((?:[A-Z][\w'’-]*\s+(?:(?:and|for|of|the)\s+)*)+)Plan\b/g;
export const OWNER = /([\w-]+)['’]s?\s+(?:[\w-]+\s+){0,3}plan\b/gi;
const COUNTED = `(?:(?:${QUALIFIER})\\s+)?${NUMBER}\\b`;
/** "The plan for Housing", "the plan that Scrutiny reviewed": the words say which plan. */
export const WHICH_PLAN = new RegExp(
  `\\bplan\\s+(?:(?:for|that|which)\\b|of\\b(?!\\s+${COUNTED}))\\s*(?:the\\s+|our\\s+)?(${WORD}(?:\\s+${WORD})?)?`,
  "gi",
);
export const NOT_IN_IT =
  /\b(?:outside|beyond|apart\s+from|besides|other\s+than|not\s+in|not\s+part\s+of|separate\s+from|in\s+addition\s+to|alongside|as\s+well\s+as)\s+(?:of\s+)?(?:the|this|our)\b[^,.;]*\bplan\b/i;

// How many actions a sentence counts, and of which.

/** This plan, and no other: "the plan", "the rewritten Children's Services Improvement Plan". */
const PLAN =
  "(?:the|this|our|council's) (?:(?:original|initial|revised|rewritten|updated|new|whole|current|full|council's|children's|services|improvement|action) )*plan";

const ACTIONS = "(?:(?:separate|individual|different|distinct|improvement) )?actions?";

export const IN_ALL = [
  String.raw`\b${PLAN} (?:(?:now|currently|originally|initially|then) )*(?:(?:has |had )?(?:held|contained)|has|had|contains|holds|comprises|comprised|consists of|consisted of|is made up of|is divided into|brings together|runs to|numbers|numbered|has grown to|of|lists|listed|sets out|set out) COUNT ${ACTIONS}\b`,
  String.raw`\b${PLAN}\b[^.;:]{0,120}?\bwith COUNT ${ACTIONS}\b`,
  String.raw`\b${PLAN}['’]s COUNT ${ACTIONS}\b`,
  String.raw`\bnumber of actions in ${PLAN} (?:is|was|(?:now )?stands at|has risen to|has grown to) COUNT\b`,
  String.raw`\bCOUNT ${ACTIONS} make up ${PLAN}\b`,
  String.raw`\b(?:the|all|all of the|all the|there (?:are|were)(?: now)?) COUNT actions (?:in|of|within) ${PLAN}\b`,
].map(counting);
export const TOTAL = [
  String.raw`\ba total of COUNT actions\b`,
  String.raw`\bCOUNT actions in (?:total|all)\b`,
].map(counting);
/** "The partnership has 12 actions in total": they are not the plan's. */
export const SOMEBODY_HAS =
  /^(?!.*\b(?:plan|we|council)\b).*\b(?:has|have|had|holds?|held|owns?|leads?)\s+$/is;
export const EACH_HAS = counting(`\\ball COUNT ${ACTIONS} (?:have|has|are|now)\\b`);
export const ANY = counting(String.raw`\bCOUNT actions\b`);

const BE =
  "(?: (?:are|is|were|was|have|has|had|been|now|already|still|currently|fully|recorded|reported|as|remains?|remained))";
const OF_THEM = `(?: (?:of (?:them|these|those|the|its|our|all) ?)?(?:(?:plan['’]s|the) )?(?:${NUMBER} )?${ACTIONS}(?: in ${PLAN})?| of them)?`;
export const STANDING = counting(`COUNT${OF_THEM}${BE}+ ${STATUS}\\b`);
export const LISTED = counting(`COUNT${BE}* ${STATUS}\\b`);
export const LEFT = counting(
  `COUNT ${ACTIONS} (?:(?:still|now) )?(?:remain|stay)(?: in ${PLAN})?(?=\\s*[,.;:]|\\s+and\\b|$)`,
);
export const WE_DID = counting(
  `\\b(?:we|the council) (?:have|has) (?:(?:now|already|so far|since) )*(?:completed|finished|delivered|implemented|embedded|withdrawn) COUNT(?: of (?:the|its|our|all)(?: ${NUMBER})?)? ${ACTIONS}`,
);
export const AMONG = counting(`\\bof (?:all )?(?:the|its|our|the plan['’]s) COUNT ${ACTIONS}\\b`);

/** Words after a number that do not limit it: "to meet the recommendations", "and", "in total". */
export const GOES_ON =
  /^\s*(?:$|[,.;:)!?–-]|(?:to (?:meet|answer|address|deliver|implement|respond)\b.*\b(?:recommendations|inspection)|and|in total|in all|in the plan|across|as at|when|as business)\b)/i;
export const OF_THE_PLAN = new RegExp(
  String.raw`\b${anySpaces(PLAN)}\b|\bof (?:the|its|all)(?: the)?(?: [\w-]+)? actions\b`,
  "i",
);
export const ANOTHER_PLAN =
  /\b(?:peer|audits?|strategy|(?:other|another|each|every|per|team|business|workforce|care|education|pathway|health|SEND) (?:plans?|recommendations?|actions?|teams?|councils?))\b/i;
/** Not the plan's actions, or some that were mentioned before. */
export const ELSEWHERE =
  /\b(?:under(?! recommendation)|further|another|more|last|previous|before|new|of (?:these|those|them|which)|teams?|each|per|workstreams?|themes?)\b/i;
/** How often actions are reviewed is not how many there are. */
export const CADENCE =
  /,\s*(?:and|but|which|who)\b[^,.;]*\b(?:every|each)\s+(?:day|week|month|quarter|year)\b/gi;
/** May is a verb as well. */
const MONTHS = MONTH.replace("|May", "");
export const PART = new RegExp(
  String.raw`\b(?:recommendations?\s+(?:\d|R\d)|R\d|for recommendation|since|key|priority|areas?|month|quarter|week|due|${MONTHS}|in May)\b`,
  "i",
);
/** "Completed by Leeds", and not "by June" or "by the Council". */
export const BY_OTHERS = new RegExp(
  String.raw`^\s+by\s+(?:the\s+|our\s+)?(?:partners?|schools?|health|police|(?!${MONTH}|Council)[A-Z])`,
);
/** "Two are off track or at risk" counts both. */
export const OR_ANOTHER = new RegExp(`^,?\\s+(?:or|and|and/or)\\s+${STATUS}\\b`, "i");
export const SINCE_IT_BEGAN = /\bsince\s+(?:the|our)\s+(?:\w+\s+)?(?:plan|programme)\s+(?:began|started)\b/gi;

/** "20 were open when the year began" is not about the plan now. */
export const PAST = /\b(?:were|was|had)\b/i;
