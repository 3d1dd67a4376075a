import type { Block } from "../../model/document.ts";

/** `{{> (blockPartial this) this}}`: the partial that prints a block of this kind. */
export const blockPartial = (block: Block): string => `blocks/${block.kind}`;
