import { List } from "../../pdf/objects.ts";
import { nameOf, textAt, textOf } from "../../pdf/values.ts";
import type { Check } from "../check.ts";
import { attributeAt, type Element } from "../reading/structure.ts";

export const tableHeaders: Check = {
  id: "table-headers",
  asks: "Every table has header cells, each says what it heads, and the headers that a cell names are there.",
  clause: "PDF/UA-1 7.5",
  mend: "Give each th a scope of row or col, and name only ids of th in headers.",
  *find(file) {
    for (const table of file.structure.elements) {
      if (table.type !== "Table") continue;
      const cells = cellsOf(table);
      const heads = cells.filter(({ type }) => type === "TH");
      if (heads.length === 0) yield { what: `${file.name(table)} has no header cells.`, at: table };
      const ids = new Set(heads.map(({ dict }) => textAt(dict, "ID")));
      const named = new Set<string | null>();
      for (const cell of cells) {
        for (const header of headersOf(cell)) {
          named.add(header);
          if (!ids.has(header))
            yield {
              what: `${file.name(cell)} names a header that is not in its table, "${header}".`,
              at: cell,
            };
        }
      }
      for (const head of heads) {
        const scope = nameOf(attributeAt(head, "Table", "Scope"));
        const isNamed = named.has(textAt(head.dict, "ID"));
        if (scope === null ? !isNamed : !SCOPES.has(scope))
          yield { what: `${file.name(head)} does not say whether it heads a row or a column.`, at: head };
      }
    }
  },
};

const SCOPES = new Set(["Row", "Column", "Both"]);

/** The cells of a table, but not those of a table in one of them. */
const cellsOf = ({ children }: Element): Element[] =>
  children.flatMap((child) => {
    if (child.type === "TH" || child.type === "TD") return [child];
    return child.type === "Table" ? [] : cellsOf(child);
  });

function headersOf(cell: Element): string[] {
  const headers = attributeAt(cell, "Table", "Headers");
  return headers instanceof List ? headers.values().map((header) => textOf(header) ?? "") : [];
}
