import { change, each, fill, isFields, missingIn, type Step } from "./steps.ts";

/**
 * Version 3 had the name of the measure as the title of its chart, and no line for councillors. It did not say which section
 * a block belongs to, and every table had a caption that was printed. Anchors could hold dots and begin with a digit. The
 * state had no workstreams, only the words for an action's own, no audits, no bodies and no earlier reports; no report was on
 * readiness. It named posts where they are responsible for something, and nowhere else.
 */
export const from3To4 = {
  from: 3,
  migrate(model: unknown): unknown {
    return change(model, {
      schemaVersion: () => 4,
      document: migrateDocument,
      state: migrateState,
      publicState: migrateState,
    });
  },
};

const RECOMMENDATION = { workstream: null, body: null };

const migrateState: Step = (state) => {
  if (!isFields(state)) return state;
  const { unrecorded = [], recommendations, actions } = state;
  const lacking = missingIn(recommendations, RECOMMENDATION).map((field) => `recommendations.${field}`);
  return change(
    {
      workstreams: [],
      audits: [],
      posts: postsIn(recommendations, actions),
      bodies: [],
      reports: [],
      ...state,
      unrecorded: [...(unrecorded as string[]), "workstreams", ...lacking, "audits", ...UNRECORDED],
    },
    {
      recommendations: each((one) => fill(one, RECOMMENDATION)),
      report: (report) => fill(report, { details: [], gaps: null }),
    },
  );
};

const UNRECORDED = ["posts.holder", "posts.correctedFields", "bodies", "reports", "report.details"];

/** The posts that lead a recommendation or own an action, in the order of their ids. */
function postsIn(...lists: readonly unknown[]): object[] {
  const entries = lists.flatMap((list) => (Array.isArray(list) ? list.filter(isFields) : []));
  const named = entries.flatMap(({ owner, lead }) => [owner, lead].filter(isFields));
  const titles = new Map(named.map(({ id, title }) => [String(id), title]));
  return [...titles]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, title]) => ({ id, title, holder: null, correctedFields: [] }));
}

const migrateDocument: Step = (document) =>
  change(settleAnchors(document), {
    parts: each((part) => fill(change(part, { blocks: each(migrateBlock) }), { sections: [] })),
  });

/** Anchors, and what leads to them. Records are large and few of their values change, so only those are copied. */
const settleAnchors: Step = (value) => {
  if (Array.isArray(value)) {
    const settled = value.map(settleAnchors);
    return settled.some((one, at) => one !== value[at]) ? settled : value;
  }
  if (!isFields(value)) return value;
  let changed: Record<string, unknown> | null = null;
  for (const [key, held] of Object.entries(value)) {
    const settled = typeof held === "string" ? settleField(key, held, value) : settleAnchors(held);
    if (settled === held) continue;
    changed ??= { ...value };
    changed[key] = settled;
  }
  return changed ?? value;
};

/** The note of a table is a sentence, and that of a footnote an anchor. */
function settleField(key: string, held: string, { kind }: Readonly<Record<string, unknown>>): unknown {
  if (key === "anchor" || key === "reference") return settle(held);
  if (key === "href") return settleLink(held);
  return key === "note" && kind === "footnote" ? settle(held) : held;
}

const settle: Step = (anchor) =>
  typeof anchor === "string" ? anchor.replaceAll(".", "-").replace(/^(?=\d)/, "section-") : anchor;

const settleLink: Step = (href) =>
  typeof href === "string" && href.startsWith("#") ? `#${settle(href.slice(1))}` : href;

const FIGURE = { measure: null, meaning: null, figures: null };

const migrateTable: Step = (table) => fill(table, { headed: false });

const migrateBlock: Step = (block) => {
  if (!isFields(block)) return block;
  if (block.kind === "table") return migrateTable(block);
  return block.kind === "figure" ? fill(change(block, { table: migrateTable }), FIGURE) : block;
};
