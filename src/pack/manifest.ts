import { z } from "zod";
import { isoDate, type Plain } from "../model/parts.ts";
import { AUDIENCES } from "../plan/schema/report-words.ts";

/** What lies in a pack, as its `manifest.json` says. */
export const packManifest = z.strictObject({
  tool: z.literal("improve"),
  pack: z.literal(1).describe("the version of this description"),
  report: z.string().describe("the id of the report"),
  audience: z.enum(AUDIENCES).describe("board where nothing of the pack is for the public"),
  authority: z.string(),
  title: z.string(),
  meeting: z.string().describe('where it goes: "Cabinet, 4 October 2016, item 6"'),
  asAt: isoDate,
  published: isoDate,
  lastDay: isoDate
    .nullable()
    .describe("the last day that leaves five clear days before the meeting; null where the law sets none"),
  urgent: z.string().nullable().describe("why the chair agreed that it is urgent; null if it is not"),
  decisions: z.array(z.string()),
  exempt: z
    .array(z.strictObject({ where: z.string(), words: z.string() }))
    .describe("what the public papers withhold, and what they say in its place"),
  files: z.array(
    z.strictObject({
      path: z.string().describe("with forward slashes, from the folder of the pack"),
      title: z.string(),
      edition: z.enum(["public", "exempt"]),
      pages: z.int().nullable().describe("of a PDF"),
      bytes: z.int(),
      sha256: z.string(),
    }),
  ),
});
export type PackManifest = Plain<typeof packManifest>;
