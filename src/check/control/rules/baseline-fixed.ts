import type { RuleInfo } from "../../../diagnostics/rule-info.ts";

export const baselineFixed: RuleInfo = {
  id: "baseline-fixed",
  severity: "warning",
  summary: "A problem that the baseline holds is no longer there.",
  why: "A baseline lets a plan that was taken over with old problems be checked for new ones. Once an old one is put right it must leave the baseline, or it could come back unseen: improve check --update-baseline takes it out.",
  bad: null,
  good: null,
};
