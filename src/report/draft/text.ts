import { type Origin, within } from "../../problems/origin.ts";
import { problemOf } from "../../problems/problem.ts";
import type { ProseInline } from "../../prose/markdown.ts";
import { parseLine } from "../../prose/parse-prose.ts";
import type { ProseProblem } from "../../prose/references.ts";
import type { ReportContext } from "../context.ts";
import { proseReferenceSyntax } from "../rules.ts";
import type { DraftText } from "./draft.ts";
import { stampTyped } from "./stamped.ts";

/** Turns a text of one line, such as a highlight, into inlines. */
export function draftLine(context: ReportContext, text: string, origin: Origin): DraftText {
  const line = parseLine(text);
  reportProseProblems(context, line.problems, origin);
  return draftText(line.text, origin);
}

/** Each reference keeps the place where it was written. `origin` is the place of the whole text. */
export function draftText(inlines: readonly ProseInline[], origin: Origin): DraftText {
  return inlines.map((inline) => {
    if (inline.kind === "text") {
      const place = within(origin, inline.start, inline.start + inline.text.length);
      return { kind: "text", text: stampTyped(inline.text.replaceAll("\n", " "), place) };
    }
    if (inline.kind === "reference") {
      const [start, end] = inline.reference.span;
      return { ...inline, origin: within(origin, start, end) };
    }
    return { ...inline, children: draftText(inline.children, origin) };
  });
}

export function reportProseProblems(
  context: ReportContext,
  problems: readonly ProseProblem[],
  origin: Origin,
): void {
  for (const { message, hint, span } of problems) {
    const place = within(origin, span[0], span[1]);
    context.problems.push(
      problemOf(proseReferenceSyntax, { message, origin: place, entity: context.report.id, hint }),
    );
  }
}
