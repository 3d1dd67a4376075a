import { below } from "../../problems/origin.ts";
import { heading, item, paragraph, say } from "../draft/draft.ts";
import { draftProse } from "../draft/prose.ts";
import { draftLine } from "../draft/text.ts";
import type { Section } from "../parts.ts";

/** A text of the report under a heading of its own. */
const prose =
  (field: "purpose" | "summary" | "reasons", title: string): Section =>
  (context) => {
    const text = context.report[field];
    if (text === undefined) return [];
    return [heading(title), ...draftProse(context, text, below(context.report.origin, field))];
  };

export const purpose = prose("purpose", "Purpose of the report");

export const reasons = prose("reasons", "Reasons");

export const summary = prose("summary", "Summary");

export const main: Section = (context) => {
  const { main: text, origin } = context.report;
  return text === undefined ? [] : draftProse(context, text, below(origin, "main"));
};

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

/** What the Board is asked to do. */
export const askedOfBoard: Section = (context) => {
  const { decisions = [], origin } = context.report;
  const items = decisions.map((text, index) =>
    item(draftLine(context, text, below(origin, "decisions", index))),
  );
  if (items.length === 0) return [];
  return [heading("What the Board is asked to do"), paragraph(say("The Board is asked to:"), items)];
};
