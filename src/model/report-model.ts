import { z } from "zod";
import { AUDIENCES } from "../plan/schema/report-words.ts";
import { reportDocument } from "./document.ts";
import { isoDate, type Plain } from "./parts.ts";
import { planState } from "./state.ts";

/** Goes up by one whenever the shape changes. `migrations/` then gets a step from the version before. */
export const SCHEMA_VERSION = 4;

const provenance = z.strictObject({
  tool: z.literal("improve"),
  version: z.string(),
  authority: z.string(),
  plan: z.string(),
  report: z.string(),
  audience: z.enum(AUDIENCES),
  /** The exempt edition contains what Schedule 12A keeps from the public. */
  edition: z.enum(["public", "exempt"]),
  asAt: isoDate,
  /** The date of the report before; null for the first one. */
  since: isoDate.nullable(),
  /** `withdrawn` for the notice that is printed in the place of a published report. */
  state: z.enum(["draft", "final", "published", "withdrawn"]),
});

/** All that a published report is made from and that a later comparison needs. Plain JSON. */
export const reportModel = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  provenance,
  state: planState,
  /**
   * The state as the public may see it, so that a report to the Board or an exempt edition can be compared with public
   * ones. Null if `state` is public itself.
   */
  publicState: planState.nullable(),
  document: reportDocument,
});
export type ReportModel = Plain<typeof reportModel>;
