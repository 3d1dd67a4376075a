import { originOf } from "../diagnostics/origin.ts";
import type { Problem } from "../diagnostics/problem.ts";
import { internalError } from "./control/rules/internal-error.ts";
import { lastEntity } from "./last-entity.ts";
import type { CheckContext, Rule } from "./rule.ts";

/**
 * Runs every rule. One that throws becomes a problem of its own, and the others still run. A message is one line,
 * whatever the text it quotes. Of an entry that an update was lost of nothing is said: it would be judged by what it
 * was before.
 */
export function runRules(rules: readonly Rule[], context: CheckContext): Problem[] {
  return rules.flatMap((rule) => runRule(rule, context));
}

function runRule(rule: Rule, context: CheckContext): Problem[] {
  const problems: Problem[] = [];
  try {
    for (const finding of rule.check(context)) {
      if (context.plan.doubtfulIds.has(finding.entity ?? "")) continue;
      const message = finding.message.replace(/\s+/g, " ");
      problems.push({ ...finding, message, rule: rule.id, severity: finding.severity ?? rule.severity });
    }
  } catch (error) {
    problems.push(stopped(rule, error, context));
  }
  return problems;
}

function stopped(rule: Rule, error: unknown, context: CheckContext): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  const entity = lastEntity(rule, context);
  const at = entity === undefined ? "" : ` at "${entity}"`;
  return {
    rule: internalError.id,
    severity: internalError.severity,
    message: `The rule "${rule.id}" stopped${at}: ${reason}`,
    origin: context.named.get(entity ?? "")?.origin ?? context.plan.header?.origin ?? originOf("plan.yaml"),
    entity: entity ?? rule.id,
    hint: "This is a fault of the program, not of the plan; the other rules have run.",
  };
}
