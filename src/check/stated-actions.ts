import { counting, type StatedCount, statedCounts } from "./stated-counts.ts";

/** What a number of actions in a sentence is a number of; `all` are the actions the plan has, or has held; `done` are complete or embedded. */
export type CountedActions =
  | "all"
  | "complete"
  | "done"
  | "embedded"
  | "withdrawn"
  | "open"
  | "on-track"
  | "at-risk"
  | "off-track"
  | "not-started";

export interface StatedActions {
  readonly of: CountedActions;
  readonly count: StatedCount;
  /** Not of the whole plan for certain: it can still not be larger than what it is a part of. */
  readonly partial: boolean;
}

/** The plan itself, and no other: "the plan", "the rewritten Children's Services Improvement Plan". */
const PLAN =
  "(?:the|this|our|council's) (?:(?:original|initial|revised|rewritten|updated|new|whole|current|full|council's|children's|services|improvement|action) )*plan";

const IN_ALL = [
  String.raw`\b${PLAN} (?:(?:now|currently|originally|initially|then) )*(?:(?:has |had )?(?:held|contained)|has|had|contains|holds|comprises|comprised|consists of|consisted of|of|lists|listed|sets out|set out) COUNT actions?\b`,
  String.raw`\b${PLAN}\b[^.;:]{0,120}?\bwith COUNT actions?\b`,
  String.raw`\b${PLAN}['’]s COUNT actions?\b`,
  String.raw`\b(?:the|all|all of the|all the|there (?:are|were)(?: now)?) COUNT actions (?:in|of|within) ${PLAN}\b`,
].map(counting);
const TOTAL = [String.raw`\ba total of COUNT actions\b`, String.raw`\bCOUNT actions in (?:total|all)\b`].map(
  counting,
);
const ANY = counting(String.raw`\bCOUNT actions\b`);

const STATUS =
  "(complete(?:d)?(?: (?:and|or) embedded)?|embedded|withdrawn|open|on track|at risk|off track|not started)";
const BE = "(?: (?:are|is|were|was|have|has|had|been|now|already|still|recorded|reported|as))";
const OF_THEM = `(?: (?:of (?:them|these|those|the|its|all) ?)?(?:(?:plan['’]s|the) )?actions?(?: in ${PLAN})?| of them)?`;
const STANDING = counting(String.raw`COUNT${OF_THEM}${BE}+ ${STATUS}\b`);
const LISTED = counting(String.raw`COUNT${BE}* ${STATUS}\b`);

/** What goes on so says no less than before: "to meet the recommendations", "and", "in total". */
const GOES_ON =
  /^\s*(?:$|[,.;:)!?–-]|(?:to (?:meet|answer|address|deliver|implement|respond)\b.*\b(?:recommendations|inspection)|and|in total|in all|in the plan|across|as at|when|as business)\b)/i;
const OF_THE_PLAN = new RegExp(
  String.raw`\b${PLAN.replaceAll(" ", String.raw`\s+`)}\b|\bof (?:the|its|all)(?: the)?(?: [\w-]+)? actions\b`,
  "i",
);
const ANOTHER_PLAN =
  /\b(?:peer|audits?|strategy|(?:other|another|each|every|per|team|business|workforce|care|education|pathway|health|SEND) (?:plans?|recommendations?|actions?|teams?|councils?))\b/i;
const PART =
  /\b(?:recommendations?\s+(?:\d|R\d)|R\d|for recommendation|under|since|further|another|more|last|previous|before|new|key|priority|of (?:these|those|them|which)|areas?|teams?|each|per|month|quarter|week|workstreams?|themes?|due|January|February|March|April|June|July|August|September|October|November|December|in May)\b/i;

/** "20 were open when the year began": not how the plan stands. */
const PAST = /\b(?:were|was|had)\b/i;

/** The actions a sentence counts, in the forms whose meaning is certain. */
export function* statedActions(text: string): Generator<StatedActions> {
  if (!/\bactions?\b/i.test(text) || ANOTHER_PLAN.test(text)) return;
  const seen = new Set<number>();
  for (const stated of [...parts(text), ...totals(text)]) {
    if (seen.has(stated.count.from)) continue;
    seen.add(stated.count.from);
    yield stated;
  }
}

function parts(text: string): StatedActions[] {
  if (PART.test(text)) return [];
  const listed = statedCounts(text, LISTED);
  const partial = listed.length < 2 && !OF_THE_PLAN.test(text);
  return [...statedCounts(text, STANDING), ...(listed.length > 1 ? listed : [])]
    .filter(({ match }) => !PAST.test(match))
    .map((count) => ({ of: statusIn(count), count, partial }));
}

function totals(text: string): StatedActions[] {
  const found = (pattern: RegExp, partial: (count: StatedCount) => boolean): StatedActions[] =>
    statedCounts(text, pattern).map((count) => ({ of: "all", count, partial: partial(count) }));
  return [
    ...IN_ALL.flatMap((pattern) => found(pattern, ({ after }) => !GOES_ON.test(after))),
    ...TOTAL.flatMap((pattern) => found(pattern, () => PART.test(text) || !OF_THE_PLAN.test(text))),
    ...(OF_THE_PLAN.test(text) ? found(ANY, () => true) : []),
  ];
}

function statusIn({ match }: StatedCount): CountedActions {
  const words = match.toLowerCase().replace(/\s+/g, " ");
  if (/complete\w*$/.test(words)) return "complete";
  if (/complete.*embedded$/.test(words)) return "done";
  return words
    .replace(/^.*?(embedded|withdrawn|open|on track|at risk|off track|not started)$/, "$1")
    .replace(" ", "-") as CountedActions;
}
