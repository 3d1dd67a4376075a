import { change, each, fill, isFields, missingIn, type Step } from "./steps.ts";

/**
 * Several shapes have the version number 1, because shapes were not counted at first. Each only added fields to the one
 * before, so this step adds what is missing. Some values can no longer be known, such as the targets of a measure.
 * `unrecorded` names those fields, so that no comparison takes "not recorded" for "none".
 */
export const from1To2 = {
  from: 1,
  migrate(model: unknown): unknown {
    return change(fill(model, { publicState: null }), {
      schemaVersion: () => 2,
      state: migrateState,
      publicState: migrateState,
      document: migrateDocument,
    });
  },
};

const ACTION = { measuredBy: [], corrections: [] };
const KPI = {
  standard: null,
  basis: null,
  answers: [],
  targets: [],
  screening: false,
  comparators: [],
  breaks: [],
  variation: null,
};

function migrateState(state: unknown): unknown {
  if (!isFields(state)) return state;
  const unrecorded = [
    ...missingIn(state.actions, ACTION).map((field) => `actions.${field}`),
    ...missingIn(state.kpis, KPI).map((field) => `kpis.${field}`),
    ...missingIn(isFields(state.report) && state.report.claims, { wording: "" }).map(() => "report.claims"),
  ];
  return change(fill(state, { report: null, ...(unrecorded.length > 0 && { unrecorded }) }), {
    actions: each((action) => change(fill(action, ACTION), { dueMoves: withoutFirstDates })),
    kpis: each((kpi) => change(fill(kpi, KPI), { points: each((one) => fill(one, { specialCause: null })) })),
    report: (report) => change(report, { claims: each(migrateClaim) }),
  });
}

/** The first shape recorded a move when an action without a due date was given one. */
const withoutFirstDates = (moves: unknown): unknown =>
  Array.isArray(moves) ? moves.filter((move) => !isFields(move) || move.from !== null) : moves;

const migrateClaim = (claim: unknown): unknown =>
  isFields(claim) ? fill(claim, { wording: claim.text }) : claim;

const migrateDocument: Step = (document) =>
  change(document, {
    heading: (heading) => fill(heading, { notice: null }),
    parts: each((part) => change(part, { blocks: each(migrateBlock) })),
  });

/** A block can be a table, or have a table and a chart. */
const migrateBlock: Step = (block) =>
  change(block, {
    rows: migrateRows,
    chart: migrateChart,
    table: (table) => change(table, { rows: migrateRows }),
  });

const migrateRows = each((row) => change(row, { cells: each((cell) => fill(cell, { span: 1 })) }));

/** Charts had no control limits, so all points were one phase. */
const migrateChart: Step = (chart) => {
  if (!isFields(chart) || chart.type !== "trend") return chart;
  const to = Array.isArray(chart.points) ? chart.points.length : 0;
  return change(fill(chart, { phases: [{ from: 0, to, limits: null, trial: false, reason: null }] }), {
    points: each((point) => fill(point, { mark: null })),
  });
};
