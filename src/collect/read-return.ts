import { type Cell, cellAt, cellName, filledCells, type Sheet, type Workbook } from "../sheets/workbook.ts";
import { shorten } from "../text/words.ts";
import {
  type ActionField,
  actionColumns,
  type Column,
  HEADINGS,
  KEPT,
  type MeasureField,
  measureColumns,
  SHEETS,
} from "./form.ts";
import { heldBy, TO_FILL_IN } from "./return-book.ts";

/** A workbook that came back, as it was filled in. */
export interface Return {
  readonly file: string;
  readonly month: string;
  /** The plan that it is of, as a round names it. */
  readonly plan: string;
  /** A post; null for everybody's. */
  readonly owner: string | null;
  readonly actions: readonly FilledRow<ActionField>[];
  readonly figures: readonly FilledRow<MeasureField>[];
  /** What cannot be told from what was asked: parts that were changed or are gone. Each a sentence with its place. */
  readonly problems: readonly string[];
  /** What was written beside the answers, and is in none of them. Each a sentence. */
  readonly besides: readonly string[];
}

/** A row in which something was filled in. */
export interface FilledRow<Field extends string> {
  /** The id of an action; the id of a measure and a period. */
  readonly key: string;
  readonly cells: ReadonlyMap<Field, FilledCell>;
}

export interface FilledCell {
  readonly cell: Cell;
  /** `Cell G5 of "Actions"` */
  readonly place: string;
}

/** Whether a workbook is a return, by what it keeps of itself. */
export const isReturn = ({ properties, sheets }: Workbook): boolean =>
  KEPT.month in properties || sheets.some(({ name, isHidden }) => name === SHEETS.sent && isHidden);

/**
 * Reads what an owner filled in, and compares all the rest with what was sent. A program may have saved the workbook
 * anew, and may have lost its properties, which the hidden sheet repeats.
 */
export function readReturn({ file, properties, sheets }: Workbook): Return {
  const sent = sheets.find(({ name }) => name === SHEETS.sent);
  const [month = "", plan = "", owner = ""] = [KEPT.month, KEPT.plan, KEPT.owner].map(
    (name, column) => properties[name] ?? (sent === undefined ? "" : cellAt(sent, 0, column).text),
  );
  const isAll = owner === "";
  const asked = [SHEETS.actions, SHEETS.measures].map((name) => sheets.find((sheet) => sheet.name === name));
  const changes = sent === undefined ? [LOST] : changesIn(sent, sheets);
  const [actions, measures] = asked;
  return {
    file,
    month,
    plan,
    owner: isAll ? null : owner,
    actions: actions === undefined ? [] : rowsOf(actions, actionColumns(isAll)),
    figures: measures === undefined ? [] : rowsOf(measures, measureColumns(isAll)),
    problems: changes,
    besides: sheets.flatMap(sayBeside),
  };
}

const LOST = `The hidden sheet "${SHEETS.sent}" is gone, so nobody can tell what was asked`;

/** The cells that an owner cannot have filled in, and that are not as they were sent; of many in a sheet the first ones. */
function changesIn(sent: Sheet, sheets: readonly Sheet[]): string[] {
  const bySheet = Map.groupBy(sent.rows.slice(1), (row) => row[0]?.text ?? "");
  return [...bySheet].flatMap(([name, rows]) => {
    const sheet = sheets.find((one) => one.name === name);
    if (sheet === undefined) return [`The sheet "${name}" is gone`];
    const held = new Map(
      [...filledCells(sheet)]
        .filter(({ cell }) => cell.text !== "")
        .map(({ row, column, cell }) => [cellName(row, column), heldBy(cell)]),
    );
    const changes: string[] = [];
    for (const [, place, what, text] of rows) {
      const [cell = "", was = "", is = ""] = [place?.text, text?.text, held.get(place?.text ?? "")];
      held.delete(cell);
      if (what?.text === TO_FILL_IN || isSame(was, is)) continue;
      changes.push(
        `Cell ${cell} of "${name}" is locked and was changed: it held "${shorten(was, 40)}", and ${is === "" ? "is empty" : `holds "${shorten(is, 40)}"`}`,
      );
    }
    for (const [cell, is] of held)
      changes.push(
        `Cell ${cell} of "${name}" is locked and was filled in: it holds "${shorten(is, 40)}", and nothing is asked there`,
      );
    return changes.length <= MOST_CHANGES
      ? changes
      : [
          ...changes.slice(0, MOST_CHANGES),
          `And ${changes.length - MOST_CHANGES} more locked cells of "${name}" were changed`,
        ];
  });
}

/** A row that was put in changes every cell below it. */
const MOST_CHANGES = 3;

const isSame = (one: string, other: string): boolean =>
  one.replace(/\s+/g, " ").trim() === other.replace(/\s+/g, " ").trim();

function rowsOf<Field extends string>(sheet: Sheet, columns: readonly Column<Field>[]): FilledRow<Field>[] {
  return [...sheet.rows.keys()].slice(HEADINGS + 1).flatMap((row) => {
    const cells = columns.flatMap(({ field, isAsked }, column): [Field, FilledCell][] => {
      const cell = cellAt(sheet, row, column);
      if (!isAsked || cell.text === "") return [];
      return [[field, { cell, place: `Cell ${cellName(row, column)} of "${sheet.name}"` }]];
    });
    return cells.length === 0 ? [] : [{ key: cellAt(sheet, row, 0).text, cells: new Map(cells) }];
  });
}

/** Remarks on cells, and sheets of an owner's own. */
function sayBeside(sheet: Sheet): string[] {
  const remarks = [...filledCells(sheet)].flatMap(({ row, column, cell: { comment } }) =>
    comment === null
      ? []
      : [
          `A remark on cell ${cellName(row, column)} of "${sheet.name}" says: ${comment.replace(/\s+/g, " ")}`,
        ],
  );
  const isOwn = !sheet.isHidden && sheet.name !== SHEETS.actions && sheet.name !== SHEETS.measures;
  return isOwn && sheet.rows.length > 0
    ? [...remarks, `The sheet "${sheet.name}" was added, and is not read.`]
    : remarks;
}
