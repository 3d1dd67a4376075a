import type { Block, ContentsEntry, Illustration } from "../../../model/document.ts";
import type { Helper } from "../handlebars.ts";

/** `{{> (blockPartial this) this}}`: the partial that prints a block of this kind. */
export const blockPartial = {
  name: "blockPartial",
  run: (block: Block): string => `blocks/${block.kind}`,
} satisfies Helper;

/** Blocks as they are laid out: neighbouring charts of measures side by side, every other block by itself. */
export const withMultiples = {
  name: "withMultiples",
  run(blocks: readonly Block[]): Laid[] {
    const laid: Laid[] = [];
    for (const block of blocks) {
      const beside = laid.at(-1)?.figures;
      // A table of its own needs the whole width, as charts of models before version 4 have one.
      const isSmall = block.kind === "figure" && block.chart.type === "trend" && block.table === null;
      if (!isSmall) laid.push({ block, figures: null });
      else if (beside) beside.push(block);
      else laid.push({ block: null, figures: [block] });
    }
    return laid;
  },
} satisfies Helper;

type Laid =
  | { readonly block: Block; readonly figures: null }
  | { readonly block: null; readonly figures: Illustration[] };

/** Blocks in units that a page should hold: each begins with a heading below that of the part. */
export const unitsOf = {
  name: "unitsOf",
  run(blocks: readonly Block[]): Block[][] {
    const units: Block[][] = [];
    for (const block of blocks) {
      const unit = units.at(-1);
      if (unit === undefined || (block.kind === "heading" && block.level === 2)) units.push([block]);
      else unit.push(block);
    }
    return units;
  },
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
