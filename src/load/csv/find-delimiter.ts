import { isHeading } from "./headings.ts";
import { DELIMITERS, type Delimiter, parseRows, type Row } from "./parse-rows.ts";

/** What separates the cells of a CSV: what makes the most known headings of its first row, or else the most cells. */
export function findDelimiter(text: string): Delimiter {
  const [best] = (Object.keys(DELIMITERS) as Delimiter[])
    .map((delimiter) => {
      const row: Row = parseRows(text, delimiter, "first").rows[0] ?? [];
      return { delimiter, cells: row.length, known: row.filter((cell) => isHeading(cell.text)).length };
    })
    .sort((a, b) => b.known - a.known || b.cells - a.cells);
  return (best as { delimiter: Delimiter }).delimiter;
}
