import { below } from "../../diagnostics/origin.ts";
import { showable } from "../context.ts";
import { item, paragraph, say } from "../draft.ts";
import { draftLine } from "../draft-text.ts";
import type { Section } from "./section.ts";

export const highlights: Section = (context) => {
  const { report, edition } = context;
  const items = (report.highlights ?? []).map(({ text, exempt }, index) =>
    item(
      draftLine(context, showable(text, exempt, edition), below(report.origin, "highlights", index, "text")),
    ),
  );
  return items.length === 0 ? [] : [paragraph(say("The key highlights are:"), items)];
};
