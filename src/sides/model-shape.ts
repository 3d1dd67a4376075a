import { z } from "zod";
import type { Provenance, ReportModel } from "../model/report-model.ts";
import { AUDIENCES } from "../plan/reports.ts";
import { dateShape, type Keys, stateShape } from "./state-shape.ts";

const provenance = z.object({
  tool: z.literal("improve"),
  version: z.string(),
  authority: z.string(),
  plan: z.string(),
  report: z.string(),
  audience: z.enum(AUDIENCES),
  edition: z.enum(["public", "exempt"]),
  asAt: dateShape,
  since: dateShape.nullable(),
  state: z.enum(["draft", "final", "published"]),
} satisfies Keys<Provenance>);

const model = z.object({
  schemaVersion: z.number(),
  provenance,
  state: stateShape,
  publicState: stateShape.nullable(),
  // Nothing of the document is compared.
  document: z.object({}),
} satisfies Keys<ReportModel>);

/** The first place where a model is not as this program writes it: `state.actions.3.due`; null where it is whole. */
export function findGap(value: unknown): string | null {
  const { error } = model.safeParse(value);
  return error === undefined ? null : `"${error.issues[0]?.path.join(".")}" is missing or wrong`;
}
