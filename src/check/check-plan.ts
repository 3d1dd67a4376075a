import type { Problem } from "../diagnostics/problem.ts";
import type { IsoDate } from "../plan/dates.ts";
import type { Plan } from "../plan/index.ts";
import { type Named, namedEntries } from "../plan/lookup.ts";
import { type PlanAsAt, planAsAt } from "../plan/replay.ts";
import { isPublished } from "../plan/reports.ts";
import type { CheckContext } from "./rule.ts";
import { RULES } from "./rules/index.ts";
import { runRules } from "./run-rules.ts";

export interface CheckInput {
  readonly plan: Plan;
  /** The only "today" there is. */
  readonly asAt: IsoDate;
  readonly published: CheckContext["published"];
}

/**
 * Judges a plan as it was known at a date, and every report not yet published. A rule that stops is a problem
 * with the rule id `internal-error`.
 */
export function checkPlan(input: CheckInput): Problem[] {
  return runRules(RULES, contextOf(input));
}

/** What rules look at; the plan is replayed once for each date they ask for. */
export function contextOf({ plan, asAt, published }: CheckInput): CheckContext {
  const replays = new Map<IsoDate, PlanAsAt>();
  const at = (date: IsoDate): PlanAsAt => {
    const known = replays.get(date) ?? planAsAt(plan, date);
    replays.set(date, known);
    return known;
  };
  return {
    plan,
    known: at(asAt),
    asAt,
    at,
    named: firstOfEach(namedEntries(plan)),
    reports: plan.reports.filter((report) => !isPublished(report)),
    published,
  };
}

/** An id used twice means its first entry. */
function firstOfEach(entries: Iterable<Named>): Map<string, Named> {
  const named = new Map<string, Named>();
  for (const entry of entries) if (!named.has(entry.path)) named.set(entry.path, entry);
  return named;
}
