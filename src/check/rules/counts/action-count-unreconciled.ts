import { isOpen, STATUSES, type Status } from "../../../plan/schema/actions.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { clauseAt } from "../../../reading/clauses.ts";
import type { CountedActions } from "../../../reading/lexicons/actions.ts";
import { type StatedActions, statedActions } from "../../../reading/plan/actions.ts";
import { exceeds, isStatedOf } from "../../../reading/quantities.ts";
import { spanOf } from "../../../reading/reading.ts";
import { type ActionFacts, actionFacts } from "../../facts/actions.ts";
import { othersOf } from "../../facts/others.ts";
import { placeInSentence, writtenAs } from "../../prose/report-prose.ts";
import { type CheckContext, hasUnreadableEntries, type Rule, type RuleProblem } from "../../rule.ts";
import { Miscounts } from "./miscounts.ts";

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
function* miscountedActions(context: CheckContext, report: Report): Generator<RuleProblem> {
  const known = context.at(report.asAt);
  const facts = actionFacts(known);
  const { all } = facts.counts;
  const miscounts = new Miscounts(context, report, "action");
  const isOfOthers = othersOf(known);
  for (const sentence of context.sentencesIn(report)) {
    for (const stated of statedActions(sentence.reading, facts.own)) {
      const clause = clauseAt(sentence.reading.clauses, stated.at);
      if (clause.tense === "open" || isOfOthers(sentence, clause)) continue;
      if (canBe(stated, facts) || miscounts.isRight(sentence, stated.at)) continue;
      const [from, to] = spanOf(sentence.reading, stated.at, stated.end);
      const expected = stated.of === "all" ? "expected" : `expected ${facts.counts[stated.of][0]} of`;
      yield {
        message: `"${writtenAs(sentence).slice(from, to)}" does not agree with the plan as at ${formatDate(known.asAt)}, ${expected} ${all[0]}: ${facts.breakdown}`,
        origin: placeInSentence(sentence, from, to),
        entity: report.id,
        hint: writeInstead(optionOf(stated.of)),
      };
    }
  }
  for (const { written, expected, ...place } of miscounts.others())
    yield {
      ...place,
      message: `"${written}" does not agree with the plan as at ${formatDate(known.asAt)}, expected ${expected} of ${all[0]}: ${facts.breakdown}`,
      entity: report.id,
    };
}

const writeInstead = (option: string): string =>
  `Write {{count "actions"${option}}}, which cannot differ, or correct the number.`;

/** Whether the plan adds up to a number, or may do: it can be of a part, which no whole is smaller than. */
function canBe(stated: StatedActions, { counts, countEver, totalsOverTime }: ActionFacts): boolean {
  const { of, among, isPart, isPast } = stated;
  const fitting = [...counts[of], ...(of === "all" && isPast ? totalsOverTime() : [])];
  if (fitting.some((one) => isStatedOf(stated, one))) return true;
  const isOfOthers = among !== null && !counts[among.of].slice(0, 2).some((one) => isStatedOf(among, one));
  return (isPart || isOfOthers) && !exceeds(stated, Math.max(...fitting, countEver(of)));
}

/** The option with which {{count "actions"}} counts just these. */
function optionOf(of: CountedActions): string {
  if (of === "all") return "";
  const isDone = of === "done" || of === "complete";
  const one = STATUSES.find((status) => status === of);
  const statuses: readonly Status[] = isDone ? ["complete", "embedded"] : one === undefined ? OPEN : [one];
  return ` status="${statuses}"`;
}

const OPEN = STATUSES.filter(isOpen);
