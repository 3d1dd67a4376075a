import { z } from "zod";
import { COUNTED_KINDS, LATER_KINDS } from "../plan/history/account.ts";
import { SEVERITIES } from "../problems/problem.ts";

import { printableJson } from "../text/escape.ts";
import { type FolderAccount, type Reporter, summarise } from "./report.ts";

const position = z.strictObject({ line: z.int().min(1), column: z.int().min(1) }).readonly();
const range = z.strictObject({ start: position, end: position }).readonly();

const problemFields = {
  rule: z.string().describe("improve rules <id> explains it"),
  severity: z.enum(SEVERITIES),
  message: z.string().describe("one sentence that quotes the offending value and says what was expected"),
  file: z.string().describe("as seen from where the command ran, with forward slashes"),
  range: range.describe("lines and columns counted from 1, end exclusive"),
  entity: z.string().nullable().describe("the id of the entry it is about"),
  related: z.array(z.strictObject({ message: z.string(), file: z.string(), range }).readonly()).readonly(),
  hint: z.string().nullable().describe("what to do about it"),
  fingerprint: z.string().describe("stays the same when lines move"),
};

/** What `check --format json` prints. `version` goes up when programs that read the old shape could misread the new one. */
export const checkJson = z
  .strictObject({
    version: z.literal(1),
    asAt: z.string().nullable().describe("the date the plan was judged by"),
    summary: z
      .strictObject({
        errors: z.int(),
        warnings: z.int(),
        infos: z.int(),
        ignored: z.int().describe("silenced by comments"),
        baselined: z.int().describe("set aside by the baseline"),
      })
      .readonly(),
    account: z
      .strictObject({
        files: z.int().describe("how many files the plan is written in"),
        counts: z
          .strictObject(Object.fromEntries(COUNTED_KINDS.map((kind) => [kind, z.int()])) as Counts)
          .readonly()
          .describe("how many of each kind the folder holds"),
        later: z
          .array(
            z
              .strictObject({
                kind: z.enum(LATER_KINDS),
                of: z.array(z.string()).readonly().describe("the ids of the entries that it is part of"),
                date: z.string().describe("the date from which it is shown"),
              })
              .readonly(),
          )
          .readonly()
          .describe("what is dated after asAt, so that reports as at that date do not show it"),
        notRead: z.array(z.string()).readonly().describe("other files of the folder"),
      })
      .readonly()
      .nullable()
      .describe("what the folder holds, and what of it is not shown"),
    problems: z.array(z.strictObject(problemFields).readonly()).readonly(),
    silenced: z
      .array(
        z
          .strictObject({
            ...problemFields,
            by: z.enum(["comment", "baseline"]),
            reason: z.string().nullable().describe("what the comment says"),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly()
  .describe("What improve check found");

type Counts = Record<(typeof COUNTED_KINDS)[number], z.ZodInt>;

type CheckJson = z.output<typeof checkJson>;

/** `{ version, asAt, summary, problems, silenced }`, for other programs; `improve schema check` describes it. */
export const json: Reporter = {
  name: "json",
  wrote: /^\{\s*"version": 1,\s*"asAt":/,
  print(report) {
    const document: CheckJson = {
      version: 1,
      asAt: report.asAt,
      summary: summarise(report),
      account: report.account === null ? null : accountJson(report.account),
      problems: report.problems,
      silenced: report.silenced.map(({ problem, by, reason }) => ({ ...problem, by, reason })),
    };
    return printableJson(document);
  },
};

const accountJson = ({ files, counts, later, notRead }: FolderAccount): CheckJson["account"] => ({
  files,
  counts,
  later,
  notRead,
});
