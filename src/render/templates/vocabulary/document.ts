import type { Block, ContentsEntry } from "../../../model/document.ts";
import type { Helper } from "../handlebars.ts";

/** `{{> (blockPartial this) this}}`: the partial that prints a block of this kind. */
export const blockPartial = {
  name: "blockPartial",
  run: (block: Block): string => `blocks/${block.kind}`,
} satisfies Helper;

/** The parts of a report, each with the sections that follow it. */
export const contentsTree = {
  name: "contentsTree",
  run(entries: readonly ContentsEntry[]): ContentsNode[] {
    const parts: ContentsNode[] = [];
    for (const entry of entries) {
      const node = { ...entry, sections: [] };
      const part = parts.at(-1);
      if (entry.level > 1 && part) part.sections.push(node);
      else parts.push(node);
    }
    return parts;
  },
} satisfies Helper;

interface ContentsNode extends ContentsEntry {
  readonly sections: ContentsNode[];
}

/** `{{#if (is kind "text")}}` */
export const is = {
  name: "is",
  run: (value: unknown, expected: unknown): boolean => value === expected,
} satisfies Helper;
