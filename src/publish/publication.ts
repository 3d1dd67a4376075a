import type { Print } from "../browser/print.ts";

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
  /** Also the name of its files. */
  id: string;
  title: string;
  /** BCP 47, for example `en-GB`. */
  language: string;
  /** ISO date as at which the report speaks; a document's only date. */
  asAt: string;
  /** A complete document, with a `</body>`. */
  html: string;
  /** What the report was rendered from, and all that its reader may see. */
  model: JsonValue;
};

/** What a format may need besides the report. */
type Tools = {
  /** Prints HTML to PDF; the browser starts on the first call. */
  print: Print;
};

/** A kind of file a report is published as. */
export type Format = {
  /** With no dot. */
  extension: string;
  /** The whole file. Nothing is written. */
  publish: (publication: Publication, tools: Tools) => Promise<Uint8Array>;
};
