import {
  type Badge,
  type Cell,
  type Column,
  type Inline,
  type Line,
  plainText,
  type Row,
  type Table,
  type Text,
  textOf,
} from "../../model/table.ts";
import type { Point } from "../../plan/measures/series.ts";
import { RAG_WORDS, type Rag } from "../../plan/measures/targets.ts";
import { type Action, STATUS_COLOURS, STATUS_WORDS, type Status } from "../../plan/schema/actions.ts";
import { type Figure, SYMBOLS } from "../../plan/schema/extracts.ts";
import type { PlanHeader } from "../../plan/schema/header.ts";
import { stampField, stampFigure } from "./stamped.ts";

/** Words that may link to a row. They can be used in tables and in drafts. */
export type Linked =
  | Text
  | { readonly kind: "link"; readonly href: string; readonly children: readonly Text[] };

export const cell = (...lines: Line[]): Cell => ({ header: false, span: 1, lines });

/** The cell that names its row. */
export const header = (...lines: Line[]): Cell => ({ header: true, span: 1, lines });

export const line = (text: string | readonly Inline[]): Line => ({
  kind: "text",
  text: typeof text === "string" ? [textOf(text)] : text,
});

export const note = (text: string | readonly Inline[]): Line => ({ ...line(text), kind: "note" }) as Line;

export const strong = (text: string): Inline => ({ kind: "strong", children: [textOf(text)] });

export const badge = ({ colour, word }: Badge): Line => ({ kind: "badge", colour, word });

/** A line for each text that is not empty. */
export const lines = (...texts: (string | null | undefined)[]): Line[] =>
  texts.flatMap((text) => (text === null || text === undefined || text === "" ? [] : [line(text)]));

export const row = (cells: readonly Cell[], anchor: string | null = null): Row => ({ anchor, cells });

export const left = (title: string, width: number): Column => ({ title, width, align: "left" });

export const right = (title: string, width: number): Column => ({ title, width, align: "right" });

export const table = (
  anchor: string,
  caption: string,
  columns: readonly Column[],
  rows: readonly Row[],
  {
    note = null,
    density = "normal",
    headed = false,
  }: Partial<Pick<Table, "note" | "density" | "headed">> = {},
): Table => ({ kind: "table", anchor, caption, columns, rows, note, density, headed });

/** A status in the council's own words. */
export function statusBadge(status: Status, header: Pick<PlanHeader, "legend">): Badge {
  return { colour: STATUS_COLOURS[status], word: header.legend?.get(status) ?? STATUS_WORDS[status] };
}

/** The status of an action, for a cell. */
export function actionBadge(
  { id, status }: Pick<Action, "id"> & { readonly status: Status },
  header: Pick<PlanHeader, "legend">,
): Line {
  const { colour, word } = statusBadge(status, header);
  return badge({ colour, word: stampField(word, id, "status") });
}

/** The same in the middle of a sentence. */
export const actionStatus = (
  { id, status }: Pick<Action, "id"> & { readonly status: Status },
  header: Pick<PlanHeader, "legend">,
): string => stampField(statusWord(status, header), id, "status");

/** A status in the middle of a sentence. */
export const statusWord = (status: Status, header: Pick<PlanHeader, "legend">): string =>
  statusBadge(status, header).word.toLowerCase();

/** A measure without a target or a figure is not rated. */
export const ragBadge = (rag: Rag | null): Badge =>
  rag === null ? { colour: "grey", word: "Not rated" } : { colour: rag, word: RAG_WORDS[rag] };

/** The rating of a measure's newest figure, for a cell. */
export function ratingBadge({ kpi, point, rag }: Rated): Line {
  const { colour, word } = ragBadge(rag);
  return badge({ colour, word: stampFigure(word, kpi, point, "rating") });
}

/** What a rating rests on. */
interface Rated {
  readonly kpi: { readonly id: string };
  readonly point: Pick<Point, "period"> | null;
  readonly rag: Rag | null;
}

/** The symbols that may replace a figure, in words. */
export const SYMBOL_WORDS: Readonly<Record<NonNullable<Figure["symbol"]>, string>> = {
  c: "suppressed",
  x: "not available",
  z: "not applicable",
  low: "rounds to 0 but is not 0",
  u: "too unreliable to give",
};

/** "[c] suppressed to protect confidentiality; [x] not available": the symbols printed in these rows; null if there are none. */
export function symbolKey(rows: readonly Row[]): string | null {
  const printed = rows
    .flatMap(({ cells }) => cells.flatMap(({ lines }) => lines))
    .map((line) => ("text" in line ? plainText(line.text) : ""))
    .join(" ");
  const meanings = SYMBOLS.filter((symbol) => printed.includes(`[${symbol}]`)).map(
    (symbol) => `[${symbol}] ${SYMBOL_WORDS[symbol]}${symbol === "c" ? " to protect confidentiality" : ""}`,
  );
  return meanings.length === 0 ? null : `${meanings.join("; ")}.`;
}
