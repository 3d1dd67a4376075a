import { type Cell, type Column, type Line, plainText, type Table, textOf } from "../model/table.ts";
import { keepTogether } from "../render/templates/vocabulary/text.ts";

/** What a table is written of: a report's own, or names with their values, which have no head. */
export interface TableSource extends Pick<Table, "caption" | "rows" | "density"> {
  readonly anchor: string | null;
  readonly columns: readonly Column[];
  readonly hasHead: boolean;
  /** What is printed below it; null if there is nothing. */
  readonly note: string | null;
}

/** In em: a word that is longer may be broken. */
const LONGEST = 12;

/** In twentieths of a point: the space in a cell beside its words. */
const SPACE = 170;

/**
 * The widths of a table's columns, in twentieths of a point. Word has to be told them, as programs work out others of their
 * own. The widths of letters are nearly those of Arial; a council's own font may be wider.
 */
export class Columns {
  readonly #table: TableSource;
  /** The width of each column below which its longest word would be broken, and that below which a date or a count would. */
  readonly #least: readonly number[];
  readonly #together: readonly number[];

  constructor(table: TableSource) {
    this.#table = table;
    this.#least = leastWidths(table, (text) => text.replace(/(\d) (of \d)/g, "$1\u00a0$2"));
    this.#together = leastWidths(table, keepTogether.run);
  }

  /** The width below which some column has no room for its longest word. */
  get least(): number {
    return sumOf(this.#least);
  }

  /**
   * Widths that add up to `width`: each column as wide as the report says, but no narrower than its words. Columns that have
   * room to spare give it.
   */
  fit(width: number): number[] {
    const least = sumOf(this.#together) > width * OWN_FONT ? this.#least : this.#together;
    const needed = sumOf(least);
    const spare = width - needed;
    const lacking = this.#table.columns.map((column, at) =>
      Math.max(0, (column.width * width) / 100 - (least[at] ?? 0)),
    );
    const sum = sumOf(lacking);
    const widths = least.map((one, at) => {
      if (spare < 0) return (one * width) / needed;
      return one + (sum === 0 ? spare / least.length : (spare * (lacking[at] ?? 0)) / sum);
    });
    const whole = widths.map(Math.floor);
    const rest = width - sumOf(whole);
    return whole.map((one, at) => (at === 0 ? one + rest : one));
  }

  /** A line of a cell as it is printed in a column: a figure is not parted from what it is of, as in "of 54.2", but may be from what is in brackets. */
  lineIn(at: number, line: Line): Line {
    return wholeIn(this.#table.columns[at], line);
  }
}

const sumOf = (widths: readonly number[]): number => widths.reduce((sum, one) => sum + one, 0);

function wholeIn(column: Column | undefined, line: Line): Line {
  if (column?.align !== "right" || !("text" in line)) return line;
  const text = line.text.map((one) =>
    one.kind === "text" ? textOf(one.text.replace(/ (?!\()/g, "\u00a0")) : one,
  );
  return { ...line, text };
}

/** @param joined puts spaces that no line ends at into a text. */
function leastWidths(
  { columns, rows, density, hasHead }: TableSource,
  joined: (text: string) => string,
): number[] {
  const points = density === "compact" ? 9 : 10;
  const least = columns.map(({ title }) => (hasHead ? longestWord(joined(title), true) : 0));
  for (const { cells } of rows) {
    let at = 0;
    for (const cell of cells) {
      const column = columns[at];
      const needs = cell.lines.map((line) => widthOf(wholeIn(column, line), cell, joined));
      if (cell.span === 1) least[at] = Math.max(least[at] ?? 0, ...needs);
      at += cell.span;
    }
  }
  return least.map((ems) => Math.ceil(Math.min(ems, LONGEST) * points * 20) + SPACE);
}

/** In em. */
function widthOf(line: Line, { header }: Cell, joined: (text: string) => string): number {
  if ("text" in line) return longestWord(joined(plainText(line.text)), header);
  if ("word" in line) return longestWord(line.word, true) + SIGN;
  return line.kind === "tally" ? TALLY : SPARKLINE;
}

/** In em: the sign before a word, a count with the longest bar, and a line of figures. */
const SIGN = 1.9;
const TALLY = 3.2;
const SPARKLINE = 7.4;

function longestWord(text: string, bold: boolean): number {
  const widths = text.split(/[ -]/).map((word) => sumOf([...word].map(letterWidth)));
  return Math.max(0, ...widths) * (bold ? 1.08 : 1) * OWN_FONT;
}

/** How much wider the letters of another font may be. */
const OWN_FONT = 1.06;

function letterWidth(letter: string): number {
  if (/[()[\]]/.test(letter)) return 0.34;
  if (/[ijl.,:;'|!ft /\u00a0-]/.test(letter)) return 0.3;
  if (/[mwMW%@—]/.test(letter)) return 0.88;
  return /[A-Z]/.test(letter) ? 0.7 : 0.56;
}
