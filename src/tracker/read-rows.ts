import type { Status } from "../plan/schema/actions.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import { cellAt } from "../sheets/workbook.ts";
import { shorten } from "../text/words.ts";
import type { Field } from "./fields.ts";
import type { MappedTable } from "./find-tables.ts";
import { RowCells } from "./row-cells.ts";
import { readStatus } from "./status-words.ts";
import type { Group, LeftOver, Mapping, Note, Place, Question, TrackedAction } from "./tracker.ts";
import { type Edge, readWrittenDate } from "./written-dates.ts";

interface ReadRows {
  readonly actions: readonly TrackedAction[];
  readonly statuses: ReadonlyMap<string, Status>;
  readonly colours: ReadonlyMap<string, Status>;
  readonly questions: readonly Question[];
  readonly notes: readonly Note[];
  /** Places of the cells that are in an action. */
  readonly used: readonly Place[];
  readonly leftOver: readonly LeftOver[];
}

/** Reads the rows of every table as actions. A row without an action goes on with the one above, if it only adds text. */
export function readRows(
  tables: readonly MappedTable[],
  mapping: Mapping,
  groupOf: (table: MappedTable, row: number) => Group | null,
): ReadRows {
  const reader = new RowReader(mapping);
  for (const table of tables) {
    let last: Draft | null = null;
    for (const row of table.rows) {
      const cells = new RowCells(table, row);
      const title = cells.text("action");
      if (title !== null && !cells.isContinued("action") && !cells.isTotal())
        last = reader.start(cells, title, groupOf(table, row)?.key ?? null);
      else if (last !== null && cells.addsOnly(ADDED)) reader.goOn(last, cells);
      else reader.leave(cells);
    }
  }
  return reader.finish();
}

/** The fields that a further line of an action may add to. */
const ADDED: readonly Field[] = [
  "action",
  "recommendation",
  "workstream",
  "progress",
  "evidence",
  "impact",
  "outcome",
  "reason",
];

/** An action while its rows are read. */
type Draft = { -readonly [Key in keyof TrackedAction]: TrackedAction[Key] };

/** What a row says in one text, by the field of the draft. */
const TEXTS = [
  "evidence",
  "impact",
  "outcome",
  "measure",
  "reason",
  "verified",
  "workstream",
  "owner",
] as const;

class RowReader {
  readonly #actions: Draft[] = [];
  readonly #statuses = new Map<string, Status>();
  readonly #colours = new Map<string, Status>();
  readonly #questions = new Map<string, Question>();
  readonly #notes = new Map<string, Place[]>();
  readonly #used: Place[] = [];
  readonly #leftOver: LeftOver[] = [];
  /** Cells that are asked about, hold words where a day stands, or say otherwise what a row has said: they are in no field. */
  readonly #lost = new Set<Place>();
  readonly #dates: ReadonlyMap<string, IsoDate | null>;
  readonly #words: ReadonlyMap<string, Status>;

  constructor(mapping: Mapping) {
    this.#dates = new Map([...mapping.dates].map(([text, date]) => [text.toLowerCase(), date]));
    this.#words = new Map([...mapping.statuses].map(([word, status]) => [word.toLowerCase(), status]));
  }

  start(cells: RowCells, title: string, group: string | null): Draft {
    const draft: Draft = {
      place: cells.place("action"),
      ref: this.#ref(cells),
      group,
      title: title.replace(/\s+/g, " "),
      owner: null,
      workstream: null,
      start: this.#date(cells, "start"),
      due: this.#date(cells, "due"),
      revised: this.#date(cells, "revised"),
      completed: this.#date(cells, "completed"),
      status: null,
      progress: this.#progress(cells),
      evidence: null,
      evidenceDate: this.#date(cells, "evidence-date"),
      verified: null,
      impact: null,
      outcome: null,
      measure: null,
      reason: null,
      cells: new Map(),
      leftOver: [],
    };
    draft.status = this.#status(cells, draft.completed);
    for (const field of TEXTS) draft[field] = cells.text(field);
    if (this.#actions.at(-1)?.ref != null && cells.columnOf("ref") !== null && cells.addsOnly(["action"]))
      this.#note(
        "A row with nothing but an action is taken for an action. If it goes on with the one above, join the two.",
        draft.place,
      );
    this.#keep(cells, draft);
    this.#actions.push(draft);
    return draft;
  }

  /** Adds the text of a further line. */
  goOn(draft: Draft, cells: RowCells): void {
    for (const field of ["evidence", "impact", "outcome", "reason"] as const) {
      const text = cells.isContinued(field) ? null : cells.text(field);
      if (text !== null) draft[field] = draft[field] === null ? text : `${draft[field]}\n${text}`;
    }
    draft.progress = [...draft.progress, ...this.#progress(cells)];
    // An action is in one workstream.
    const workstream = cells.text("workstream");
    draft.workstream ??= workstream;
    if (workstream !== null && workstream !== draft.workstream) this.#lost.add(cells.place("workstream"));
    this.#keep(cells, draft);
  }

  /** A row that is no action: a total, a note. */
  leave(cells: RowCells): void {
    const filled = [...cells.filled()];
    for (const { column, cell, place } of filled)
      this.#leftOver.push({ place, heading: column.text, text: cell.text });
    if (filled.some(({ column }) => column.field !== null && OF_ACTIONS.has(column.field)))
      this.#note(
        "A row has an owner, a date or a status and no action, and is left over.",
        filled[0]?.place ?? "",
      );
  }

