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
