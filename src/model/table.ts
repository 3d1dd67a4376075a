import { z } from "zod";
import { COLOURS } from "../plan/schema/actions.ts";
import { mark } from "./charts.ts";
import type { Plain } from "./parts.ts";
import { unstamped } from "./stamps.ts";

const text = z.strictObject({ kind: z.literal("text"), text: z.string() });
export type Text = Plain<typeof text>;

const strong = z.strictObject({
  kind: z.literal("strong"),
  get children() {
    return inlines;
  },
});

const emphasis = z.strictObject({
  kind: z.literal("emphasis"),
  get children() {
    return inlines;
  },
});

/** Words that were added to a text. */
const inserted = z.strictObject({
  kind: z.literal("inserted"),
  get children() {
    return inlines;
  },
});

/** Words that were removed from a text. */
const deleted = z.strictObject({
  kind: z.literal("deleted"),
  get children() {
    return inlines;
  },
});

const link = z.strictObject({
  kind: z.literal("link"),
  href: z.string(),
  get children() {
    return inlines;
  },
});

/** The raised number of a footnote. The note itself is in a block of footnotes. */
const footnote = z.strictObject({
  kind: z.literal("footnote"),
  label: z.string(),
  /** The anchor of this number, to which the note links back. */
  anchor: z.string(),
  /** The anchor of the note. */
  note: z.string(),
});

/** Running text. A value only ever becomes a text node, never markup. */
const inline = z.discriminatedUnion("kind", [text, strong, emphasis, inserted, deleted, link, footnote]);
export type Inline = Plain<typeof inline>;
export const inlines = z.array(inline);

export const textOf = (text: string): Text => ({ kind: "text", text });

/** The words without markup, stamps and footnote numbers. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map(plainOf).join("");
}

function plainOf(one: Inline): string {
  if (one.kind === "text") return unstamped(one.text);
  return one.kind === "footnote" ? "" : plainText(one.children);
}

/** A status or a rating: always the word, with a colour and its shape. */
const badge = z.strictObject({ kind: z.literal("badge"), colour: z.enum(COLOURS), word: z.string() });
export type Badge = Omit<Plain<typeof badge>, "kind">;

/** What an XmR chart says about the latest figure or the target, as an icon: always the word, with a letter and a colour. */
const variation = z.strictObject({
  kind: z.literal("variation"),
  mark,
  /**
   * H for high or rising, L for low or falling, ~ for common cause; P if the target will be met (pass), F if it will be missed
   * (fail), ? if chance decides.
   */
  letter: z.enum(["H", "L", "~", "P", "F", "?"]),
  word: z.string(),
});
export type Variation = Omit<Plain<typeof variation>, "kind">;

/** A line chart without axes, as wide as its cell. */
const sparkline = z.strictObject({
  kind: z.literal("sparkline"),
  /** What it shows, in words for those who cannot see it. */
  name: z.string(),
  values: z.array(z.number().nullable()),
  /** The marks of the same points. */
  marks: z.array(mark),
});
export type Sparkline = Omit<Plain<typeof sparkline>, "kind">;

/** A count in a column of counts, with a bar for its size. */
const tally = z.strictObject({
  kind: z.literal("tally"),
  count: z.number(),
  /** The length of its bar in per cent: 100 for the greatest count of the table. */
  share: z.number(),
  colour: z.enum(COLOURS),
});

const line = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text"), text: inlines }),
  /** Smaller and paler, for an addition. */
  z.strictObject({ kind: z.literal("note"), text: inlines }),
  badge,
  variation,
  sparkline,
  tally,
]);
export type Line = Plain<typeof line>;

const cell = z.strictObject({
  header: z.boolean(),
  /** How many columns it covers: more than 1 for the heading of a group of rows. */
  span: z.number(),
  /** One below the other. Without lines the cell is empty. */
  lines: z.array(line),
});
export type Cell = Plain<typeof cell>;

const row = z.strictObject({ anchor: z.string().nullable(), cells: z.array(cell) });
export type Row = Plain<typeof row>;

const column = z.strictObject({
  title: z.string(),
  /** Share of the width in per cent. The columns of a table add up to 100. */
  width: z.number(),
  align: z.enum(["left", "right"]),
});
export type Column = Plain<typeof column>;

/** A table with one row of column headings. A cell with `header` is the heading of its row. */
export const table = z
  .strictObject({
    kind: z.literal("table"),
    anchor: z.string(),
    caption: z.string(),
    columns: z.array(column),
    rows: z.array(row),
    /** Printed in small type below the table; null if there is none. */
    note: z.string().nullable(),
    /** `compact` for many narrow columns of figures. */
    density: z.enum(["normal", "compact"]),
    /** Whether the heading above has the words of the caption, which is then not printed. */
    headed: z.boolean(),
  })
  .meta({ id: "Table" });
export type Table = Plain<typeof table>;