  finish(): ReadRows {
    return {
      actions: this.#actions,
      statuses: this.#statuses,
      colours: this.#colours,
      questions: [...this.#questions.values()],
      notes: [...this.#notes].map(([text, places]) => ({ text, places })),
      used: this.#used,
      leftOver: this.#leftOver,
    };
  }

  /** Notes which cells of a row are used, and leaves over those of columns without a meaning. */
  #keep(cells: RowCells, draft: Draft): void {
    const known = new Map(draft.cells);
    for (const { column, cell, place } of cells.filled()) {
      const left = { place, heading: column.text, text: cell.text };
      const isError = cell.content.kind === "error";
      if (isError && column.field !== null)
        this.#note("An error that Excel shows in the place of a value is left over.", place);
      if (column.field !== null && !isError && !this.#lost.has(place)) {
        this.#used.push(place);
        known.set(column.field, [...(known.get(column.field) ?? []), left]);
        continue;
      }
      draft.leftOver = [...draft.leftOver, left];
      this.#leftOver.push(left);
    }
    draft.cells = known;
  }

  #ref(cells: RowCells): string | null {
    const cell = cells.cell("ref");
    if (cell === null || cell.text === "") return null;
    const place = cells.place("ref");
    if (cell.content.kind === "date") {
      const [, month = "", day = ""] = cell.content.date.split("-");
      const ref = `${Number(day)}.${Number(month)}`;
      this.#note(`Excel made the date ${cell.text} of a reference, which is read as ${ref}.`, place);
      return ref;
    }
    const before = this.#actions.at(-1)?.ref ?? null;
    const tenth = /^(\d+)\.(\d)$/.exec(cell.text);
    const [, first, last] = /^(\d+)\.(\d*)9$/.exec(before ?? "") ?? [];
    if (
      cell.content.kind === "number" &&
      tenth !== null &&
      first === tenth[1] &&
      `${Number(`${last}9`) + 1}` === `${tenth[2]}0`
    ) {
      const ref = `${cell.text}0`;
      this.#note(
        "Excel drops a 0 at the end of a reference: what stands after 1.9 as 1.1 is read as 1.10.",
        place,
      );
      return ref;
    }
    return cell.text;
  }

  #date(cells: RowCells, field: Field): IsoDate | null {
    const cell = cells.cell(field);
    if (cell === null || cell.text === "") return null;
    const place = cells.place(field);
    const given = this.#dates.get(cell.text.toLowerCase());
    if (given !== undefined) {
      if (given === null) this.#lost.add(place);
      else this.#note(`"${shorten(cell.text, 40)}" is read as ${formatDate(given)}, as you said.`, place);
      return given;
    }
    const edge: Edge = field === "start" ? "start" : "end";
    const read = readWrittenDate(cell, edge);
    if (read.kind === "date") {
      if (read.as !== null)
        this.#note(`"${shorten(cell.text, 40)}" is read as ${formatDate(read.date)}, ${read.as}.`, place);
      return read.date;
    }
    this.#lost.add(place);
    if (read.kind === "question") this.#ask("date", cell.text, read.why, place, read.offer);
    return null;
  }

  #status(cells: RowCells, completed: IsoDate | null): Status | null {
    const [status, rag] = (["status", "rag"] as const).map((field) => this.#statusIn(cells, field));
    if (
      status != null &&
      rag != null &&
      status !== rag &&
      SETTLED.has(status) &&
      (rag === "off-track" || rag === "at-risk")
    )
      this.#note(
        `The status is ${status} and the rating ${rag}. The status is taken.`,
        cells.place("status"),
      );
    if ((status === "at-risk" || status === "off-track") && rag != null && rag !== status)
      this.#note(
        `The status is ${status} and the rating ${rag}. The rating is taken.`,
        cells.place("status"),
      );
    if (status != null && (SETTLED.has(status) || rag == null)) return status;
    return rag ?? status ?? (completed === null ? null : "complete");
  }

  #statusIn(cells: RowCells, field: "status" | "rag"): Status | null {
    const cell = cells.cell(field);
    const written = cell === null ? null : readStatus(cell, this.#words);
    if (written === null && cell?.text) this.#lost.add(cells.place(field));
    if (written === null) return null;
    const { word, status, isColour } = written;
    if (status !== null) (isColour ? this.#colours : this.#statuses).set(word, status);
    else {
      this.#lost.add(cells.place(field));
      this.#ask("status", word, "is no status that is known", cells.place(field), null);
    }
    return status;
  }

  #progress(cells: RowCells): { text: string; day: IsoDate | null }[] {
    return cells.table.columns
      .filter(({ field }) => field === "progress")
      .map((column) => ({ column, cell: cellAt(cells.sheet, cells.row, column.column) }))
      .filter(({ cell }) => cell.text !== "" && !cell.isContinued && cell.content.kind !== "error")
      .map(({ column, cell }) => ({ text: cell.text, day: column.day }))
      .sort((a, b) => (a.day ?? "9").localeCompare(b.day ?? "9"));
  }

  #note(text: string, place: Place): void {
    this.#notes.set(text, [...(this.#notes.get(text) ?? []), place]);
  }

  #ask(about: Question["about"], written: string, why: string, place: Place, offer: string | null): void {
    const key = `${about} ${written.toLowerCase()}`;
    const before = this.#questions.get(key);
    const places = [...(before?.places ?? []), place];
    this.#questions.set(key, { about, written, why, places, offer: before?.offer ?? offer });
  }
}

/** What only actions have. */
const OF_ACTIONS: ReadonlySet<Field> = new Set<Field>(["owner", "due", "status", "rag"]);

/** A status that a colour beside it does not change. */
const SETTLED: ReadonlySet<Status> = new Set<Status>(["complete", "embedded", "withdrawn", "not-started"]);
