import { z } from "zod";
import { SEVERITIES } from "../diagnostics/problem.ts";

/** What `rules --format json` prints. */
export const rulesJson = z
  .strictObject({
    version: z.literal(1),
    rules: z.array(
      z.strictObject({
        id: z.string(),
        group: z.string(),
        severity: z.enum(SEVERITIES).describe("unless the configuration says otherwise"),
        fixed: z.boolean().describe("can neither be silenced nor given another severity"),
        summary: z.string(),
        why: z.string(),
        bad: z.string().nullable().describe("a plan in YAML that breaks the rule"),
        good: z.string().nullable().describe("a plan in YAML that keeps it"),
      }),
    ),
  })
  .describe("The rules of improve check");

export type RulesJson = z.output<typeof rulesJson>;
