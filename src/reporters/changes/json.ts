import { z } from "zod";
import { CHANGE_KINDS } from "../../diff/kinds.ts";
import { SEVERITIES } from "../../problems/problem.ts";
import { printableJson } from "../../text/escape.ts";
import type { ChangeReporter } from "../report.ts";

const side = z
  .strictObject({
    name: z
      .string()
      .describe("as the user named it: a month, a date, a report's id, a folder, a revision, a file"),
    authority: z.string(),
    plan: z.string().describe("the title of the plan"),
    asAt: z.string().describe("the date that it shows, YYYY-MM-DD"),
    report: z.string().nullable().describe("the id of the report; null for the state of a plan alone"),
  })
  .readonly();

const change = z
  .strictObject({
    kind: z.enum(CHANGE_KINDS),
    severity: z.enum(SEVERITIES),
    entity: z.string().describe("the id of the entry that changed"),
    label: z.string().nullable().describe("how the plan numbers the entry: Action 2.1"),
    title: z.string(),
    field: z.string(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    what: z.string().describe("the end of a sentence that begins with the entry"),
    reason: z.string().nullable(),
    words: z
      .array(z.strictObject({ kind: z.enum(["same", "added", "removed"]), text: z.string() }).readonly())
      .readonly()
      .nullable()
      .describe("what became of a text: what is the same or added is the text as it is now"),
    message: z.string().describe("the whole change in one sentence"),
    fingerprint: z.string().describe("the same for the same change in any comparison"),
  })
  .readonly();

/** What `diff --format json` prints. `version` goes up when programs that read the old shape could misread the new one. */
export const changesJson = z
  .strictObject({
    version: z.literal(1),
    base: side,
    head: side,
    audience: z.enum(["public", "board"]).describe("the narrower of the two sides'"),
    edition: z.enum(["public", "exempt"]).describe("the narrower of the two sides'"),
    changes: z.array(change).readonly(),
    omitted: z.number().describe("how many milder changes --level left out"),
  })
  .readonly()
  .describe("What improve diff found");

type ChangesJson = z.output<typeof changesJson>;

/** The comparison itself, for other programs; `improve schema diff` describes it. */
export const json: ChangeReporter = {
  name: "json",
  wrote: /^\{\s*"version": 1,\s*"base":/,
  print(comparison) {
    const document: ChangesJson = comparison;
    return printableJson(document);
  },
};
