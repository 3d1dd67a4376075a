import { type Cell, cellAt, cellName, cellPosition, filledCells, type Sheet } from "../sheets/workbook.ts";
import { shorten } from "../text/words.ts";
import { type Column, HEADINGS, SHEETS, TO_FILL_IN } from "./form.ts";

/** A sheet that came back: what was filled in, and what is not as it was sent. */
export interface ReadForm<Field extends string> {
  /** The sheet that it was read from; null where it is gone. */
  readonly sheet: Sheet | null;
  readonly rows: readonly FilledRow<Field>[];
  readonly changed: readonly ChangedCell[];
  /** Why answers cannot be told from one another, or cannot be read. Each a sentence without a full stop. */
  readonly problems: readonly string[];
  /** What is in none of the answers. Each a sentence. */
  readonly besides: readonly string[];
}

/** A row in which something was filled in. */
export interface FilledRow<Field extends string> {
  /** The id of an action; the id of a measure and a period. */
  readonly key: string;
  readonly cells: ReadonlyMap<Field, FilledCell>;
}

export interface FilledCell {
  readonly cell: Cell;
  /** `Cell G5 of "Actions" (2.7)` */
  readonly place: string;
}

/** A cell that is locked, and does not hold what it held when it was sent. */
export interface ChangedCell {
  readonly sheet: string;
  readonly key: string;
  readonly heading: string;
  readonly place: string;
  readonly was: string;
  readonly is: string;
}

/** A sheet as it was sent. */
export interface SentForm {
  readonly name: string;
  /** What stands above the headings. */
  readonly above: readonly string[];
  /** In their order. What stands below the first tells one row from another. */
  readonly headings: readonly string[];
  /** By the key of a row, then by heading. */
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, SentCell>>;
}

interface SentCell {
  readonly text: string;
  readonly isAsked: boolean;
}

/**
 * The sheet of a name, as the hidden sheet describes it; null where none was sent.
 * @param cells as `sentCells` gives them.
 */
export function sentForm(name: string, cells: readonly (readonly string[])[]): SentForm | null {
  const own = cells
    .filter(([sheet]) => sheet === name)
    .map(([, place = "", mark = "", text = ""]) => ({ ...cellPosition(place), mark, text }));
  if (own.length === 0) return null;
  const headings = new Map(
    own.filter(({ row }) => row === HEADINGS).map(({ column, text }) => [column, text] as const),
  );
  const table = Map.groupBy(
    own.filter(({ row }) => row > HEADINGS),
    ({ row }) => row,
  );
  const rows = [...table.values()].map((row) => {
    const key = row.find(({ column }) => column === 0)?.text ?? "";
    const held = row.map(
      ({ column, mark, text }) =>
        [headings.get(column) ?? "", { text, isAsked: mark === TO_FILL_IN }] as const,
    );
    return [key, new Map(held)] as const;
  });
  return {
    name,
    above: own.filter(({ row }) => row < HEADINGS).map(({ text }) => text),
    headings: [...headings.values()],
    rows: new Map(rows),
  };
}

/**
 * Reads a sheet against what was sent. A row is known by its key and a column by its heading, so it does not matter
 * where they are: an owner may sort rows, delete some, put in a column of their own or give the sheet another name.
 */
export function readForm<Field extends string>(
  sent: SentForm,
  columns: readonly Column<Field>[],
  sheets: readonly Sheet[],
): ReadForm<Field> {
  const table = findTable(sent, sheets);
  if (table === null)
    return {
      sheet: null,
      rows: [],
      changed: [],
      problems: [`The sheet "${sent.name}" is gone`],
      besides: [],
    };
  const { sheet, headingRow, at } = table;
  const [keyHeading = ""] = sent.headings;
  const isLost = (heading: string): boolean => !at.has(heading);
  const lost = columns.filter(({ heading }) => sent.headings.includes(heading) && isLost(heading));
  const problems = lost.flatMap(({ heading, isAsked }) =>
    isAsked || heading === keyHeading
      ? [
          `The column "${heading}" of "${sheet.name}" is gone${isAsked ? ", and what was answered there" : ", so nobody can tell which row is which"}`,
        ]
      : [],
  );
  const besides: string[] = [
    ...(sheet.name === sent.name ? [] : [`The sheet "${sent.name}" has the name "${sheet.name}" now.`]),
    ...lost
      .filter(({ isAsked }) => !isAsked)
      .map(({ heading }) => `The column "${heading}" of "${sheet.name}" was taken out.`),
    ...sayOutside(sent, table),
  ];
  const rows: FilledRow<Field>[] = [];
  const changed: ChangedCell[] = [];
  const seen = new Set<string>();
  if (isLost(keyHeading)) return { sheet, rows, changed, problems, besides };
  for (const row of [...sheet.rows.keys()].slice(headingRow + 1)) {
    const key = cellAt(sheet, row, at.get(keyHeading) ?? 0).text;
    const was = sent.rows.get(key);
    if (was === undefined) {
      const { problem, beside } = sayAdded(sheet, row, columns, at);
      problems.push(...problem);
      besides.push(...beside);
      continue;
    }
    const cells = new Map<Field, FilledCell>();
    for (const { field, heading } of columns) {
      const column = at.get(heading);
      if (column === undefined || heading === keyHeading) continue;
      const cell = cellAt(sheet, row, column);
      const place = `Cell ${cellName(row, column)} of "${sheet.name}"${key === "" ? "" : ` (${key})`}`;
      const { text = "", isAsked = false } = was?.get(heading) ?? {};
      const is = heldBy(cell);
      if (was === undefined) {
        if (cell.text !== "" && !cell.isContinued)
          problems.push(
            `${place} holds "${shorten(is, 40)}", and its row is none that was sent: ${key === "" ? `it has no "${keyHeading}"` : `nothing is asked of "${key}"`}`,
          );
      } else if (!isAsked) {
        if (!isSame(text, is)) changed.push({ sheet: sent.name, key, heading, place, was: text, is });
      } else if (cell.text !== "") {
        const why = whyUnread(cell);
        if (why === null) cells.set(field, { cell, place });
        else problems.push(`${place} holds "${shorten(cell.text, 40)}", ${why}`);
      }
    }
    seen.add(key);
    if (cells.size > 0) rows.push({ key, cells });
  }
  const gone = [...sent.rows.keys()].filter((key) => key !== "" && !seen.has(key));
  const order = new Map([...sent.rows.keys()].map((key, index) => [key, index]));
  return {
    sheet,
    rows: rows.sort((one, other) => (order.get(one.key) ?? 0) - (order.get(other.key) ?? 0)),
    changed,
    problems,
    besides: [
      ...besides,
      ...gone.map((key) => `The row of ${key} is gone from "${sheet.name}", so nothing is read of it.`),
    ],
  };
}

