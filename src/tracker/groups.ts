import { cellAt } from "../sheets/workbook.ts";
import { shorten } from "../text/words.ts";
import type { MappedTable, Title } from "./find-tables.ts";
import { type Group, type Place, placeOf } from "./tracker.ts";

/** The recommendations of a tracker, and which of them a row is under. */
interface Groups {
  readonly groups: readonly Group[];
  readonly groupOf: (table: MappedTable, row: number) => Group | null;
  /** The places of the cells that gave them. */
  readonly used: readonly Place[];
  readonly notes: readonly string[];
}

/**
 * Finds the recommendation of each row: in its own column, where an empty cell goes on with the one above; or in a line
 * that stands alone above the rows; or, with a sheet a recommendation, in the sheet's title or its name.
 */
export function gatherGroups(tables: readonly MappedTable[]): Groups {
  const groups = new Map<string, Group>();
  const used: Place[] = [];
  const notes: string[] = [];
  const add = (text: string, place: Place): Group => {
    const { number, words } = readGroup(text);
    const key = number === null ? words.toLowerCase() : String(number);
    const before = groups.get(key);
    const group = { key, number, text: words, place };
    if (before === undefined || (before.text === "" && words !== "")) groups.set(key, group);
    else if (words !== "" && plainText(words) !== plainText(before.text))
      notes.push(
        `"${shorten(text, 60)}" (${place}) has the number of "${shorten(before.text, 60)}" (${before.place}), and its actions are put under that.`,
      );
    used.push(place);
    return groups.get(key) as Group;
  };
  const ofRows = new Map<MappedTable, ReadonlyMap<number, Group>>();
  const sheets = new Set(tables.map(({ sheet }) => sheet.name));
  for (const table of tables) {
    const column = table.columns.find(({ field }) => field === "recommendation")?.column;
    ofRows.set(
      table,
      column === undefined ? byTitles(table, sheets.size > 1, add) : byColumn(table, column, add),
    );
  }
  if (groups.size === 0)
    notes.push("No column, title or sheet names the recommendations: all actions answer one.");
  return {
    groups: [...groups.values()],
    groupOf: (table, row) => {
      const group = ofRows.get(table)?.get(row);
      return group === undefined ? null : (groups.get(group.key) ?? null);
    },
    used,
    notes,
  };
}

const plainText = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

type AddGroup = (text: string, place: Place) => Group;

function byColumn(table: MappedTable, column: number, add: AddGroup): Map<number, Group> {
  let current: Group | null = null;
  const found = new Map<number, Group>();
  for (const row of table.rows) {
    const { text, content, isContinued } = cellAt(table.sheet, row, column);
    if (content.kind === "error") current = null;
    else if (text !== "" && !isContinued) current = add(text, placeOf(table.sheet, row, column));
    if (current !== null) found.set(row, current);
  }
  return found;
}

function byTitles(table: MappedTable, hasSheets: boolean, add: AddGroup): Map<number, Group> {
  const [top] = table.top;
  const above = table.titles.filter(({ row }) => row < top);
  const between = table.titles.filter(({ row }) => row > top && row < (table.rows.at(-1) ?? 0));
  const head = above.findLast(({ text }) => namesGroup(text)) ?? null;
  const asGroup = ({ row, column, text }: Title): Group => add(text, placeOf(table.sheet, row, column));
  let current: Group | null = null;
  if (head !== null) current = asGroup(head);
  else if (hasSheets && between.length === 0) current = add(table.sheet.name, `${table.sheet.name}!`);
  const found = new Map<number, Group>();
  let next = 0;
  for (const row of table.rows) {
    for (let title = between[next]; title !== undefined && title.row < row; title = between[next]) {
      current = asGroup(title);
      next += 1;
    }
    if (current !== null) found.set(row, current);
  }
  return found;
}

const GROUP_WORDS =
  "recommendation|rec|priority(?: area| action)?|area(?: for improvement)?|objective|theme|finding|requirement|outcome|workstream";

const namesGroup = (text: string): boolean =>
  new RegExp(`^(?:(?:ofsted |inspection )?(?:${GROUP_WORDS})\\b|r?\\d{1,2}\\b[.:)]?\\s)`, "i").test(text);

/** The number and the words of "Recommendation 2: Improve assessments", "R2", "2. Improve" or plain words. */
function readGroup(text: string): { number: number | null; words: string } {
  const line = text.replace(/\s+/g, " ").trim();
  const found = new RegExp(
    `^(?:ofsted |inspection )?(?:(?:${GROUP_WORDS})s?\\s*)?(?:no\\.?\\s*|number\\s*)?(?:r\\s?)?(\\d{1,3})(?:\\s*[.:)–—-]+\\s*|\\s+|$)`,
    "i",
  ).exec(line);
  return found === null
    ? { number: null, words: line }
    : { number: Number(found[1]), words: line.slice(found[0].length).trim() };
}
