import type { Print } from "../browser/print.ts";
import type { Parts } from "../office/parts.ts";

/** Any value that JSON can hold. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** One report, rendered and ready for every format. */
export type Publication = {
  /** Also used in the name of its files. */
  id: string;
  title: string;
  /** BCP 47, for example `en-GB`. */
  language: string;
  /** The date as at which the report is written, YYYY-MM-DD. The document has no other date. */
  asAt: string;
  /** A complete document, with a `</body>`. */
  html: string;
  /** Whether style sheets of a council may place things elsewhere than ours. */
  ownStyles?: boolean;
  /** Lays the report out as a Word document: its parts by their names, in the order in which they are packed. */
  word: () => Promise<Parts>;
  /** What the report was rendered from. It holds only what the readers of the report may see. */
  model: JsonValue;
  /** Of a report that is in several files. */
  files?: {
    /** Each anchor that is in another file, with the name of that file without an extension. */
    elsewhere: ReadonlyMap<string, string>;
    /** The anchors in this file to which the others link. */
    wanted: readonly string[];
  };
};

/** The name of a report's files without an extension: `cabinet-2016-09`, `cabinet-2016-09-exempt`. */
export const fileNameOf = ({ report, edition }: { report: string; edition: "public" | "exempt" }): string =>
  edition === "exempt" ? `${report}-exempt` : report;

/** What a format may need besides the report. */
export type Tools = {
  /** Prints HTML to PDF. The browser starts on the first call. */
  print: Print;
  /** Called with what the user should know of the file that was made, line by line. */
  notice: (text: string) => void;
};

/** The formats that a report can be published in. */
export const REPORT_FORMATS = ["html", "pdf", "json", "docx"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Formats that are not text, and that are made with a browser. */
export type BinaryFormat = "pdf" | "docx";
export const isBinary = (format: string): format is BinaryFormat => format === "pdf" || format === "docx";

/** A kind of file that a report is published as. */
export type Format<Name extends string = string> = {
  /** Its name on the command line, and the extension of its files. */
  name: Name;
  /** Makes the content of the file. Nothing is written. */
  publish: (publication: Publication, tools: Tools) => Promise<Uint8Array>;
  /** Whether improve has written this as a file of the format. */
  wrote: (bytes: Uint8Array) => boolean;
  /** How the model in such a file begins, as JSON: a hundred signs or more, without reading the rest; empty if it cannot be told. */
  beginningOf: (bytes: Uint8Array) => string;
  /**
   * Reads the model from a published file.
   * @throws UsageError when the file has none, or one that was changed since; SyntaxError when it is not JSON.
   */
  readModel: (bytes: Uint8Array) => Promise<JsonValue>;
};
