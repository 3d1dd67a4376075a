import { numberOf } from "../../pdf/values.ts";
import type { Check } from "../check.ts";
import { attributeAt, type Element } from "../reading/structure.ts";

export const tableRows: Check = {
  id: "table-rows",
  asks: "The rows of a table are of one width, and no cell reaches into another or out of the table.",
  clause: "PDF/UA-1 7.2",
  mend: "Give every row its cells, put &nbsp; into an empty one, and count colspan and rowspan again.",
  *find(file) {
    for (const table of file.structure.elements) {
      if (table.type !== "Table") continue;
      const rows = rowsOf(table);
      if (rows.length === 0) yield { what: `${file.name(table)} has no rows.`, at: table };
      /** How many rows each column is still taken in, from rows above. */
      let taken: number[] = [];
      let width: number | null = null;
      for (const [index, row] of rows.entries()) {
        const open = taken.map((count) => count > 0);
        const next = taken.map((count) => Math.max(0, count - 1));
        let column = 0;
        for (const cell of row.children) {
          const [columns, depth] = [spanOf(cell, "ColSpan"), spanOf(cell, "RowSpan")];
          while (open[column] === true) column++;
          if (index + depth > rows.length)
            yield { what: `${file.name(cell)} reaches below the last row of its table.`, at: cell };
          for (let at = column; at < column + columns; at++) {
            if (open[at] === true) yield { what: `${file.name(cell)} reaches into another cell.`, at: cell };
            open[at] = true;
            next[at] = depth - 1;
          }
          column += columns;
        }
        const own = open.filter(Boolean).length;
        width ??= own;
        if (own !== width)
          yield {
            what: `Row ${index + 1} of a table, ${file.name(row)}, is ${own} cells wide and not ${width}.`,
            at: row,
          };
        taken = next;
      }
    }
  },
};

const rowsOf = ({ children }: Element): Element[] =>
  children.flatMap((child) => {
    if (child.type === "TR") return [child];
    return /^T(Head|Body|Foot)$/.test(child.type ?? "") ? rowsOf(child) : [];
  });

/** No table is wider or longer than this, however damaged it is. */
const MOST = 10_000;

const spanOf = (cell: Element, key: "ColSpan" | "RowSpan"): number =>
  Math.min(MOST, Math.max(1, numberOf(attributeAt(cell, "Table", key)) ?? 1));
