import type { Problem } from "../diagnostics/problem.ts";
import { earlierReports, type PublishedReport } from "../disclosure/earlier-reports.ts";
import { protectPlan } from "../disclosure/protect-plan.ts";
import type { IsoDate } from "../plan/dates.ts";
import type { Plan } from "../plan/index.ts";
import { type Named, namedEntries } from "../plan/lookup.ts";
import { replayOnce } from "../plan/replay.ts";
import { audienceOf, isPublished, type Report } from "../plan/reports.ts";
import type { CheckContext } from "./rule.ts";
import { RULES } from "./rules/index.ts";
import { runRules } from "./run-rules.ts";

export interface CheckInput {
  readonly plan: Plan;
  /** The only "today" there is. */
  readonly asAt: IsoDate;
  /** What reports still to come are built as at, where that is not their own date. */
  readonly builtAsAt?: IsoDate | undefined;
  readonly published: CheckContext["published"];
  /** Every report with its model; the published ones when not given. */
  readonly out?: readonly PublishedReport[];
}

/**
 * Judges a plan as it was known at a date, and every report not yet published. A rule that stops is a problem
 * with the rule id `internal-error`.
 */
export function checkPlan(input: CheckInput): Problem[] {
  return runRules(RULES, contextOf(input));
}

/** What rules look at; the plan is replayed once for each date they ask for. */
export function contextOf({ plan, asAt, builtAsAt, published, out }: CheckInput): CheckContext {
  const at = replayOnce(plan);
  const frozen = plan.reports.flatMap((report) => {
    const model = published.get(report.id)?.frozen;
    return model === undefined ? [] : [{ report, model }];
  });
  return {
    plan,
    known: at(asAt),
    asAt,
    at,
    named: firstOfEach(namedEntries(plan)),
    reports: plan.reports.filter((report) => !isPublished(report)),
    published,
    shownIn: once((report: Report) =>
      protectPlan(
        at(builtAsAt ?? report.asAt),
        audienceOf(report),
        earlierReports(report, out ?? frozen, at),
      ),
    ),
  };
}

/** Answers the same question once. */
function once<Question, Answer>(answer: (question: Question) => Answer): (question: Question) => Answer {
  const answers = new Map<Question, Answer>();
  return (question) => {
    const known = answers.get(question) ?? answer(question);
    answers.set(question, known);
    return known;
  };
}

/** An id used twice means its first entry. */
function firstOfEach(entries: Iterable<Named>): Map<string, Named> {
  const named = new Map<string, Named>();
  for (const entry of entries) if (!named.has(entry.path)) named.set(entry.path, entry);
  return named;
}
