import { below } from "../../diagnostics/origin.ts";
import { draftProse } from "../prose-to-draft.ts";
import type { Section } from "./section.ts";

export const main: Section = (context) =>
  draftProse(context, context.report.main, below(context.report.origin, "main"));
