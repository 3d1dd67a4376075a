import { below } from "../../diagnostics/origin.ts";
import { heading } from "../draft.ts";
import { draftProse } from "../prose-to-draft.ts";
import type { Section } from "./section.ts";

export const reasons: Section = (context) => {
  const { report } = context;
  return [heading("Reasons"), ...draftProse(context, report.reasons, below(report.origin, "reasons"))];
};
