import { change, each, fill, isFields, type Step } from "./steps.ts";

/**
 * Version 3 had the name of the measure as the title of its chart, and no line for councillors. It did not say which section
 * a block belongs to, and every table had a caption that was printed.
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

const FIGURE = { measure: null, meaning: null, figures: null };

const migrateTable: Step = (table) => fill(table, { headed: false });

const migrateBlock: Step = (block) => {
  if (!isFields(block)) return block;
  if (block.kind === "table") return migrateTable(block);
  return block.kind === "figure" ? fill(change(block, { table: migrateTable }), FIGURE) : block;
};
