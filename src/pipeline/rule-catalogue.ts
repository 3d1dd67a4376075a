import { CONTROL_RULES } from "../check/control/rules.ts";
import { RULE_GROUPS } from "../check/rules/index.ts";
import { LOAD_RULES } from "../load/rules/index.ts";
import type { RuleGroup, RuleInfo } from "../problems/problem.ts";
import { REPORT_RULES } from "../report/rules.ts";

/** Every rule, whichever stage of the pipeline applies it, in the order in which people read them. */
export const RULE_CATALOGUE: readonly RuleGroup[] = [
  { title: "Reading the plan", rules: LOAD_RULES },
  { title: "References in prose, and frozen models", rules: REPORT_RULES },
  ...RULE_GROUPS,
  { title: "The check itself", rules: CONTROL_RULES },
];

export const RULES_BY_ID: ReadonlyMap<string, RuleInfo> = new Map(
  RULE_CATALOGUE.flatMap(({ rules }) => rules).map((rule) => [rule.id, rule]),
);
