import type { Edition } from "../disclosure/views.ts";
import type { ActionState, PlanState } from "../model/state.ts";
import {
  type Colour,
  countStatuses,
  STATUS_COLOURS,
  STATUS_WORDS,
  type Status,
} from "../plan/schema/actions.ts";
import type { Audience } from "../plan/schema/report-words.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import type { NewCell } from "../sheets/new-workbook.ts";

/** What is exported, as its readers may see it. */
export interface Exported {
  /** The name of its files, without an extension. */
  readonly name: string;
  /** The plan's title. */
  readonly title: string;
  readonly authority: string;
  /** The web address of the licence that it is published under; null where the plan names none. */
  readonly licence: string | null;
  readonly asAt: IsoDate;
  readonly audience: Audience;
  readonly edition: Edition;
  /** The same that a report to these readers holds: every table is made of it. */
  readonly state: PlanState;
  /** Titles of posts and names of bodies, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** The grades of audits, the best first. */
  readonly grades: readonly string[];
  /** Ids of the measures and rounds of audits whose figures are illustrative. */
  readonly illustrative: ReadonlySet<string>;
  /** What readers must know about figures and wording, in sentences. */
  readonly notes: readonly string[];
}

/** A table of an export: a sheet of a workbook, or a CSV. */
export interface ExportTable {
  /** The name of its CSV, without the extension. */
  readonly name: string;
  /** The name of its sheet. */
  readonly title: string;
  /** What its rows are, in a sentence. */
  readonly description: string;
  /** Those that vary with what is exported are marked so. */
  readonly columnsOf: (exported: Exported) => readonly ExportColumn[];
  /** The names of the columns that tell its rows apart; none where no column does. */
  readonly key: readonly string[];
  /** Columns that hold the key of the action plan. */
  readonly actions?: string;
  readonly rowsOf: (exported: Exported) => readonly (readonly NewCell[])[];
}

export interface ExportColumn {
  readonly heading: string;
  /** For programs: small letters, digits and underscores. */
  readonly name: string;
  readonly holds: "text" | "date" | "number";
  /** What it says, in words that go on from its heading. */
  readonly means: string;
  /** In characters. */
  readonly width: number;
  /** What stands between the values of a cell that holds several. */
  readonly separator?: string;
  /** The words that it can hold. */
  readonly allowed?: readonly string[];
  /** What stands in place of a number that is not given. */
  readonly symbols?: readonly string[];
  /** Whether another plan, or the same a month later, may not have this column. */
  readonly varies?: boolean;
}

interface TableSpec<Row> extends Omit<ExportTable, "columnsOf" | "rowsOf"> {
  readonly rows: (exported: Exported) => readonly Row[];
  readonly columns: readonly ColumnOf<Row>[] | ((exported: Exported) => readonly ColumnOf<Row>[]);
}

export type ColumnOf<Row> = ExportColumn & { readonly of: (row: Row) => NewCell };

/** Columns that stand after one with the references of actions: how many there are, and how many of them are done. */
export const ACTION_COUNTS: readonly ColumnOf<{ readonly actions: readonly ActionState[] }>[] = [
  {
    heading: "How many",
    name: "how_many",
    holds: "number",
    means: "the number of those actions",
    width: 8,
    of: ({ actions }) => actions.length,
  },
  {
    heading: "Done",
    name: "done",
    holds: "number",
    means: "how many of them are complete or embedded",
    width: 8,
    of: ({ actions }) => countStatuses(actions).done,
  },
];

/** A table whose columns say what each holds of a row. */
export function exportTable<Row>({ rows, columns, ...table }: TableSpec<Row>): ExportTable {
  const columnsIn = (exported: Exported) => (typeof columns === "function" ? columns(exported) : columns);
  return {
    ...table,
    columnsOf: (exported) => columnsIn(exported).map(({ of: _, ...column }) => column),
    rowsOf(exported) {
      const all = columnsIn(exported);
      return rows(exported).map((row) => all.map(({ of }) => of(row)));
    },
  };
}

/** A cell with a day; an empty one where there is none. */
export const dayCell = (date: IsoDate | null): NewCell => (date === null ? null : { date });

/** A status by its word, with its colour behind it. */
export const statusCell = (status: Status): NewCell => ({
  value: STATUS_WORDS[status],
  fill: FILLS[STATUS_COLOURS[status]],
});

/** Light enough to read black words on. */
export const FILLS: Readonly<Record<Colour, string>> = {
  red: "F8CBAD",
  amber: "FFE699",
  green: "C6E0B4",
  blue: "BDD7EE",
  grey: "E7E6E6",
};
