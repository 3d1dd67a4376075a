import type { RuleInfo } from "../../../diagnostics/rule-info.ts";

export const internalError: RuleInfo = {
  id: "internal-error",
  severity: "error",
  fixed: true,
  summary: "A rule stopped: a fault of the program, not of the plan.",
  why: "The other rules have run, but nobody knows what this one would have found, so the check does not pass and exits with 3. The message names the rule and the entry it was looking at; both help whoever puts it right.",
  bad: null,
  good: null,
};
