import { answeredEvent } from "../../../plan/history/inspection.ts";
import type { KnownAction, PlanAsAt } from "../../../plan/history/replay.ts";
import { countStatuses, isOpen } from "../../../plan/schema/actions.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { list } from "../../../text/words.ts";
import { placeInSentence, type ReportSentence, writtenAs } from "../../prose/report-prose.ts";
import { type CheckContext, hasUnreadableEntries, type Rule, type RuleProblem } from "../../rule.ts";
import { COUNT_OPTIONS, type CountedActions } from "./action-words.ts";
import { type OwnPlan, statedActions } from "./stated-actions.ts";
import { agrees, exceeds } from "./stated-counts.ts";

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
      if (isPart && !exceeds(count, Math.max(...fitting, countEver(known, of)))) continue;
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
function countEver({ actions }: PlanAsAt, of: CountedActions): number {
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
