import { say } from "../draft.ts";
import type { BlockKind } from "./block.ts";

/** Acronyms and terms with what they stand for. */
export const glossary: BlockKind = ({ plan }) => [
  {
    kind: "facts",
    rows: plan.glossary.map(({ term, expansion }) => ({ name: term, value: say(expansion) })),
  },
];
