import type { Severity } from "../../diagnostics/problem.ts";
import type { Change } from "../../diff/change.ts";
import { sayReason, sayWhat, signOf } from "../../diff/say-change.ts";
import type { Badge, Column, Line, Row, Table } from "../../model/table.ts";
import { badge, cell, header, left, line, lines, note, right, row, table } from "../cells.ts";

/** Changes of a group: which entry, what happened to it, and why. */
export function changeTable(anchor: string, caption: string, changes: readonly Change[]): Table {
  const layout = changes.every(isFigure) ? FIGURES : changes.every(isNew) ? ENTRIES : SENTENCES;
  return table(anchor, caption, layout.columns, changes.map(layout.row));
}

interface Layout {
  readonly columns: readonly Column[];
  readonly row: (change: Change) => Row;
}

const isFigure = ({ field, from, to }: Change): boolean =>
  field === "points" && [from, to].every((figure) => figure !== null && figure.length <= LONGEST_FIGURE);

/** "1,234 per 10,000" */
const LONGEST_FIGURE = 16;

const isNew = (change: Change): boolean => sayWhat(change) === null;

const SENTENCES: Layout = {
  columns: [left("Entry", 42), left("What changed", 58)],
  row: (change) => row([header(...entryLines(change)), cell(...changeLines(change))]),
};

const FIGURES: Layout = {
  columns: [left("Measure", 34), right("Before", 12), right("Now", 12), left("What changed", 42)],
  row: (change) =>
    row([
      header(...entryLines(change)),
      ...[change.from, change.to].map((figure) => cell(...lines(figure))),
      cell(...changeLines(change)),
    ]),
};

/** Under "What is new" an entry says it all. */
const ENTRIES: Layout = {
  columns: [left("No.", 26), left("Entry", 74)],
  row: (change) =>
    row([
      header(line(signed(change, change.label ?? "Measure"))),
      cell(line(change.title), ...severityLines(change)),
    ]),
};

const SIGNS = { "+": "+ ", "-": "− ", "~": "" } as const;

const signed = (change: Change, text: string): string => SIGNS[signOf(change)] + text;

const entryLines = (change: Change): Line[] =>
  change.label === null
    ? [line(signed(change, change.title))]
    : [line(signed(change, change.label)), note(change.title)];

function changeLines(change: Change): Line[] {
  const reason = sayReason(change);
  return [...severityLines(change), ...lines(sayWhat(change)), ...(reason === null ? [] : [note(reason)])];
}

/** What is neither an error nor a warning needs no badge. */
const severityLines = ({ severity }: Change): Line[] =>
  severity === "info" ? [] : [badge(BADGES[severity])];

const BADGES: Record<Exclude<Severity, "info">, Badge> = {
  error: { colour: "red", word: "Error" },
  warning: { colour: "amber", word: "Warning" },
};
