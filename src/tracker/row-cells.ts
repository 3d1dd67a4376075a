import { type Cell, cellAt, type Sheet } from "../sheets/workbook.ts";
import type { Field } from "./fields.ts";
import type { MappedTable } from "./find-tables.ts";
import { type Place, placeOf } from "./tracker.ts";

/** The cells of a row by what their columns hold. */
export class RowCells {
  readonly table: MappedTable;
  readonly row: number;

  constructor(table: MappedTable, row: number) {
    this.table = table;
    this.row = row;
  }

  get sheet(): Sheet {
    return this.table.sheet;
  }

  columnOf(field: Field): number | null {
    return this.table.columns.find((column) => column.field === field)?.column ?? null;
  }

  /** An error of Excel, such as #REF!, says nothing. */
  cell(field: Field): Cell | null {
    const column = this.columnOf(field);
    const cell = column === null ? null : cellAt(this.sheet, this.row, column);
    return cell?.content.kind === "error" ? null : cell;
  }

  text(field: Field): string | null {
    return this.cell(field)?.text || null;
  }

  isContinued(field: Field): boolean {
    return this.cell(field)?.isContinued === true;
  }

  place(field: Field): Place {
    return placeOf(this.sheet, this.row, this.columnOf(field) ?? 0);
  }

  /** Its filled cells, with their columns. A part of a merged cell counts in its first row only. */
  *filled(): Generator<{ column: MappedTable["columns"][number]; cell: Cell; place: Place }> {
    for (const column of this.table.columns) {
      const cell = cellAt(this.sheet, this.row, column.column);
      if (cell.text !== "" && !cell.isContinued)
        yield { column, cell, place: placeOf(this.sheet, this.row, column.column) };
    }
  }

  /**
   * Whether the row counts the actions above it: a number stands where they do, and nothing says whose it is. In a CSV,
   * which has texts only, it must say that it is a total.
   */
  isTotal(): boolean {
    const [first] = this.filled();
    const isNumber =
      this.cell("action")?.content.kind === "number" ||
      (/^\d+$/.test(this.text("action") ?? "") && /^(?:grand )?total\b/i.test(first?.cell.text ?? ""));
    return (
      isNumber && (["owner", "due", "status", "rag"] as const).every((field) => this.text(field) === null)
    );
  }

  addsOnly(fields: readonly Field[]): boolean {
    return [...this.filled()].every(({ column }) => column.field === null || fields.includes(column.field));
  }
}
