import { below } from "../../diagnostics/origin.ts";
import { heading, item, paragraph, say } from "../draft.ts";
import { draftLine } from "../draft-text.ts";
import type { Section } from "./section.ts";

/** What Cabinet is asked to resolve: each decision can stand after "RESOLVED – That". */
export const decisions: Section = (context) => {
  const { report } = context;
  const items = (report.decisions ?? []).map((text, index) =>
    item(draftLine(context, text, below(report.origin, "decisions", index))),
  );
  if (items.length === 0) return [];
  const title = items.length === 1 ? "Recommendation" : "Recommendations";
  return [heading(title), paragraph(say("It is recommended that:"), items)];
};
