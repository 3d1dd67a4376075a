import type { Chart } from "./charts.ts";
import type { Inline, Table } from "./table.ts";

/** A report ready to be laid out: numbered, resolved, filtered for its audience. No key is ever left out. */
export interface ReportDocument {
  readonly template: "cabinet" | "board" | "diff";
  /** BCP 47: `en-GB`. */
  readonly language: string;
  readonly title: string;
  readonly heading: Heading;
  readonly contents: readonly ContentsEntry[];
  readonly parts: readonly Part[];
}

/** The block at the head of a Cabinet report. */
export interface Heading {
  readonly authority: string;
  /** The agenda item, null until it is known. */
  readonly item: string | null;
  readonly meeting: string;
  /** "4 October 2016", null until it is known. */
  readonly date: string | null;
  /** "Draft", "Final" or "Published 16 May 2016". */
  readonly status: string;
  readonly asAt: string;
  /** What a reader must know of the figures before reading on; null for nothing. */
  readonly notice: readonly Inline[] | null;
  /** `name` is null where nobody is named as holding the office. */
  readonly responsible: readonly {
    readonly role: string;
    readonly name: string | null;
    readonly office: string;
  }[];
}

export interface ContentsEntry {
  readonly title: string;
  readonly anchor: string;
  /** 1 for a part, 2 for a section. */
  readonly level: number;
  /** "1", "9 to 24"; null for what has no numbered paragraphs. */
  readonly paragraphs: string | null;
}

/** SUMMARY REPORT, MAIN REPORT, an appendix. */
export interface Part {
  readonly id: string;
  readonly kind: "summary" | "main" | "appendix";
  readonly anchor: string;
  readonly title: string;
  /** "Appendix 2", null outside the appendices. */
  readonly label: string | null;
  readonly blocks: readonly Block[];
}

export type Block =
  | HeadingBlock
  | Paragraph
  | Quote
  | Table
  | Illustration
  | SignOff
  | Contact
  | Facts
  | Footnotes;

/** A heading inside a part: level 2 or 3, as the part's own title is level 1. */
interface HeadingBlock {
  readonly kind: "heading";
  readonly level: 2 | 3;
  readonly anchor: string;
  readonly text: readonly Inline[];
}

/** A paragraph with the list that belongs to it. */
export interface Paragraph {
  readonly kind: "paragraph";
  /** Runs on through the whole report; null for what is not numbered. */
  readonly number: number | null;
  readonly anchor: string;
  readonly text: readonly Inline[];
  readonly items: readonly Item[];
}

export interface Item {
  /** "(a)", "(ii)": printed as text, so that it is read aloud and survives copying. */
  readonly label: string;
  readonly text: readonly Inline[];
  readonly items: readonly Item[];
}

interface Quote {
  readonly kind: "quote";
  readonly paragraphs: readonly (readonly Inline[])[];
}

/** A chart, the sentence that says what it shows, and its figures. */
export interface Illustration {
  readonly kind: "figure";
  readonly anchor: string;
  readonly title: string;
  readonly chart: Chart;
  readonly sentence: string;
  readonly table: Table;
}

/** Who puts their name to the report. */
export interface SignOff {
  readonly kind: "sign-off";
  readonly name: string | null;
  readonly office: string;
}

export interface Contact {
  readonly kind: "contact";
  readonly name: string;
  readonly extension: string | null;
  readonly email: string | null;
}

/** Names and values, one a line. */
interface Facts {
  readonly kind: "facts";
  readonly rows: readonly { readonly name: string; readonly value: readonly Inline[] }[];
}

/** What shows the statements above it, one note for each number raised in their text. */
export interface Footnotes {
  readonly kind: "footnotes";
  readonly anchor: string;
  /** "What shows this:" */
  readonly title: string;
  readonly notes: readonly {
    readonly label: string;
    /** Of the note, and of the number in the text that leads to it. */
    readonly anchor: string;
    readonly reference: string;
    readonly text: readonly Inline[];
  }[];
}
