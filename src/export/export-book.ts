import { formatDate } from "../plan/time/dates.ts";
import type { Entry, NewCell, NewSheet, NewWorkbook } from "../sheets/new-workbook.ts";
import { EXPORT_PROPERTY } from "../tracker/tracker.ts";
import { ACTION_PLAN } from "./action-plan.ts";
import { AUDITS } from "./audits.ts";
import { EVIDENCE } from "./evidence.ts";
import type { Exported, ExportTable } from "./export-table.ts";
import { FINDINGS } from "./findings.ts";
import { SCORECARD } from "./scorecard.ts";
import { TRACEABILITY } from "./traceability.ts";

/** Every table of an export, in the order of its sheets. */
export const EXPORT_TABLES: readonly ExportTable[] = [
  ACTION_PLAN,
  SCORECARD,
  FINDINGS,
  TRACEABILITY,
  AUDITS,
  EVIDENCE,
];

/** A workbook with a sheet for each table, and one that says what they hold. */
export const exportBook = (exported: Exported): NewWorkbook => ({
  title: `${exported.authority}: ${exported.title}`,
  date: exported.asAt,
  properties: { [EXPORT_PROPERTY]: exported.asAt },
  sheets: [...EXPORT_TABLES.map((table) => tableSheet(table, exported)), aboutSheet(exported)],
});

/** A table alone, as a CSV holds it. */
export function bareSheet({ title, columnsOf, rowsOf }: ExportTable, exported: Exported): NewSheet {
  const columns = columnsOf(exported);
  const headings = columns.map(({ heading }) => heading);
  return { name: title, columns, rows: [headings, ...rowsOf(exported)], headings: 0 };
}

function tableSheet(table: ExportTable, exported: Exported): NewSheet {
  const { title } = table;
  const columns = table.columnsOf(exported);
  const { rows: bare, ...sheet } = bareSheet(table, exported);
  const above: NewCell[][] = [
    [{ value: `${exported.authority}: ${exported.title}. ${title}`, isBold: true }],
    [`${sayPosition(exported)}${bare.length === 1 ? ". There is nothing to show yet." : ""}`],
  ];
  const headings = above.length;
  const rows = [...above, ...bare];
  const whole = { rows: 1, columns: columns.length };
  return {
    ...sheet,
    rows,
    headings,
    // The reference, or what names the row, stays in view.
    frozenColumns: 1,
    merges: above.map((_, row) => ({ row, column: 0, ...whole })),
    entries: columns.flatMap((column, at) =>
      entriesOf(column, { row: headings + 1, column: at, rows: bare.length - 1, columns: 1 }),
    ),
    isLandscape: true,
    paper: "a3",
  };
}

/** "Position at 31 August 2016, as the public may see it" */
export const sayPosition = ({ asAt, audience, edition }: Exported): string =>
  `Position at ${formatDate(asAt)}, as ${READERS[audience]} may see it${edition === "exempt" ? ", with what is exempt under Schedule 12A" : ""}`;

const READERS = { public: "the public", board: "the Improvement Board" } as const;

function entriesOf(
  { heading, holds, allowed }: ReturnType<ExportTable["columnsOf"]>[number],
  block: Entry["block"],
): Entry[] {
  if (block.rows === 0) return [];
  if (holds === "date")
    return [{ block, allowed: "date", message: `${heading}: enter a date, such as 31/03/2019.` }];
  if (allowed === undefined) return [];
  return [{ block, allowed, message: `${heading}: choose one of ${allowed.join(", ")}.` }];
}

/** Where the workbook comes from, and what each column of each sheet holds. */
function aboutSheet(exported: Exported): NewSheet {
  const facts: NewCell[][] = [
    [{ value: `${exported.authority}: ${exported.title}`, isBold: true }],
    [sayPosition(exported)],
    ...exported.notes.map((note) => [note]),
    ...(exported.licence === null ? [] : [[`Licence: ${exported.licence}`]]),
  ];
  const columns = EXPORT_TABLES.flatMap(({ title, description, columnsOf }) => [
    [{ value: title, isBold: true }, null, { value: description, isBold: true }],
    ...columnsOf(exported).map(({ heading, means }) => [
      title,
      heading,
      `${means.charAt(0).toUpperCase()}${means.slice(1)}.`,
    ]),
  ]);
  return {
    name: "About",
    columns: [{ width: 24 }, { width: 26 }, { width: 80 }],
    rows: [...facts, ["Sheet", "Heading", "What it holds"], ...columns],
    headings: facts.length,
    merges: facts.map((_, row) => ({ row, column: 0, rows: 1, columns: 3 })),
    isLandscape: true,
  };
}
