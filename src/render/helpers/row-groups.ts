import type { Row } from "../../model/table.ts";

/** A table's rows in groups: one that heads others, across several columns, begins a new one. */
export function rowGroups(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    if (group === undefined || isGroupHeading(row)) groups.push([row]);
    else group.push(row);
  }
  return groups;
}

const isGroupHeading = ({ cells: [first] }: Row): boolean => first?.header === true && first.span > 1;
