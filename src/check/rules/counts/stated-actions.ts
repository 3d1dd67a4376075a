import { STATUSES } from "../../../plan/schema/actions.ts";
import { nameWords } from "../../prose/names.ts";
import { anySpaces } from "../../prose/words.ts";
import { counting, NUMBER, QUALIFIER, type StatedCount, statedCounts } from "./stated-counts.ts";

/** What a number of actions in a sentence is a number of; `all` are the actions the plan has, or has held. */
export type CountedActions =
  | "all"
  /** Complete, and perhaps with those that are embedded too. */
  | "complete"
  /** Complete or embedded. */
  | "done"
  | "embedded"
  | "withdrawn"
  | "open"
  /** All that are not complete; those withdrawn are not either. */
  | "unfinished"
  /** In the plan still, complete or not. */
  | "remaining"
  | "on-track"
  | "at-risk"
  | "off-track"
  | "not-started";

/** Of "delivered by partners" and "done well" nothing is said to be complete. */
const BY_NOBODY = "(?!\\s+(?:by|well|with|in\\s+part)\\b)";

/** The words that a report has for each status, the longest first. */
const WORDS: readonly (readonly [CountedActions, string])[] = [
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

const STATUS = `(?:${WORDS.map(([, words]) => words).join("|")})`;
const AT_END = new RegExp(`${STATUS}$`);

/** The status that some words end in. */
function statusNamed(words: string): CountedActions {
  const [named = ""] = AT_END.exec(words.toLowerCase().replace(/\s+/g, " ")) ?? [];
  return WORDS.find(([, source]) => new RegExp(`^(?:${source})$`).test(named))?.[0] ?? "all";
}

/** What {{count "actions"}} takes to count just these. */
export const OPTIONS: Readonly<Record<CountedActions, string>> = {
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

/** What tells the plan of the report from others. */
export interface OwnPlan {
  readonly title: string;
  readonly authority: string;
  /** From what it answers to the date of the report. */
  readonly years: readonly [first: number, last: number];
}

/** Words before "plan" that may all mean this one. */
const USUAL =
  "the this that our its a an one whole entire full overall original initial first revised rewritten updated refreshed new current existing latest agreed approved published improvement action single council children service services".split(
    " ",
  );
const SMALL = new Set(["and", "of", "for", "the"]);
const WORD = "[A-Za-z][\\w'’-]*";
const DIRECTLY_BEFORE = new RegExp(`(${WORD})\\s+plans?\\b`, "gi");
const CAPITALISED_BEFORE = /((?:[A-Z][\w'’-]*\s+(?:(?:and|for|of|the)\s+)*)+)Plan\b/g;
const OWNER = /([\w-]+)['’]s?\s+(?:[\w-]+\s+){0,3}plan\b/gi;
const COUNTED = `(?:(?:${QUALIFIER})\\s+)?${NUMBER}\\b`;
/** "The plan for Housing", "the plan that Scrutiny reviewed": which one has to be said. */
const SAID_WHICH = new RegExp(
  `\\bplan\\s+(?:(?:for|that|which)\\b|of\\b(?!\\s+${COUNTED}))\\s*(?:the\\s+|our\\s+)?(${WORD}(?:\\s+${WORD})?)?`,
  "gi",
);
const NOT_IN_IT =
  /\b(?:outside|beyond|apart\s+from|besides|other\s+than|not\s+in|not\s+part\s+of|separate\s+from|in\s+addition\s+to|alongside|as\s+well\s+as)\s+(?:of\s+)?(?:the|this|our)\b[^,.;]*\bplan\b/i;

/** Whether a sentence speaks of another plan than the report's, of what is not in it, or of another year. */
function isOfAnotherPlan(text: string, { title, authority, years: [first, last] }: OwnPlan): boolean {
  const own = new Set([...USUAL, ...nameWords(title), ...nameWords(authority)]);
  const isOwn = (words: string | undefined): boolean =>
    words !== undefined && nameWords(words).every((word) => own.has(word) || SMALL.has(word));
  const years = (text.match(/\b(?:19|20)\d\d\b/g) ?? []).map(Number);
  return (
    NOT_IN_IT.test(text) ||
    years.some((year) => year < first || year > last) ||
    [DIRECTLY_BEFORE, CAPITALISED_BEFORE, OWNER, SAID_WHICH].some(
      (pattern) => ![...text.matchAll(pattern)].every(([, words]) => isOwn(words)),
    )
  );
}

interface StatedActions {
  readonly of: CountedActions;
  readonly count: StatedCount;
  /** Not of the whole plan for certain: it can still not be larger than what it is a part of. */
  readonly partial: boolean;
  /** "Twelve of the 16 actions": certain only where there are so many. */
  readonly among: StatedCount | null;
}

/** The plan itself, and no other: "the plan", "the rewritten Children's Services Improvement Plan". */
const PLAN =
  "(?:the|this|our|council's) (?:(?:original|initial|revised|rewritten|updated|new|whole|current|full|council's|children's|services|improvement|action) )*plan";

const ACTIONS = "(?:(?:separate|individual|different|distinct|improvement) )?actions?";

const IN_ALL = [
  String.raw`\b${PLAN} (?:(?:now|currently|originally|initially|then) )*(?:(?:has |had )?(?:held|contained)|has|had|contains|holds|comprises|comprised|consists of|consisted of|is made up of|is divided into|brings together|runs to|numbers|numbered|has grown to|of|lists|listed|sets out|set out) COUNT ${ACTIONS}\b`,
  String.raw`\b${PLAN}\b[^.;:]{0,120}?\bwith COUNT ${ACTIONS}\b`,
  String.raw`\b${PLAN}['’]s COUNT ${ACTIONS}\b`,
  String.raw`\bnumber of actions in ${PLAN} (?:is|was|(?:now )?stands at|has risen to|has grown to) COUNT\b`,
  String.raw`\bCOUNT ${ACTIONS} make up ${PLAN}\b`,
  String.raw`\b(?:the|all|all of the|all the|there (?:are|were)(?: now)?) COUNT actions (?:in|of|within) ${PLAN}\b`,
].map(counting);
const TOTAL = [String.raw`\ba total of COUNT actions\b`, String.raw`\bCOUNT actions in (?:total|all)\b`].map(
  counting,
);
/** "The partnership has 12 actions in total": whoever has them, it is not the plan. */
const SOMEBODY_HAS = /^(?!.*\b(?:plan|we|council)\b).*\b(?:has|have|had|holds?|held|owns?|leads?)\s+$/is;
const EACH_HAS = counting(`\\ball COUNT ${ACTIONS} (?:have|has|are|now)\\b`);
const ANY = counting(String.raw`\bCOUNT actions\b`);

const BE =
  "(?: (?:are|is|were|was|have|has|had|been|now|already|still|currently|fully|recorded|reported|as|remains?|remained))";
const OF_THEM = `(?: (?:of (?:them|these|those|the|its|our|all) ?)?(?:(?:plan['’]s|the) )?(?:${NUMBER} )?${ACTIONS}(?: in ${PLAN})?| of them)?`;
const STANDING = counting(`COUNT${OF_THEM}${BE}+ ${STATUS}\\b`);
const LISTED = counting(`COUNT${BE}* ${STATUS}\\b`);
const LEFT = counting(
  `COUNT ${ACTIONS} (?:(?:still|now) )?(?:remain|stay)(?: in ${PLAN})?(?=\\s*[,.;:]|\\s+and\\b|$)`,
);
const WE_DID = counting(
  `\\b(?:we|the council) (?:have|has) (?:(?:now|already|so far|since) )*(?:completed|finished|delivered|implemented|embedded|withdrawn) COUNT(?: of (?:the|its|our|all)(?: ${NUMBER})?)? ${ACTIONS}`,
);
const AMONG = counting(`\\bof (?:all )?(?:the|its|our|the plan['’]s) COUNT ${ACTIONS}\\b`);

/** What goes on so says no less than before: "to meet the recommendations", "and", "in total". */
const GOES_ON =
  /^\s*(?:$|[,.;:)!?–-]|(?:to (?:meet|answer|address|deliver|implement|respond)\b.*\b(?:recommendations|inspection)|and|in total|in all|in the plan|across|as at|when|as business)\b)/i;
const OF_THE_PLAN = new RegExp(
  String.raw`\b${anySpaces(PLAN)}\b|\bof (?:the|its|all)(?: the)?(?: [\w-]+)? actions\b`,
  "i",
);
const ANOTHER_PLAN =
  /\b(?:peer|audits?|strategy|(?:other|another|each|every|per|team|business|workforce|care|education|pathway|health|SEND) (?:plans?|recommendations?|actions?|teams?|councils?))\b/i;
/** Not the plan's, or of some that were named before. */
const ELSEWHERE =
  /\b(?:under(?! recommendation)|further|another|more|last|previous|before|new|of (?:these|those|them|which)|teams?|each|per|workstreams?|themes?)\b/i;
/** How often they are looked at says nothing of how many they are. */
const CADENCE = /,\s*(?:and|but|which|who)\b[^,.;]*\b(?:every|each)\s+(?:day|week|month|quarter|year)\b/gi;
const PART =
  /\b(?:recommendations?\s+(?:\d|R\d)|R\d|for recommendation|since|key|priority|areas?|month|quarter|week|due|January|February|March|April|June|July|August|September|October|November|December|in May)\b/i;
/** "Completed by Leeds", and not "by June" or "by the Council". */
const BY_OTHERS =
  /^\s+by\s+(?:the\s+|our\s+)?(?:partners?|schools?|health|police|[A-Z](?!anuary|ebruary|arch|pril|ay|une|uly|ugust|eptember|ctober|ovember|ecember|ouncil))/;
/** "Two are off track or at risk" counts both. */
const OR_ANOTHER = new RegExp(`^,?\\s+(?:or|and|and/or)\\s+${STATUS}\\b`, "i");
const SINCE_IT_BEGAN = /\bsince\s+(?:the|our)\s+(?:\w+\s+)?(?:plan|programme)\s+(?:began|started)\b/gi;

/** "20 were open when the year began": not how the plan stands. */
const PAST = /\b(?:were|was|had)\b/i;

/** The actions a sentence counts, in the forms whose meaning is certain. */
export function* statedActions(text: string, own: OwnPlan): Generator<StatedActions> {
  if (!/\bactions?\b/i.test(text) || ANOTHER_PLAN.test(text) || isOfAnotherPlan(text, own)) return;
  const seen = new Set<number>();
  for (const stated of [...parts(text), ...totals(text)]) {
    if (seen.has(stated.count.from)) continue;
    seen.add(stated.count.from);
    yield stated;
  }
}

function parts(written: string): StatedActions[] {
  const text = written.replace(CADENCE, spaces).replace(SINCE_IT_BEGAN, spaces);
  if (ELSEWHERE.test(text)) return [];
  const [among = null] = statedCounts(text, AMONG);
  const listed = statedCounts(text, LISTED);
  const isPart = PART.test(text);
  const isWhole = OF_THE_PLAN.test(written) || written.search(SINCE_IT_BEGAN) >= 0;
  const partial = isPart || (listed.length < 2 && !isWhole);
  const one = (of: CountedActions, count: StatedCount, part = partial) => ({
    of,
    count,
    partial: part,
    among,
  });
  return [
    ...[...statedCounts(text, STANDING), ...(listed.length > 1 && !isPart ? listed : [])]
      .filter(({ match, after }) => !PAST.test(match) && !BY_OTHERS.test(after) && !OR_ANOTHER.test(after))
      .map((count) => one(statusNamed(count.match), count)),
    ...statedCounts(text, WE_DID).map((count) =>
      one(statusNamed(verbOf(count)), count, partial || !GOES_ON.test(count.after)),
    ),
    ...statedCounts(text, LEFT).map((count) => one("remaining", count, true)),
  ];
}

const spaces = (found: string): string => " ".repeat(found.length);

/** "We have now completed" of "We have now completed 12 of the 16 actions". */
const verbOf = ({ match, written }: StatedCount): string => match.slice(0, match.indexOf(written)).trim();

function totals(text: string): StatedActions[] {
  const found = (pattern: RegExp, partial: (count: StatedCount) => boolean): StatedActions[] =>
    statedCounts(text, pattern).map((count) => ({ of: "all", count, partial: partial(count), among: null }));
  const isPart = PART.test(text) || ELSEWHERE.test(text);
  return [
    ...IN_ALL.flatMap((pattern) => found(pattern, ({ after }) => !GOES_ON.test(after))),
    ...TOTAL.flatMap((pattern) => found(pattern, () => isPart || !OF_THE_PLAN.test(text))).filter(
      ({ count }) => !SOMEBODY_HAS.test(count.before),
    ),
    ...(isPart ? [] : found(EACH_HAS, () => true)),
    ...(OF_THE_PLAN.test(text) ? found(ANY, () => true) : []),
  ];
}
