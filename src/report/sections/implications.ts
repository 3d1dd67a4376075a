import { below } from "../../diagnostics/origin.ts";
import { isNone } from "../../plan/implications.ts";
import { heading, say } from "../draft.ts";
import { draftLine } from "../draft-text.ts";
import type { Section } from "./section.ts";

/** The rows this council uses, each with the report's answer, or the row's own sentence for `none`. */
export const implications: Section = (context) => {
  const { header, report } = context;
  const rows = (header.implications ?? []).flatMap(({ id, title, none }) => {
    const answer = report.implications?.get(id);
    if (answer === undefined) return [];
    const value = isNone(answer)
      ? say(none)
      : draftLine(context, answer, below(report.origin, "implications", id));
    return [{ name: title, value }];
  });
  return rows.length === 0 ? [] : [heading("Implications"), { kind: "facts", rows }];
};
