import { below } from "../../diagnostics/origin.ts";
import { heading } from "../draft.ts";
import { draftProse } from "../prose-to-draft.ts";
import type { Section } from "./section.ts";

export const purpose: Section = (context) => {
  const { report } = context;
  return [
    heading("Purpose of the report"),
    ...draftProse(context, report.purpose, below(report.origin, "purpose")),
  ];
};
