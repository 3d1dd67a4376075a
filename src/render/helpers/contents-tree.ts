import type { ContentsEntry } from "../../model/document.ts";

export interface ContentsNode extends ContentsEntry {
  readonly sections: ContentsNode[];
}

/** The parts of a report, each with the sections that follow it. */
export function contentsTree(entries: readonly ContentsEntry[]): ContentsNode[] {
  const parts: ContentsNode[] = [];
  for (const entry of entries) {
    const node = { ...entry, sections: [] };
    const part = parts.at(-1);
    if (entry.level > 1 && part) part.sections.push(node);
    else parts.push(node);
  }
  return parts;
}
