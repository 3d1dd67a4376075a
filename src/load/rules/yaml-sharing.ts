import type { RuleInfo } from "../../diagnostics/rule-info.ts";

export const yamlSharing: RuleInfo = {
  id: "yaml-sharing",
  severity: "error",
  summary: "An anchor, an alias or a tag of YAML is used.",
  why: "An alias repeats a text that stands somewhere else, so that whoever corrects the one changes the other unseen. In a plan every fact stands where it is read. Text that begins with &, * or ! needs quotes.",
  bad: `\
actions:
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, outcome: &outcome Better supervision }
  - { id: 1.3, answers: R1, title: Audit supervision, owner: head-of-service, outcome: *outcome }
`,
  good: `\
actions:
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, outcome: Better supervision }
  - { id: 1.3, answers: R1, title: Audit supervision, owner: head-of-service, outcome: Better supervision }
`,
  fixed: true,
};
