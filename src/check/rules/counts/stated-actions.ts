import { nameWords } from "../../prose/names.ts";
import {
  AMONG,
  ANOTHER_PLAN,
  ANY,
  BY_OTHERS,
  CADENCE,
  CAPITALISED_BEFORE,
  type CountedActions,
  DIRECTLY_BEFORE,
  EACH_HAS,
  ELSEWHERE,
  GOES_ON,
  IN_ALL,
  LEFT,
  LISTED,
  NOT_IN_IT,
  OF_THE_PLAN,
  OR_ANOTHER,
  OWNER,
  PART,
  PAST,
  SINCE_IT_BEGAN,
  SMALL,
  SOMEBODY_HAS,
  STANDING,
  STATUS,
  STATUS_WORDS,
  TOTAL,
  USUAL,
  WE_DID,
  WHICH_PLAN,
} from "./action-words.ts";
import { type StatedCount, statedCounts } from "./stated-counts.ts";

/** The actions that a sentence counts, where its meaning is certain. */
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

interface StatedActions {
  readonly of: CountedActions;
  readonly count: StatedCount;
  /** Perhaps only of a part of the plan: it can still not be larger than the whole. */
  readonly partial: boolean;
  /** The 16 of "twelve of the 16 actions": the twelve are certain only if the 16 is right. */
  readonly among: StatedCount | null;
}

const AT_END = new RegExp(`${STATUS}$`);

/** The status that some words end in. */
function statusNamed(words: string): CountedActions {
  const [named = ""] = AT_END.exec(words.toLowerCase().replace(/\s+/g, " ")) ?? [];
  return STATUS_WORDS.find(([, source]) => new RegExp(`^(?:${source})$`).test(named))?.[0] ?? "all";
}

/** What distinguishes the report's plan from others. */
export interface OwnPlan {
  readonly title: string;
  readonly authority: string;
  /** From what it answers to the date of the report. */
  readonly years: readonly [first: number, last: number];
}

/** Whether a sentence is about another plan than the report's, about what is not in it, or about another year. */
function isOfAnotherPlan(text: string, { title, authority, years: [first, last] }: OwnPlan): boolean {
  const own = new Set([...USUAL, ...nameWords(title), ...nameWords(authority)]);
  const isOwn = (words: string | undefined): boolean =>
    words !== undefined && nameWords(words).every((word) => own.has(word) || SMALL.has(word));
  const years = (text.match(/\b(?:19|20)\d\d\b/g) ?? []).map(Number);
  return (
    NOT_IN_IT.test(text) ||
    years.some((year) => year < first || year > last) ||
    [DIRECTLY_BEFORE, CAPITALISED_BEFORE, OWNER, WHICH_PLAN].some(
      (pattern) => ![...text.matchAll(pattern)].every(([, words]) => isOwn(words)),
    )
  );
}
