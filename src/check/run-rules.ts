import { originOf } from "../diagnostics/origin.ts";
import type { Problem } from "../diagnostics/problem.ts";
import type { CheckContext, Rule } from "./rule.ts";

/** The rule id of a problem that is a fault of the program and not of the plan. */
export const INTERNAL_ERROR = "internal-error";

/** Runs every rule. One that throws becomes a problem of its own, and the others still run. */
export function runRules(rules: readonly Rule[], context: CheckContext): Problem[] {
  return rules.flatMap((rule) => runRule(rule, context));
}

function runRule(rule: Rule, context: CheckContext): Problem[] {
  const problems: Problem[] = [];
  try {
    for (const finding of rule.check(context)) {
      problems.push({ ...finding, rule: rule.id, severity: finding.severity ?? rule.severity });
    }
  } catch (error) {
    problems.push(stopped(rule, error, context));
  }
  return problems;
}

function stopped(rule: Rule, error: unknown, { plan }: CheckContext): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    rule: INTERNAL_ERROR,
    severity: "error",
    message: `The rule "${rule.id}" stopped: ${reason}`,
    origin: plan.header?.origin ?? originOf("plan.yaml"),
    entity: rule.id,
    hint: "This is a fault of the program, not of the plan; the other rules have run.",
  };
}
