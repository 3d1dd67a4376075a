/** Where something in the plan is written: the file, and the keys that lead to it. */
export interface Origin {
  /** Path below the plan folder, with forward slashes. */
  readonly file: string;
  /** Keys as the author wrote them, and positions in sequences counted from 0. */
  readonly path: readonly (string | number)[];
  /** Whether the place is the key or the value. */
  readonly part: "key" | "value";
  /** Part of a text, as offsets into the decoded value; the end is exclusive. */
  readonly span?: readonly [start: number, end: number];
  /** Raw offsets into the file, for a place without a path: a syntax error, or a cell of a CSV. */
  readonly offsets?: readonly [start: number, end: number];
  /** The place that serves as the key, in a CSV: the period for a figure, and the measure for a period. */
  readonly key?: Origin;
}

export const originOf = (file: string, path: Origin["path"] = []): Origin => ({ file, path, part: "value" });

/** A place below another: `below(action.origin, "documents", 0, "date")`. */
export function below(origin: Origin, ...path: (string | number)[]): Origin {
  // A spread would reserve room for a dozen more steps, in each of a hundred thousand places.
  return { file: origin.file, path: origin.path.concat(path), part: "value" };
}

export const keyOf = (origin: Origin): Origin => origin.key ?? { ...origin, part: "key" };

export const within = (origin: Origin, start: number, end: number): Origin => ({
  ...origin,
  span: [start, end],
});

/** A place in a file by its raw offsets. */
export const atOffsets = (file: string, start: number, end: number): Origin => ({
  file,
  path: [],
  part: "value",
  offsets: [start, end],
});
