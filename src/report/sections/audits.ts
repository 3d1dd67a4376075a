import { audits } from "../blocks/audits.ts";
import { printsBlock } from "../context.ts";
import { heading } from "../draft/draft.ts";
import { type Section, summaryOf } from "../kinds.ts";

/** The newest rounds of audits and the next, where there are any and the report does not print all of them elsewhere. */
export const newestAudits: Section = {
  id: "newest-audits",
  draft(context) {
    if (context.plan.audits.length === 0 || printsBlock(context, "audits")) return [];
    const blocks = summaryOf(audits, context);
    // In the few pages of the Board the caption of the table is heading enough.
    return context.report.template === "board" ? blocks : [heading("Audits of case files"), ...blocks];
  },
};
