import type { Chart, Mark } from "../../model/charts.ts";
import type { Block, ContentsEntry } from "../../model/document.ts";
import {
  type Cell,
  type Column,
  type Inline,
  plainText,
  type Row,
  type Sparkline,
  type Variation,
} from "../../model/table.ts";
import type { Colour } from "../../plan/schema/actions.ts";
import { drawChart } from "../charts/index.ts";
import { drawSparkline } from "../charts/sparkline.ts";
import { element, type Markup, shape } from "../markup.ts";
import type { Helper } from "./handlebars.ts";

/** `{{> (blockPartial this) this}}`: the partial that prints a block of this kind. */
const blockPartial = (block: Block): string => `blocks/${block.kind}`;

/** How a cell of a row is set: as the column is that it stands under, or the first of several. */
export const alignment = (columns: readonly Column[], cells: readonly Cell[], index: number): string =>
  columnOf(columns, cells, index).align;

/** What stands over a cell of a row. */
const columnTitle = (columns: readonly Column[], cells: readonly Cell[], index: number): string =>
  columnOf(columns, cells, index).title;

function columnOf(columns: readonly Column[], cells: readonly Cell[], index: number): Column {
  const before = cells.slice(0, index).reduce((sum, { span }) => sum + span, 0);
  const end = before + (cells[index]?.span ?? 1);
  const column = columns[before];
  if (column === undefined || end > columns.length)
    throw new Error(`a row has ${end} cells and its table ${columns.length} columns`);
  return column;
}

/** Whether narrow screens set each row as a list: one of many columns does, unless they hold figures to compare. */
const isStacked = (columns: readonly Column[]): boolean =>
  columns.length >= 4 && columns.every(({ align }) => align === "left");

/** True where a cell would print nothing, and so vanish from the tags of a PDF. */
const isBlank = (cell: Cell): boolean => cell.lines.every((line) => "text" in line && line.text.length === 0);

/** A column's share of the width: `12.5%`. */
const percent = (width: number): string => `${Number(width)}%`;

/** `{{chart chart title}}`: a figure's chart as SVG; the title names it. */
const chart = (chart: Chart, title: string): Markup => drawChart(chart, title);

interface ContentsNode extends ContentsEntry {
  readonly sections: ContentsNode[];
}

/** The parts of a report, each with the sections that follow it. */
function contentsTree(entries: readonly ContentsEntry[]): ContentsNode[] {
  const parts: ContentsNode[] = [];
  for (const entry of entries) {
    const node = { ...entry, sections: [] };
    const part = parts.at(-1);
    if (entry.level > 1 && part) part.sections.push(node);
    else parts.push(node);
  }
  return parts;
}

/** The shape beside a status word, which says nothing that the word does not. */
const icon = (colour: Colour): Markup =>
  element(
    "svg",
    { class: "icon", viewBox: "0 0 12 12", "aria-hidden": "true", focusable: "false" },
    shape(colour),
  );

/** About five printed lines. */
const SHORT = 420;

/** True for a paragraph that is better moved to the next page than split. */
const isShort = (text: readonly Inline[]): boolean => plainText(text).length <= SHORT;

/** `{{#if (is kind "text")}}` */
const is = (value: unknown, expected: unknown): boolean => value === expected;

const MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
const DATE = new RegExp(`\\b(?:(\\d{1,2}) to )?(\\d{1,2}) (${MONTHS})\\b`, "g");
const NUMBERED = /\b(appendix|paragraph|recommendation|action|page) (\d)/gi;
const COUNTS = /\((\d[\d.]*) of (\d[\d.]*)\)/g;

/** Puts non-breaking spaces into "12 to 13 October", "Appendix 2" and "(71 of 78)", so that no line ends within them. */
const keepTogether = (text: string): string =>
  text
    .replace(DATE, (date: string) => date.replaceAll(" ", "\u00A0"))
    .replace(NUMBERED, "$1\u00A0$2")
    .replace(COUNTS, "($1\u00A0of\u00A0$2)");

/** "paragraph 1", "paragraphs 9 to 24". */
const paragraphRange = (numbers: string): string =>
  `${/^\d+$/.test(numbers) ? "paragraph" : "paragraphs"} ${numbers}`;

/** A table's rows in groups: one that heads others, across several columns, begins a new one. */
export function rowGroups(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    if (group === undefined || isGroupHeading(row)) groups.push([row]);
    else group.push(row);
  }
  return groups;
}

const isGroupHeading = ({ cells: [first] }: Row): boolean => first?.header === true && first.span > 1;

/** Whether an address leads somewhere a report may lead: a place in it, a page, a mailbox. */
const isSafeLink = (href: string): boolean => /^(#|https?:\/\/|mailto:)/i.test(href);

/** `{{sparkline this}}`: a line of figures as SVG, or an en dash where there are none. */
export const sparkline = (line: Sparkline): Markup | string => drawSparkline(line) ?? "–";

const LETTERS: Record<Variation["letter"], string> = {
  H: "M5.9 5V11M10.1 5V11M5.9 8H10.1",
  L: "M6.4 5V11H10.2",
  "~": "M3.8 9C5.4 5.6 6.6 5.6 8 8S10.6 10.4 12.2 7",
};

/** In a box of 16 by 16: the shapes by which a chart marks the same points. */
const OUTLINES: Record<Mark | "common", Markup> = {
  improvement: element("rect", { class: "outline", x: 1, y: 1, width: 14, height: 14, rx: 2 }),
  concern: element("path", { class: "outline", d: "M8 -1.2 17.2 8 8 17.2 -1.2 8Z" }),
  neutral: element("circle", { class: "outline", cx: 8, cy: 8, r: 7 }),
  common: element("circle", { class: "outline", cx: 8, cy: 8, r: 7.2 }),
};

/** The sign beside a word on variation, which says nothing that the word does not. */
export const variationIcon = (mark: Mark | null, letter: Variation["letter"]): Markup =>
  element(
    "svg",
    {
      class: `icon variation-icon variation-${mark ?? "common"}`,
      viewBox: "0 0 16 16",
      "aria-hidden": "true",
      focusable: "false",
    },
    OUTLINES[mark ?? "common"],
    element("path", { class: "letter", d: LETTERS[letter] }),
  );

/** Every helper that templates may call, beside `if`, `unless`, `each`, `with` and `lookup`. */
export const helpers = {
  alignment,
  blockPartial,
  chart,
  columnTitle,
  contentsTree,
  icon,
  is,
  isBlank,
  isSafeLink,
  isShort,
  isStacked,
  keepTogether,
  paragraphRange,
  percent,
  rowGroups,
  sparkline,
  variationIcon,
} satisfies Record<string, Helper>;
