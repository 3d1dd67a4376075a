import type { Print } from "../browser/print.ts";
import type { Publication } from "./publication.ts";

/** What a format may need besides the report. */
export type Tools = {
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
