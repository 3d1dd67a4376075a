import { cellName, filledCells, type Sheet, type Workbook } from "../sheets/workbook.ts";
import {
  type ActionField,
  actionColumns,
  type Column,
  KEPT,
  type MeasureField,
  measureColumns,
  SHEETS,
  TITLE,
} from "./form.ts";
import { type ChangedCell, type FilledRow, type ReadForm, readForm, sentForm } from "./read-form.ts";

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
  readonly changed: readonly ChangedCell[];
  /** Why answers cannot be told from one another, or cannot be read. Each a sentence with its place. */
  readonly problems: readonly string[];
  /** What was written beside the answers, and is in none of them. Each a sentence. */
  readonly besides: readonly string[];
}

/** What a workbook is of a return, by what it keeps of itself: a CSV keeps no more than one of its sheets. */
export function kindOfReturn({ format, properties, sheets }: Workbook): "return" | "one sheet" | null {
  if (KEPT.month in properties || sheets.some(({ name, isHidden }) => name === SHEETS.sent && isHidden))
    return "return";
  const [top] = sheets[0]?.rows[0] ?? [];
  return format === "csv" && top?.text.startsWith(TITLE) === true ? "one sheet" : null;
}

/**
 * Reads what an owner filled in, and compares all the rest with what was sent. A program may have saved the workbook
 * anew, and may have lost its properties, which the hidden sheet repeats.
 */
export function readReturn({ file, properties, sheets }: Workbook): Return {
  const [kept = [], ...cells] =
    sheets.find(({ name }) => name === SHEETS.sent)?.rows.map((row) => row.map(({ text }) => text)) ?? [];
  const [month = "", plan = "", owner = ""] = [KEPT.month, KEPT.plan, KEPT.owner].map(
    (name, column) => properties[name] ?? kept[column] ?? "",
  );
  const isAll = owner === "";
  const read = <Field extends string>(name: string, columns: readonly Column<Field>[]): ReadForm<Field> => {
    const sent = sentForm(name, cells);
    return sent === null ? NOTHING : readForm(sent, columns, sheets);
  };
  const actions = read(SHEETS.actions, actionColumns(isAll));
  const measures = read(SHEETS.measures, measureColumns(isAll));
  return {
    file,
    month,
    plan,
    owner: isAll ? null : owner,
    actions: actions.rows,
    figures: measures.rows,
    changed: [...actions.changed, ...measures.changed],
    problems: [...(cells.length === 0 ? [LOST] : []), ...actions.problems, ...measures.problems],
    besides: [
      ...actions.besides,
      ...measures.besides,
      ...sheets.flatMap((sheet) => sayBeside(sheet, sheet === actions.sheet || sheet === measures.sheet)),
    ],
  };
}

const NOTHING = { sheet: null, rows: [], changed: [], problems: [], besides: [] };

const LOST = `The hidden sheet "${SHEETS.sent}" is gone, so nobody can tell what was asked`;

/** Remarks on cells, and sheets of an owner's own. */
function sayBeside(sheet: Sheet, isAsked: boolean): string[] {
  const remarks = [...filledCells(sheet)].flatMap(({ row, column, cell: { comment } }) =>
    comment === null
      ? []
      : [
          `A remark on cell ${cellName(row, column)} of "${sheet.name}" says: ${comment.replace(/\s+/g, " ")}`,
        ],
  );
  return isAsked || sheet.isHidden || sheet.rows.length === 0
    ? remarks
    : [...remarks, `The sheet "${sheet.name}" was added, and is not read.`];
}
