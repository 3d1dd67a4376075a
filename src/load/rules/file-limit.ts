import type { RuleInfo } from "../../diagnostics/rule-info.ts";
import { LIMITS } from "../limits.ts";

export const fileLimit: RuleInfo = {
  id: "file-limit",
  severity: "error",
  summary: `A file is larger than ${LIMITS.fileBytes / 1024 / 1024} MB, or nested more than ${LIMITS.depth} levels deep.`,
  why: "No plan comes near these limits: a file beyond them is a log or a photograph with the wrong name, or holds brackets that were copied again and again, and reading it could take all of the machine.",
  bad: `\
actions:
  - id: 1.2
    answers: ${"[".repeat(LIMITS.depth + 1)}R1${"]".repeat(LIMITS.depth + 1)}
    title: Train managers in supervision
    owner: head-of-service
`,
  good: `\
actions:
  - id: 1.2
    answers: [R1]
    title: Train managers in supervision
    owner: head-of-service
`,
  fixed: true,
};
