import { change, each, fill, isFields, type Step } from "./steps.ts";

/**
 * Version 3 had the name of the measure as the title of its chart, and no line for councillors. It did not say which section
 * a block belongs to.
 */
export const from3To4 = {
  from: 3,
  migrate(model: unknown): unknown {
    return change(model, { schemaVersion: () => 4, document: migrateDocument });
  },
};

const migrateDocument: Step = (document) =>
  change(document, {
    parts: each((part) => fill(change(part, { blocks: each(migrateBlock) }), { sections: [] })),
  });

const FIGURE = { measure: null, meaning: null };

const migrateBlock: Step = (block) =>
  isFields(block) && block.kind === "figure" ? fill(block, FIGURE) : block;
