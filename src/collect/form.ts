import type { Status } from "../plan/schema/actions.ts";
import { STATUS_WORDS, STATUSES } from "../plan/schema/actions.ts";
import type { SYMBOLS } from "../plan/schema/extracts.ts";
import type { PlanHeader } from "../plan/schema/header.ts";
import type { NewSheet } from "../sheets/new-workbook.ts";
import { cellName } from "../sheets/workbook.ts";

/** The sheets of a return. The hidden one holds what the others held when they were sent. */
export const SHEETS = { actions: "Actions", measures: "Measures", sent: "As sent" } as const;

/** What the title on top of each sheet begins with. */
export const TITLE = "Return for ";

/** The names by which the workbook keeps what it is the return of. */
export const KEPT = { month: "improve month", plan: "improve plan", owner: "improve owner" } as const;

/** What the hidden sheet says of a cell that can be filled in. */
export const TO_FILL_IN = "to fill in";

/** Where the headings stand: above them are the title, what to do, and what the columns are for. */
export const HEADINGS = 3;

/** A column of a sheet. */
export interface Column<Field extends string> {
  readonly field: Field;
  readonly heading: string;
  readonly width: number;
  /** Whether owners fill it in. */
  readonly isAsked: boolean;
}

export type ActionField =
  | "ref"
  | "owner"
  | "title"
  | "due"
  | "now"
  | "said"
  | "same"
  | "status"
  | "progress"
  | "new-due"
  | "reason"
  | "evidence"
  | "evidence-date"
  | "impact";

export type MeasureField =
  | "key"
  | "name"
  | "owner"
  | "unit"
  | "period"
  | "figure"
  | "numerator"
  | "denominator"
  | "none"
  | `before-${number}`;

const told = <Field extends string>(field: Field, heading: string, width: number): Column<Field> => ({
  field,
  heading,
  width,
  isAsked: false,
});

const asked = <Field extends string>(field: Field, heading: string, width: number): Column<Field> => ({
  ...told(field, heading, width),
  isAsked: true,
});

/** The columns of the sheet of actions; those of everybody's say whose each is. */
export const actionColumns = (isAll: boolean): Column<ActionField>[] => [
  told("ref", "Ref", 7),
  ...(isAll ? [told("owner" as const, "Owner", 20)] : []),
  told("title", "Action", 30),
  told("due", "Due", 11),
  told("now", "Status now", 12),
  told("said", "What was said last", 30),
  asked("same", "No change?", 10),
  asked("status", "Status", 13),
  asked("progress", "Progress since then", 34),
  asked("new-due", "New date", 12),
  asked("reason", "Reason for the new date", 23),
  asked("evidence", "Evidence: what shows it", 25),
  asked("evidence-date", "Date of the evidence", 12),
  asked("impact", "Impact: what is better for children", 22),
];

/** How many earlier figures a measure is shown with. */
export const FIGURES_BEFORE = 12;

/** The columns of the sheet of measures. The first is hidden: it says which measure and period a row is of. */
export const measureColumns = (isAll: boolean): Column<MeasureField>[] => [
  told("key", "Key", 8),
  told("name", "Measure", 32),
  ...(isAll ? [told("owner" as const, "Owner", 20)] : []),
  told("unit", "Unit", 15),
  told("period", "Period", 19),
  asked("figure", "Figure", 11),
  asked("numerator", "Or: how many", 11),
  asked("denominator", "out of", 11),
  asked("none", "If there is none: why", 18),
  ...Array.from({ length: FIGURES_BEFORE }, (_, index) =>
    told(`before-${index + 1}` as const, String(index + 1), 12),
  ),
];

/** How a day is written, for messages: one that an owner of that month may mean. */
export const exampleDay = (month: string): string => `31/12/${month.slice(0, 4)}`;

/** The answer of an owner to whom nothing happened. */
export const SAME = "Yes";

/** Why there is no figure, as owners choose it. */
export const WHY_NONE: Readonly<Record<(typeof SYMBOLS)[number], string>> = {
  x: "Not available",
  z: "Nothing to measure",
  c: "Confidential",
  low: "Rounds to 0",
  u: "Too unreliable",
};

/** The statuses that an owner can choose, in the plan's own words where it has some. Only the Board withdraws an action. */
export function statusChoices(header: PlanHeader | null): ReadonlyMap<string, Status> {
  const own = [...ownWords(header)].filter(([, status]) => status !== "withdrawn");
  const named = new Set(own.map(([, status]) => status));
  const others = STATUSES.filter((status) => status !== "withdrawn" && !named.has(status));
  return new Map([...own, ...others.map((status) => [STATUS_WORDS[status], status] as const)]);
}

const ownWords = (header: PlanHeader | null): ReadonlyMap<string, Status> => header?.statusWords ?? new Map();

/** What each cell of a sheet holds when it is sent, and which can be filled in: the sheet, the cell, a mark and a text. */
export const sentCells = ({ name, rows }: NewSheet): string[][] =>
  rows.flatMap((row, at) =>
    row.flatMap((cell, column) => {
      const { value, isUnlocked = false } =
        cell !== null && typeof cell === "object" && "value" in cell
          ? cell
          : { value: cell, isUnlocked: false };
      if (value === null && !isUnlocked) return [];
      const text = value !== null && typeof value === "object" ? value.date : String(value ?? "");
      return [[name, cellName(at, column), isUnlocked ? TO_FILL_IN : "", text]];
    }),
  );
