import type { CheckContext } from "../../src/check/rule.ts";
import { RULES } from "../../src/check/rules/index.ts";
import { contextOf, runRules } from "../../src/check/run-rules.ts";
import { createViews } from "../../src/disclosure/views.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import type { IsoDate } from "../../src/plan/time/dates.ts";
import type { Problem } from "../../src/problems/problem.ts";

/** What rules look at in a plan that was made by a program, and has no files. */
export const contextAt = (
  plan: Plan,
  asAt: IsoDate,
  published: CheckContext["published"] = new Map(),
): CheckContext =>
  contextOf({
    views: createViews(plan),
    asAt,
    published,
    readersHave: [],
    documents: () => [],
    texts: () => [],
    fonts: [],
  });

/** What every rule finds in such a plan. */
export const judge = (plan: Plan, asAt: IsoDate, published?: CheckContext["published"]): Problem[] =>
  runRules(RULES, contextAt(plan, asAt, published));
