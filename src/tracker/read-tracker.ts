import { UsageError } from "../errors.ts";
import { type Cell, cellAt, columnName, filledCells, type Sheet, type Workbook } from "../sheets/workbook.ts";
import { list, plural, shorten } from "../text/words.ts";
import type { Field } from "./fields.ts";
import { findTables, type MappedTable } from "./find-tables.ts";
import { gatherGroups } from "./groups.ts";
import { readerOfHeadings } from "./headings.ts";
import { listOwners } from "./owners.ts";
import { readRows } from "./read-rows.ts";
import {
  EXPORT_PROPERTY,
  EXPORTED_ACTIONS,
  type LeftOver,
  type Mapping,
  type Place,
  placeOf,
  type Tracker,
} from "./tracker.ts";

/**
 * Reads the actions of a workbook. Nothing is guessed in silence: what may mean several things is a question or a note,
 * and what means nothing here is left over.
 * @param known posts of the plan, so that their spellings are theirs.
 * @throws UsageError where no sheet has a table of actions, or the mapping names what is not there.
 */
export function readTracker(
  given: Workbook,
  mapping: Mapping,
  known: readonly { readonly id: string; readonly title: string }[],
): Tracker {
  const isExport = EXPORT_PROPERTY in given.properties;
  const book = isExport
    ? { ...given, sheets: given.sheets.filter(({ name }) => name === EXPORTED_ACTIONS).map(withoutErrors) }
    : given;
  const sheets = chosenSheets(book, mapping);
  const { fieldOf, columnsOf } = readerOfHeadings(mapping.headings, columnName);
  const tables = sheets
    .flatMap((sheet) => findTables(sheet, fieldOf))
    .map((table): MappedTable => ({ ...table, columns: columnsOf(table.headings) }));
  if (tables.length === 0) throw noTable(book);
  requireKnownHeadings(tables, mapping, book);
  requireResults(tables, book);
  requireFew(tables, book);
  const groups = gatherGroups(tables);
  const read = readRows(tables, mapping, groups.groupOf);
  if (read.actions.length === 0 && !isExport)
    throw new UsageError(
      `"${book.file}" has headings, and no action below them`,
      'Check that it is the right file, and that the column of the actions is the right one: --map "C=action".',
    );
  const owners = listOwners(
    read.actions.flatMap(({ owner }) => owner ?? []),
    mapping.owners,
    known,
  );
  return {
    tables: tables.map(({ sheet, columns, rows }) => ({ sheet: sheet.name, columns, rows: rows.length })),
    groups: groups.groups,
    actions: read.actions,
    owners,
    statuses: read.statuses,
    colours: read.colours,
    questions: read.questions,
    notes: [
      ...(isExport ? [OF_EXPORTS] : []),
      ...[
        ...hiddenNotes(book, sheets, tables),
        ...new Set(tables.flatMap((table) => rivalNotes(table, fieldOf))),
        ...groups.notes,
        ...book.besides,
      ].map((text) => ({
        text,
        places: [],
      })),
      ...read.notes,
    ],
    titles: tables.flatMap(({ titles, top }) =>
      titles.filter(({ row }) => row < top[0]).map(({ text }) => text),
    ),
    // The lines above the table of an export say what the plan says.
    leftOver: isExport
      ? read.leftOver
      : leftOverOf(book, tables, [...read.used, ...groups.used], read.leftOver),
  };
}

/** An export has no formulas, so what looks like an error is what the plan says. */
const withoutErrors = (sheet: Sheet): Sheet => ({
  ...sheet,
  rows: sheet.rows.map((row) =>
    row.map((cell) => (cell.content.kind === "error" ? { ...cell, content: { kind: "text" } } : cell)),
  ),
});

const OF_EXPORTS = {
  text: `It is an export of improve: its sheet "${EXPORTED_ACTIONS}" is read, and all others are made of the plan.`,
  places: [],
};

function chosenSheets(book: Workbook, { sheets }: Mapping): Sheet[] {
  const missing = sheets.find((name) => !book.sheets.some((sheet) => sheet.name === name));
  if (missing !== undefined)
    throw new UsageError(
      `"${book.file}" has no sheet "${missing}"`,
      `Its sheets are ${list(book.sheets.map(({ name }) => `"${name}"`))}.`,
    );
  return book.sheets.filter(({ name, isHidden }) =>
    sheets.length === 0 ? !isHidden : sheets.includes(name),
  );
}

function noTable({ file, sheets }: Workbook): UsageError {
  const first = sheets.find(({ rows }) => rows.length > 0);
  if (first === undefined)
    return new UsageError(`"${file}" has nothing in it`, "Check that it is the right file.");
  const widest = first.rows.reduce((best, row) =>
    row.filter(({ text }) => text !== "").length > best.filter(({ text }) => text !== "").length ? row : best,
  );
  const texts = widest.flatMap(({ text, isContinued }) =>
    text === "" || isContinued ? [] : [`"${text.slice(0, 30)}"`],
  );
  return new UsageError(
    `No sheet of "${file}" has a row of headings with the action and two more, such as "Action", "Owner", "Due date"`,
    `The fullest row has ${list(texts.slice(0, 8))}. Say what a heading means with --map "What we do=action".`,
  );
}

