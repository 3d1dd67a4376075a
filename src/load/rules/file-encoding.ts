import type { RuleInfo } from "../../diagnostics/rule-info.ts";

export const fileEncoding: RuleInfo = {
  id: "file-encoding",
  severity: "error",
  summary: "A file is not saved as UTF-8.",
  why: "In an older encoding £ and é are other bytes than in UTF-8, so names and sums would be printed wrong. Notepad and Excel can save as UTF-8.",
  bad: `\
# Saved as Windows-1252
actions:
  - { id: 1.2, answers: R1, title: Spend £900 a month on training, owner: head-of-service }
`,
  good: `\
# Saved as UTF-8
actions:
  - { id: 1.2, answers: R1, title: Spend £900 a month on training, owner: head-of-service }
`,
  fixed: true,
};
