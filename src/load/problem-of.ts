import type { Problem } from "../diagnostics/problem.ts";
import type { RuleInfo } from "../diagnostics/rule-info.ts";

/** A problem of a rule, as severe as the rule says it is. */
export const problemOf = (
  { id, severity }: RuleInfo,
  found: Omit<Problem, "rule" | "severity">,
): Problem => ({ rule: id, severity, ...found });
