import { answeredEvent } from "../../../plan/history/inspection.ts";
import type { KnownAction, PlanAsAt } from "../../../plan/history/replay.ts";
import { countStatuses, isOpen } from "../../../plan/schema/actions.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { list } from "../../../text/words.ts";
import { nameWords } from "../../prose/names.ts";
import { placeInSentence, type ReportSentence, writtenAs } from "../../prose/report-prose.ts";
import { type CheckContext, hasUnreadableEntries, type Rule, type RuleProblem } from "../../rule.ts";
import {
  AMONG,
  ANOTHER_PLAN,
  ANY,
  BY_OTHERS,
  CADENCE,
  CAPITALISED_BEFORE,
  COUNT_OPTIONS,
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
import { agrees, exceeds, type StatedCount, statedCounts } from "./stated-counts.ts";

export const actionCountUnreconciled: Rule = {
  id: "action-count-unreconciled",
  severity: "error",
  summary: "A number of actions stated in a report is not what the plan's actions add up to.",
  why: "Readers add up: complete and embedded, open in the plan, open in business as usual and withdrawn make the total. Where a typed number is left from last month, actions seem to have vanished, and the Board asks which.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: The plan contained over 150 actions to meet the recommendations.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: The plan contains {{count "actions"}} actions to meet the recommendations.
`,
  *check(context) {
    if (hasUnreadableEntries(context)) return;
    for (const report of context.reports) yield* miscountedActions(context, report);
  },
};

/** The numbers of actions in a report's prose that the plan, as at its date, does not add up to. */
function* miscountedActions({ at, sentencesIn }: CheckContext, report: Report): Generator<RuleProblem> {
  const known = at(report.asAt);
  const standing = trueCounts(known);
  const own = ownPlan(known);
  for (const sentence of sentencesIn(report)) {
    for (const { of, count, partial, among } of statedActions(sentence.text, own)) {
      const fitting = [
        ...standing[of],
        ...(of === "all" && isOfThePast(sentence) ? totalsOverTime(known) : []),
      ];
      if (fitting.some((total) => agrees(count, total))) continue;
      const isPart =
        partial || (among !== null && !standing.all.slice(0, 2).some((all) => agrees(among, all)));
      if (isPart && !exceeds(count, Math.max(...fitting, everHad(known, of)))) continue;
      const end = sentence.text.length - count.after.length;
      const expected = of === "all" ? "expected" : `expected ${standing[of][0]} of`;
      yield {
        message: `"${writtenAs(sentence).slice(count.from, end)}" does not agree with the plan as at ${formatDate(known.asAt)}, ${expected} ${standing.all[0]}: ${breakdown(standing)}`,
        origin: placeInSentence(sentence, count.from, end),
        entity: report.id,
        hint: `Write {{count "actions"${COUNT_OPTIONS[of]}}}, which cannot differ, or correct the number.`,
      };
    }
  }
}

function ownPlan(known: PlanAsAt): OwnPlan {
  const { header, asAt } = known;
  const days = [header?.start, answeredEvent(known)?.held?.start, asAt]
    .filter((day) => day !== undefined)
    .sort();
  const [first = asAt] = days;
  return {
    title: header?.title ?? "",
    authority: header?.authority ?? "",
    years: [Number(first.slice(0, 4)), Number(asAt.slice(0, 4))],
  };
}

/** The numbers that may be stated for each, the plainest first: "complete" may or may not include embedded. */
type TrueCounts = Record<CountedActions | "inPlan" | "asUsual", readonly [number, ...number[]]>;

function trueCounts({ actions, recommendations }: PlanAsAt): TrueCounts {
  const usual = new Set(
    recommendations.filter(({ track }) => track === "business-as-usual").map(({ id }) => id),
  );
  const isUsual = ({ answers }: KnownAction): boolean => {
    const answered = answers.filter((id) => recommendations.some((one) => one.id === id));
    return answered.length > 0 && answered.every((id) => usual.has(id));
  };
  const { all, done, open, ...at } = countStatuses(actions);
  const usualActions = actions.filter(isUsual);
  const asUsual = usualActions.filter(({ status }) => isOpen(status)).length;
  const unusual = all - usualActions.length;
  const inPlan = open - asUsual;
  return {
    all: [all, all - at.withdrawn, unusual, inPlan],
    done: [done],
    complete: [done, at.complete],
    open: [open, inPlan, asUsual],
    unfinished: [open, inPlan, asUsual, open + at.withdrawn, all - at.embedded],
    remaining: [open, inPlan, all - at.withdrawn, unusual],
    inPlan: [inPlan],
    asUsual: [asUsual],
    embedded: [at.embedded],
    withdrawn: [at.withdrawn],
    "on-track": [at["on-track"]],
    "at-risk": [at["at-risk"]],
    "off-track": [at["off-track"]],
    "not-started": [at["not-started"]],
  };
}

/** How many ever had such a status: "since March three have been finished" is true even if one was reopened. */
function everHad({ actions }: PlanAsAt, of: CountedActions): number {
  const statuses: readonly string[] = of === "done" || of === "complete" ? ["complete", "embedded"] : [of];
  return actions.filter(({ written, history }) =>
    [written.status, ...history.map(({ patch }) => patch.status)].some((one) =>
      statuses.includes(String(one)),
    ),
  ).length;
}

function breakdown({ done, inPlan, asUsual, withdrawn }: TrueCounts): string {
  const parts: [number, string][] = [
    [done[0], "complete or embedded"],
    [inPlan[0], "open in the plan"],
    [asUsual[0], "open in business as usual"],
    [withdrawn[0], "withdrawn"],
  ];
  return list(parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`));
}

/** "The plan that was approved contained": how many there were then counts, too. */
const isOfThePast = (sentence: ReportSentence): boolean =>
  /\b(?:was|were|had|held|contained|comprised|consisted|listed|set out|approved|endorsed|agreed|original(?:ly)?|initial(?:ly)?)\b/i.test(
    sentence.text,
  );

/** How many actions there were at the end of each day on which one was added, from the plan's start. */
function totalsOverTime({ actions }: PlanAsAt): number[] {
  const added = actions.map((action) => action.added ?? "").sort();
  return added.flatMap((date, index) => (date === added[index + 1] ? [] : [index + 1]));
}

/** The actions that a sentence counts, where its meaning is certain. */
function* statedActions(text: string, own: OwnPlan): Generator<StatedActions> {
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
interface OwnPlan {
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
