import type { Status } from "../plan/schema/actions.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { cellName, type Sheet } from "../sheets/workbook.ts";
import type { Field } from "./fields.ts";
import type { Column } from "./headings.ts";
import type { OwnerList } from "./owners.ts";

/** What an officer has said about a tracker: by heading, word, spelling or text, as they are written there. */
export interface Mapping {
  /** Sheets to read, by name; empty for every one that has a table of actions and is not hidden. */
  readonly sheets: readonly string[];
  /** Heading, or the letter of a column → field, or `left-over`. */
  readonly headings: ReadonlyMap<string, string>;
  /** Word or colour → status. */
  readonly statuses: ReadonlyMap<string, Status>;
  /** A text in a column of dates → a day; null where it gives none. */
  readonly dates: ReadonlyMap<string, IsoDate | null>;
  /** Spelling → id of a post. */
  readonly owners: ReadonlyMap<string, string>;
}

export const NO_MAPPING: Mapping = {
  sheets: [],
  headings: new Map(),
  statuses: new Map(),
  dates: new Map(),
  owners: new Map(),
};

/** The property of a workbook that is an export of a plan: the day it is of. */
export const EXPORT_PROPERTY = "improve-export";

/** The sheet of such a workbook that can be changed and imported. All others are made of the plan. */
export const EXPORTED_ACTIONS = "Action plan";

/** Where something stands in the workbook: `Action plan!F12`. */
export type Place = string;

export const placeOf = (sheet: Sheet, row: number, column: number): Place =>
  sheet.name === "" ? cellName(row, column) : `${sheet.name}!${cellName(row, column)}`;

/** A tracker as it was understood. */
export interface Tracker {
  /** The columns of each table, in the order of the sheets. */
  readonly tables: readonly {
    readonly sheet: string;
    readonly columns: readonly Column[];
    readonly rows: number;
  }[];
  /** The lines above the tables, as written. */
  readonly titles: readonly string[];
  readonly groups: readonly Group[];
  readonly actions: readonly TrackedAction[];
  readonly owners: OwnerList;
  /** How each word for a status was read, in the order of its first use. */
  readonly statuses: ReadonlyMap<string, Status>;
  /** The same for the colours of cells without a word. */
  readonly colours: ReadonlyMap<string, Status>;
  readonly questions: readonly Question[];
  /** What was understood in one of several ways, or is odd. */
  readonly notes: readonly Note[];
  /** Every cell that has no place in a plan. */
  readonly leftOver: readonly LeftOver[];
}

/** A recommendation, or what the tracker has in its place: a theme, a sheet. */
export interface Group {
  readonly key: string;
  /** Its number, where it is written. */
  readonly number: number | null;
  readonly text: string;
  readonly place: Place;
}

/** A row of the tracker. What it does not say is null. */
export interface TrackedAction {
  readonly place: Place;
  readonly ref: string | null;
  /** The key of its group; null where no recommendation, title or sheet stands above it. */
  readonly group: string | null;
  readonly title: string;
  /** As written; `Tracker.owners` knows the post. */
  readonly owner: string | null;
  readonly workstream: string | null;
  readonly start: IsoDate | null;
  readonly due: IsoDate | null;
  readonly revised: IsoDate | null;
  readonly completed: IsoDate | null;
  readonly status: Status | null;
  /** What was said, the oldest first. One without a day is of the day of the tracker. */
  readonly progress: readonly { readonly text: string; readonly day: IsoDate | null }[];
  readonly evidence: string | null;
  readonly evidenceDate: IsoDate | null;
  readonly verified: string | null;
  readonly impact: string | null;
  readonly outcome: string | null;
  readonly measure: string | null;
  readonly reason: string | null;
  /** The cells that its fields were read from. */
  readonly cells: ReadonlyMap<Field, readonly LeftOver[]>;
  /** Cells of its row that have no place in a plan. They are in `Tracker.leftOver`, too. */
  readonly leftOver: readonly LeftOver[];
}

/** A cell that has no place in a plan. */
export interface LeftOver {
  readonly place: Place;
  /** The heading of its column; null outside a table. */
  readonly heading: string | null;
  readonly text: string;
}

/** A sentence about one or more cells; about the whole workbook where it has no places. */
export interface Note {
  readonly text: string;
  readonly places: readonly Place[];
}

/** What only an officer can say. */
export interface Question {
  readonly about: "date" | "status";
  /** The text that is not understood. One answer serves every cell that has it. */
  readonly written: string;
  /** Goes on from what is written: "has no year". */
  readonly why: string;
  readonly places: readonly Place[];
  /** A reading that the officer may take. */
  readonly offer: string | null;
}
