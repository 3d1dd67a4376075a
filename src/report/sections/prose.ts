import { below } from "../../problems/origin.ts";
import type { ReportContext } from "../context.ts";
import { type DraftBlock, heading, item, paragraph, say } from "../draft/draft.ts";
import { draftProse } from "../draft/prose.ts";
import { draftLine } from "../draft/text.ts";
import type { Section } from "../kinds.ts";

export const purpose: Section = {
  id: "purpose",
  draft: (context) => draftField(context, "purpose", [heading("Purpose of the report")]),
};

export const summary: Section = {
  id: "summary",
  draft: (context) => draftField(context, "summary", [heading("Summary")]),
};

export const reasons: Section = {
  id: "reasons",
  draft: (context) => draftField(context, "reasons", [heading("Reasons")]),
};

export const main: Section = {
  id: "main",
  draft: (context) => draftField(context, "main", []),
};

/** A text of the report, under a heading of its own. */
function draftField(
  context: ReportContext,
  field: "purpose" | "summary" | "reasons" | "main",
  title: readonly DraftBlock[],
): DraftBlock[] {
  const text = context.report[field];
  return text === undefined
    ? []
    : [...title, ...draftProse(context, text, below(context.report.origin, field))];
}

/** What Cabinet is asked to resolve. Each decision can follow "RESOLVED – That". */
export const decisions: Section = {
  id: "decisions",
  draft: (context) =>
    draftDecisions(context, "It is recommended that:", (count) =>
      count === 1 ? "Recommendation" : "Recommendations",
    ),
};

/** What the Board is asked to do. */
export const askedOfBoard: Section = {
  id: "asked-of-board",
  draft: (context) =>
    draftDecisions(context, "The Board is asked to:", () => "What the Board is asked to do"),
};

function draftDecisions(
  context: ReportContext,
  lead: string,
  title: (count: number) => string,
): DraftBlock[] {
  const { decisions = [], origin } = context.report;
  if (decisions.length === 0) return [];
  const items = decisions.map((text, index) =>
    item(draftLine(context, text, below(origin, "decisions", index))),
  );
  const written = decisions.map((_, index) => below(origin, "decisions", index));
  return [heading(title(items.length)), { ...paragraph(say(lead), items), written }];
}
