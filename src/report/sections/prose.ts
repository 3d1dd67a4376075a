import { below } from "../../diagnostics/origin.ts";
import { heading } from "../draft.ts";
import { draftProse } from "../prose-to-draft.ts";
import type { Section } from "./section.ts";

/** A text of the report under a heading of its own. */
export const prose =
  (field: "purpose" | "summary" | "reasons", title: string): Section =>
  (context) => {
    const text = context.report[field];
    if (text === undefined) return [];
    return [heading(title), ...draftProse(context, text, below(context.report.origin, field))];
  };
