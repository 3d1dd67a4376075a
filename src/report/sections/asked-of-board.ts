import { below } from "../../diagnostics/origin.ts";
import { heading, item, paragraph, say } from "../draft.ts";
import { draftLine } from "../draft-text.ts";
import type { Section } from "./section.ts";

/** What the Board is asked to do. */
export const askedOfBoard: Section = (context) => {
  const { decisions = [], origin } = context.report;
  const items = decisions.map((text, index) =>
    item(draftLine(context, text, below(origin, "decisions", index))),
  );
  if (items.length === 0) return [];
  return [heading("What the Board is asked to do"), paragraph(say("The Board is asked to:"), items)];
};
