import { below } from "../../diagnostics/origin.ts";
import { heading } from "../draft.ts";
import { draftProse } from "../prose-to-draft.ts";
import type { Section } from "./section.ts";

export const summary: Section = (context) => {
  const { report } = context;
  return [heading("Summary"), ...draftProse(context, report.summary, below(report.origin, "summary"))];
};
