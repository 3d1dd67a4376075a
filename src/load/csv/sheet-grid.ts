import { times } from "../../plan/measures/decimals.ts";
import type { Feed } from "../../plan/schema/feeds.ts";
import { isIsoMonth } from "../../plan/time/dates.ts";
import { readPeriod } from "../../plan/time/written-periods.ts";
import { cellName, type Sheet, type Cell as SheetCell, type Workbook } from "../../sheets/workbook.ts";
import { didYouMean, list } from "../../text/words.ts";
import { exportUnlikeFeed } from "../rules/feeds.ts";
import { type Cell, quote, type ReportProblem, type Row } from "./rows.ts";
import type { Grid, Way } from "./table.ts";

/**
 * The rows of the sheet that a feed names; or else of the first that has the headings, or of the first that can be seen.
 * A row of the sheet is a line of the text in which its problems are shown.
 */
export function gridOfBook(
  { sheets, sources }: Workbook,
  feed: Feed | undefined,
  way: Way,
  report: ReportProblem,
): Grid {
  const all = sheets.map((sheet) => ({ ...gridOf(sheet, sheets.length > 1), sheet }));
  const withOthers = (grid: (typeof all)[number]): Grid => ({
    ...grid,
    others: [...all.flatMap((other) => (other === grid ? [] : [other.rows])), ...sources],
  });
  if (feed?.sheet !== undefined) {
    const named = all.find(({ sheet }) => sheet.name.toLowerCase() === feed.sheet?.toLowerCase());
    if (named !== undefined) return withOthers(named);
    const names = sheets.map(({ name }) => name);
    const hint = didYouMean(feed.sheet, names) ?? `Its sheets are ${list(names.map(quote))}.`;
    const message = `The workbook has no sheet ${quote(feed.sheet)}, which the feed "${feed.id}" names`;
    report(message, { offsets: [0, 0] }, hint, exportUnlikeFeed);
    return { ...EMPTY_GRID, others: [...all.map(({ rows }) => rows), ...sources] };
  }
  const shown = all.filter(({ sheet }) => !sheet.isHidden);
  const chosen =
    shown.find((grid) => way.find(grid, () => undefined).layout !== null) ??
    shown.find(({ rows }) => rows.length > 0);
  return chosen === undefined
    ? { ...EMPTY_GRID, others: [...all.map(({ rows }) => rows), ...sources] }
    : withOthers(chosen);
}

const EMPTY_GRID: Grid = { text: "", rows: [], delimiter: null, isWhole: true };

function gridOf({ name, rows }: Sheet, isOneOfSeveral: boolean): Grid {
  const lines: string[] = [];
  const cells: Row[] = [];
  const names = new Map<number, string>();
  let start = 0;
  for (const [at, row] of rows.entries()) {
    const texts = row.map((cell) => textOf(cell).replace(/\s+/g, " "));
    const placed = texts.map((text, column): Cell => {
      const offset = start;
      start += text.length + (column < texts.length - 1 ? BETWEEN.length : 0);
      names.set(offset, cellName(at, column));
      return { text, offsets: [offset, offset + text.length], isBroken: false };
    });
    start += 1;
    lines.push(texts.join(BETWEEN));
    if (placed.some(({ text }) => text !== "")) cells.push(placed);
  }
  const of = isOneOfSeveral ? ` of the sheet ${quote(name)}` : "";
  return {
    text: lines.map((line) => `${line}\n`).join(""),
    rows: cells,
    delimiter: null,
    isWhole: true,
    cellAt: (offset) => `${names.get(offset) ?? "A1"}${of}`,
  };
}

const BETWEEN = " | ";

/** What a cell gives, with all its digits: a percentage with its sign, a day as it is written in a plan. */
function textOf({ text, content }: SheetCell): string {
  switch (content.kind) {
    case "number":
      if (content.isPercentage) return `${times(content.value, 100)}%`;
      return /e/.test(String(content.value)) ? text : String(content.value);
    case "date":
      // Excel makes 7 December of 7/12, and shows no year with it.
      if (!content.hasYear && /^\d/.test(text)) return text;
      return isIsoMonth(readPeriod(text) ?? "") ? text : content.date;
    case "unknown-result":
      return `=${content.formula.replace(/^=/, "")}`;
    default:
      return text;
  }
}