/** A correction that meets no column would be passed over in silence. */
function requireKnownHeadings(
  tables: readonly MappedTable[],
  { headings }: Mapping,
  { file }: Workbook,
): void {
  const columns = tables.flatMap((table) => table.columns);
  const given = columns.filter(({ by }) => by === "given").length;
  if (given >= headings.size) return;
  const names = columns.map(({ text }) => text.toLowerCase());
  const unknown = [...headings.keys()].find(
    (heading) =>
      !names.includes(heading.toLowerCase()) && !columns.some(({ column }) => columnName(column) === heading),
  );
  if (unknown === undefined) return;
  throw new UsageError(
    `"${file}" has no heading "${unknown}"`,
    `Its headings are ${list([...new Set(columns.map(({ text }) => `"${text}"`))])}.`,
  );
}

/** A tracker that a program wrote may hold formulas that nothing has worked out yet. */
function requireResults(tables: readonly MappedTable[], { file }: Workbook): void {
  for (const { sheet, columns, rows } of tables)
    for (const row of rows)
      for (const { column, field } of columns) {
        const { content } = cellAt(sheet, row, column);
        if (field === null || content.kind !== "unknown-result") continue;
        throw new UsageError(
          `"${file}" holds formulas without their results, the first in ${placeOf(sheet, row, column)}: =${shorten(content.formula, 60)}`,
          "Open it in Excel or LibreOffice, save it, and import it again.",
        );
      }
}

function requireFew(tables: readonly MappedTable[], { file }: Workbook): void {
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  if (rows <= MOST_ACTIONS) return;
  throw new UsageError(
    `"${file}" has ${rows.toLocaleString("en-GB")} rows of actions, and at most ${MOST_ACTIONS.toLocaleString("en-GB")} are read`,
    "Copy the rows that are the plan into a workbook of their own, or name its sheets under sheets: in a mapping.",
  );
}

/** A plan has some hundreds; a longer list is of something else, such as cases. */
const MOST_ACTIONS = 5000;

/** Columns that look like one that another is read as. */
const rivalNotes = ({ columns }: MappedTable, fieldOf: (heading: string) => Field | null): string[] =>
  columns.flatMap(({ text, column, field, by }) => {
    const meant = field === null && by === null ? fieldOf(text) : null;
    const taken = columns.find((one) => one.field === meant);
    if (meant === null || taken === undefined) return [];
    const name = columnName(column);
    return [
      `"${text}" (${name}) looks like the field ${meant}, as "${taken.text}" (${columnName(taken.column)}) does, which is read. ${name} is left over; --map "${name}=${meant}" reads it instead.`,
    ];
  });

function hiddenNotes(book: Workbook, read: readonly Sheet[], tables: readonly MappedTable[]): string[] {
  const sheets = book.sheets
    .filter((sheet) => sheet.isHidden && !read.includes(sheet))
    .map(({ name }) => `The sheet "${name}" is hidden, and is left over. Name it under sheets: to read it.`);
  const seen = new Set<Sheet>();
  const parts = tables.flatMap(({ sheet, rows, columns }) => {
    if (seen.has(sheet)) return [];
    seen.add(sheet);
    const hidden = rows.filter((row) => sheet.hiddenRows.has(row)).map((row) => String(row + 1));
    const letters = columns
      .filter(({ column }) => sheet.hiddenColumns.has(column))
      .map(({ column }) => columnName(column));
    return [
      ...(hidden.length === 0
        ? []
        : [
            `The sheet "${sheet.name}" hides ${plural(hidden.length, "row")} (${list(hidden.slice(0, 10))}), read like the others.`,
          ]),
      ...(letters.length === 0
        ? []
        : [
            `The sheet "${sheet.name}" hides ${plural(letters.length, "column")} (${list(letters)}), read like the others.`,
          ]),
    ];
  });
  return [...sheets, ...parts];
}

/** Every filled cell of the workbook that was not used, but for headings. */
function leftOverOf(
  book: Workbook,
  tables: readonly MappedTable[],
  used: readonly Place[],
  ofRows: readonly LeftOver[],
): LeftOver[] {
  const taken = new Set([...used, ...ofRows.map(({ place }) => place)]);
  const heads = (sheet: Sheet, row: number, column: number): boolean =>
    tables.some(
      (table) =>
        table.sheet === sheet &&
        row >= table.top[0] &&
        row < table.top[1] &&
        table.columns.some(
          (one) => one.column === column || one.above === oneLineOf(cellAt(sheet, row, column)),
        ),
    );
  const rest = book.sheets.flatMap((sheet) =>
    [...filledCells(sheet)].flatMap(({ row, column, cell }): LeftOver[] => {
      const place = placeOf(sheet, row, column);
      const comment = cell.comment === null ? [] : [{ place, heading: "Comment", text: cell.comment }];
      if (cell.text === "" || taken.has(place) || heads(sheet, row, column)) return comment;
      return [{ place, heading: null, text: cell.text }, ...comment];
    }),
  );
  return [...ofRows, ...rest];
}

const oneLineOf = ({ text }: Cell): string => text.replace(/\s+/g, " ").trim();
