import { below } from "../../diagnostics/origin.ts";
import { type ReportContext, showable } from "../context.ts";
import { type DraftItem, type DraftNote, type DraftText, item, paragraph, say } from "../draft.ts";
import { draftLine } from "../draft-text.ts";
import { draftNote } from "../footnotes.ts";
import type { Section } from "./section.ts";

/** What went well, each with a number that leads to what shows it. */
export const highlights: Section = (context) => {
  const drafts = (context.report.highlights ?? []).map((_, index) => draftHighlight(context, index));
  if (drafts.length === 0) return [];
  const notes = drafts.flatMap(({ note }) => (note === null ? [] : [note]));
  const list = paragraph(
    say("The key highlights are:"),
    drafts.map((one) => one.item),
  );
  return notes.length === 0 ? [list] : [list, { kind: "footnotes", title: "What shows this:", notes }];
};

/** One that this edition withholds has no note either: what shows it may tell it. */
function draftHighlight(context: ReportContext, index: number): { item: DraftItem; note: DraftNote | null } {
  const { report, edition, plan } = context;
  const { text = "", exempt, shownBy = [] } = report.highlights?.[index] ?? {};
  const withheld = exempt !== undefined && edition === "public";
  const note = withheld ? null : draftNote(shownBy, plan);
  const number: DraftText = note === null ? [] : [{ kind: "footnote", note }];
  const place = below(report.origin, "highlights", index, "text");
  return { item: item([...draftLine(context, showable(text, exempt, edition), place), ...number]), note };
}
