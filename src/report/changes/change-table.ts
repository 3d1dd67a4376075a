import { type Change, sayReason } from "../../diff/change.ts";
import { sayWhat, signOf } from "../../diff/say.ts";
import type { Badge, Column, Line, Row, Table } from "../../model/table.ts";
import type { Severity } from "../../problems/problem.ts";
import { badge, cell, header, left, line, lines, note, right, row, table } from "../draft/cells.ts";

/** The changes of a group: which entry changed, how, and why. Its columns depend on what the changes have in common. */
export function changeTable(anchor: string, caption: string, changes: readonly Change[]): Table {
  const { columns, row } = chooseLayout(changes);
  return table(anchor, caption, columns, changes.map(row));
}

interface Layout {
  readonly columns: readonly Column[];
  readonly row: (change: Change) => Row;
}

function chooseLayout(changes: readonly Change[]): Layout {
  if (changes.every(isFigure)) return FIGURES;
  const longest = changes.reduce((most, change) => Math.max(most, labelOf(change).length), 0);
  const width = longest > LONG_LABEL ? 24 : longest > SHORT_LABEL ? 18 : 15;
  if (isTitleEnough(changes)) return entries(width);
  return changes.every(({ label }) => label !== null) ? numbered(changes, width) : TITLED;
}

const isFigure = ({ field, from, to }: Change): boolean =>
  /^points\b/.test(field) && [from, to].every((figure) => (figure ?? "").length <= LONGEST_FIGURE);

/** In characters: "1,234 per 10,000". */
const LONGEST_FIGURE = 16;

/** In characters: "Action 12.10", "+ Action 12.10". */
const [SHORT_LABEL, LONG_LABEL] = [12, 14];

const isTitleEnough = (changes: readonly Change[]): boolean =>
  changes.every((change) => sayWhat(change) === null && sayReason(change) === null);

const FIGURES: Layout = {
  columns: [left("Measure", 34), right("Before", 11), right("Now", 11), left("What changed", 44)],
  row: (change) =>
    row([
      header(line(signed(change, change.title))),
      ...[change.from, change.to].map((figure) => cell(...lines(figure))),
      cell(...whatLines(change)),
    ]),
};

const numbered = (changes: readonly Change[], width: number): Layout => {
  const title = titleWidth(changes, 100 - width);
  return {
    columns: [left("Entry", width), left("Title", title), left("What changed", 100 - width - title)],
    row: (change) =>
      row([header(line(labelOf(change))), cell(line(change.title)), cell(...whatLines(change))]),
  };
};

/** Titles get the share of the room that they have of all text, within limits. */
function titleWidth(changes: readonly Change[], room: number): number {
  const count = (texts: readonly (string | null)[]): number => texts.join("").length;
  const titles = count(changes.map(({ title }) => title));
  const others = count(changes.flatMap((change) => [sayWhat(change), sayReason(change)]));
  return Math.round(room * Math.min(0.6, Math.max(0.3, titles / (titles + others))));
}

const TITLED: Layout = {
  columns: [left("Entry", 46), left("What changed", 54)],
  row: (change) => {
    const { label, title } = change;
    const entry = label === null ? [line(signed(change, title))] : [line(signed(change, label)), note(title)];
    return row([header(...entry), cell(...whatLines(change))]);
  },
};

const entries = (width: number): Layout => ({
  columns: [left("Entry", width), left("Title", 100 - width)],
  row: (change) => row([header(line(labelOf(change))), cell(...severityBadge(change), line(change.title))]),
});

const labelOf = (change: Change): string => signed(change, change.label ?? "Measure");

const SIGNS = { "+": "+\u00A0", "-": "−\u00A0", "~": "" } as const;

const signed = (change: Change, text: string): string => SIGNS[signOf(change)] + text;

function whatLines(change: Change): Line[] {
  const reason = sayReason(change);
  return [...severityBadge(change), ...lines(sayWhat(change)), ...(reason === null ? [] : [note(reason)])];
}

/** A change that is neither an error nor a warning has no badge. */
const severityBadge = ({ severity }: Change): Line[] =>
  severity === "info" ? [] : [badge(BADGES[severity])];

const BADGES: Record<Exclude<Severity, "info">, Badge> = {
  error: { colour: "red", word: "Error" },
  warning: { colour: "amber", word: "Warning" },
};
