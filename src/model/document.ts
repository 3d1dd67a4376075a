import { z } from "zod";
import { chart } from "./charts.ts";
import type { Plain } from "./parts.ts";
import { inlines, table } from "./table.ts";

/** The block at the head of a report. */
const heading = z.strictObject({
  authority: z.string(),
  /** The agenda item; null until it is known. */
  item: z.string().nullable(),
  meeting: z.string(),
  /** "4 October 2016"; null until it is known. */
  date: z.string().nullable(),
  /** "Draft", "Final" or "Published 16 May 2016". */
  status: z.string(),
  asAt: z.string(),
  /** What a reader must know about the figures before reading on; null if there is nothing. */
  notice: inlines.nullable(),
  /** `name` is null if nobody is named as the holder of the office. */
  responsible: z.array(z.strictObject({ role: z.string(), name: z.string().nullable(), office: z.string() })),
});
export type Heading = Plain<typeof heading>;

const contentsEntry = z.strictObject({
  title: z.string(),
  anchor: z.string(),
  /** 1 for a part, 2 for a section. */
  level: z.number(),
  /** "1", "9 to 24"; null without numbered paragraphs. */
  paragraphs: z.string().nullable(),
});
export type ContentsEntry = Plain<typeof contentsEntry>;

/** A heading inside a part. The title of the part is level 1. */
const headingBlock = z.strictObject({
  kind: z.literal("heading"),
  level: z.literal([2, 3]),
  anchor: z.string(),
  text: inlines,
});

const item = z
  .strictObject({
    /** "(a)", "(ii)". It is printed as text so that it is read aloud and copied. */
    label: z.string(),
    text: inlines,
    get items() {
      return z.array(item);
    },
  })
  .meta({ id: "Item" });
export type Item = Plain<typeof item>;

/** A paragraph with the list that belongs to it. */
const paragraph = z.strictObject({
  kind: z.literal("paragraph"),
  /** Counted through the whole report; null for a paragraph without a number. */
  number: z.number().nullable(),
  anchor: z.string(),
  text: inlines,
  items: z.array(item),
});
export type Paragraph = Plain<typeof paragraph>;

const quote = z.strictObject({ kind: z.literal("quote"), paragraphs: z.array(inlines) });

/** A chart, the sentence that says what it shows, and its figures. */
const illustration = z.strictObject({
  kind: z.literal("figure"),
  anchor: z.string(),
  /** What the chart shows, or what it is a chart of. */
  title: z.string(),
  /** What is measured, below a title that says what the chart shows; null if the title names it. */
  measure: z.string().nullable(),
  /** For councillors: what it means, and which action answers it; null if there is nothing to say. */
  meaning: inlines.nullable(),
  chart,
  sentence: z.string(),
  /** Null if a table of the same part has the figures of several charts. */
  table: table.nullable(),
  /** The anchor of the chart's figures in such a table; null if it has a table of its own. */
  figures: z.string().nullable(),
});
export type Illustration = Plain<typeof illustration>;

/** Who signs the report. */
const signOff = z.strictObject({
  kind: z.literal("sign-off"),
  name: z.string().nullable(),
  office: z.string(),
});
export type SignOff = Plain<typeof signOff>;

const contact = z.strictObject({
  kind: z.literal("contact"),
  name: z.string(),
  extension: z.string().nullable(),
  email: z.string().nullable(),
});
export type Contact = Plain<typeof contact>;

/** Names with their values, one to a line. */
const facts = z.strictObject({
  kind: z.literal("facts"),
  rows: z.array(z.strictObject({ name: z.string(), value: inlines })),
});

/** What shows the statements above, with a note for each raised number in their text. */
const footnotes = z.strictObject({
  kind: z.literal("footnotes"),
  anchor: z.string(),
  /** "What shows this:" */
  title: z.string(),
  notes: z.array(
    z.strictObject({
      label: z.string(),
      /** The anchor of the note, to which the number in the text links. */
      anchor: z.string(),
      /** The anchor of the number in the text, to which the note links back. */
      reference: z.string(),
      text: inlines,
    }),
  ),
});
export type Footnotes = Plain<typeof footnotes>;

const block = z.discriminatedUnion("kind", [
  headingBlock,
  paragraph,
  quote,
  table,
  illustration,
  signOff,
  contact,
  facts,
  footnotes,
]);
export type Block = Plain<typeof block>;

/** A section of a part: its blocks from the position `from` up to the one before `to`. */
const section = z.strictObject({ id: z.string(), from: z.number(), to: z.number() });

/** The summary report, the main report or an appendix. */
const part = z.strictObject({
  id: z.string(),
  kind: z.enum(["summary", "main", "appendix"]),
  anchor: z.string(),
  title: z.string(),
  /** "Appendix 2"; null for the other parts. */
  label: z.string().nullable(),
  blocks: z.array(block),
  /** In the order of their blocks. An appendix has none, and an early record does not tell them apart. */
  sections: z.array(section),
});
export type Part = Plain<typeof part>;

/** A report ready for layout: numbered, references resolved, filtered for its audience. No key is ever left out. */
export const reportDocument = z.strictObject({
  template: z.enum(["cabinet", "board", "readiness", "diff"]),
  /** A BCP 47 tag: `en-GB`. */
  language: z.string(),
  title: z.string(),
  heading,
  contents: z.array(contentsEntry),
  parts: z.array(part),
});
export type ReportDocument = Plain<typeof reportDocument>;

/** Every text, or every one that has a key, however deep it is. */
export function textsIn(value: unknown, key?: string): string[] {
  if (typeof value === "string") return key === undefined ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === "string" ? [inner] : textsIn(inner, key),
  );
}
