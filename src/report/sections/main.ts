import { below } from "../../diagnostics/origin.ts";
import { draftProse } from "../prose-to-draft.ts";
import type { Section } from "./section.ts";

export const main: Section = (context) => {
  const { main: text, origin } = context.report;
  return text === undefined ? [] : draftProse(context, text, below(origin, "main"));
};
