import type { ReportModel } from "../model/report-model.ts";
import type { Named } from "../plan/history/lookup.ts";
import { actionAnchor, kpiAnchor } from "../report/draft/draft.ts";

/** The sections of a report in which something is printed. */
interface PrintedIn {
  readonly report: string;
  readonly sections: string[];
}

/** The sections of each report that print its title or link to it, in the order of the report. */
export function printedIn(
  { path }: Named,
  title: string,
  made: ReadonlyMap<string, { readonly model: ReportModel }>,
): PrintedIn[] {
  const anchors = [actionAnchor(path), kpiAnchor(path)].flatMap((anchor) => [anchor, `#${anchor}`]);
  const isOfIt = (text: string): boolean => text === path || anchors.includes(text) || text.includes(title);
  return [...made].flatMap(([report, { model }]) => {
    const sections = new Set<string>();
    for (const { label, title: partTitle, blocks } of model.document.parts) {
      let under = label === null ? partTitle : `${label}: ${partTitle}`;
      const part = under;
      for (const block of blocks) {
        if (block.kind === "heading" && block.level === 2) under = `${part}, ${plainText(block.text)}`;
        if (someText(block, isOfIt)) sections.add(under);
      }
    }
    return sections.size === 0 ? [] : [{ report, sections: [...sections] }];
  });
}

const plainText = (held: unknown): string =>
  Array.isArray(held)
    ? held.map(plainText).join("")
    : typeof held === "object" && held !== null
      ? plainText("children" in held ? held.children : "text" in held ? held.text : "")
      : String(held ?? "");

function someText(held: unknown, fits: (text: string) => boolean): boolean {
  if (typeof held === "string") return fits(held);
  if (typeof held !== "object" || held === null) return false;
  return Object.values(held).some((inner) => someText(inner, fits));
}