/** What stands in a row that was not sent: an answer that belongs to nothing, or a note. */
function sayAdded(
  sheet: Sheet,
  row: number,
  columns: readonly Column<string>[],
  at: ReadonlyMap<string, number>,
): { problem: string[]; beside: string[] } {
  const held = columns.flatMap((column) => {
    const position = at.get(column.heading);
    if (position === undefined) return [];
    const { text, isContinued } = cellAt(sheet, row, position);
    return text === "" || isContinued ? [] : [{ ...column, position, text }];
  });
  const [first] = held;
  if (first === undefined) return { problem: [], beside: [] };
  const answer = held.find(({ isAsked }) => isAsked);
  if (answer === undefined) {
    const beside = `Row ${row + 1} of "${sheet.name}" was added, and is not read: "${shorten(held.map(({ text }) => text).join(" "), 60)}".`;
    return { problem: [], beside: [beside] };
  }
  const problem = `Cell ${cellName(row, answer.position)} of "${sheet.name}" holds "${shorten(answer.text, 40)}", and its row is none that was sent: nothing is asked of "${first.text}"`;
  return { problem: [problem], beside: [] };
}

interface Table {
  readonly sheet: Sheet;
  readonly headingRow: number;
  /** Where each of the headings is that were sent. */
  readonly at: ReadonlyMap<string, number>;
}

/** The sheet of that name, or else one with the same headings. Null where none has half of them. */
function findTable({ name, headings }: SentForm, sheets: readonly Sheet[]): Table | null {
  const shown = sheets.filter((sheet) => sheet.name !== SHEETS.sent);
  const tables = [...shown.filter((sheet) => sheet.name === name), ...shown].map((sheet): Table => {
    const found = sheet.rows.map(
      (row) =>
        new Map(
          headings.flatMap((heading): [string, number][] => {
            const column = row.findIndex(({ text, isContinued }) => !isContinued && isSame(text, heading));
            return column === -1 ? [] : [[heading, column]];
          }),
        ),
    );
    const most = Math.max(0, ...found.map(({ size }) => size));
    const headingRow = found.findIndex(({ size }) => size === most);
    return { sheet, headingRow, at: found[headingRow] ?? new Map() };
  });
  return tables.find(({ at }) => at.size * 2 >= headings.length) ?? null;
}

/** What somebody has written above the table and in columns of their own. */
function sayOutside({ above }: SentForm, { sheet, headingRow, at }: Table): string[] {
  const own = new Set(at.values());
  const outside = [...filledCells(sheet)].filter(
    ({ row, column, cell }) =>
      cell.text !== "" &&
      (row < headingRow ? !above.some((text) => isSame(text, cell.text)) : !own.has(column)),
  );
  const told = outside
    .slice(0, MOST_TOLD)
    .map(
      ({ row, column, cell }) =>
        `Cell ${cellName(row, column)} of "${sheet.name}" stands outside of what is asked, and is not read: "${shorten(cell.text.replace(/\s+/g, " "), 60)}".`,
    );
  return outside.length <= MOST_TOLD
    ? told
    : [...told, `And so do ${outside.length - MOST_TOLD} more cells of "${sheet.name}".`];
}

const MOST_TOLD = 3;

/** What a cell holds, as the hidden sheet keeps it. */
const heldBy = ({ text, content }: Cell): string => (content.kind === "date" ? content.date : text);

const isSame = (one: string, other: string): boolean =>
  one.replace(/\s+/g, " ").trim() === other.replace(/\s+/g, " ").trim();

/** Why what a formula came to cannot be taken. */
function whyUnread({ content }: Cell): string | null {
  if (content.kind === "error") return "which is a formula that went wrong: write what it should come to";
  if (content.kind !== "unknown-result") return null;
  return "a formula whose result the file does not hold: write what it comes to";
}
