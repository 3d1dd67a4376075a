import { parseDocument, visit } from "yaml";
import { isFieldName } from "../../plan/schema/fields.ts";

/** Reads a text as the parser does that explains mistakes. */
export function parseText(text: string) {
  const { stackTraceLimit } = Error;
  // Each mistake is an error with a stack that nobody reads, and takes longer than the rest of the work.
  Error.stackTraceLimit = 0;
  try {
    return parseDocument(text, { schema: "failsafe", uniqueKeys: false, prettyErrors: false });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

interface FoundError {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [start: number, end: number];
}

/** The first mistake of a text, as the parser tells it, or what it reads as something that nobody means. */
export function firstError(text: string): FoundError | null {
  const document = parseText(text);
  return document.errors[0] ?? findUnmeant(document, text);
}

/**
 * A key that begins with a non-breaking space, or several lines that are read as one text: fields of an entry without a
 * space after their colons, or figures without a colon after their periods.
 */
function findUnmeant(document: ReturnType<typeof parseText>, text: string): FoundError | null {
  let found: FoundError | null = null;
  const tell = (message: string, at: number): symbol => {
    found = { code: "UNMEANT", message, pos: [at, at + 1] };
    return visit.BREAK;
  };
  visit(document, {
    Scalar: (role, { type, range }) => {
      const [from, to] = range ?? [0, 0];
      if (type !== "PLAIN") return undefined;
      const written = text.slice(from, to);
      if (role === "key") return written.startsWith("\u00a0") ? tell("hard space", from) : undefined;
      // A text may hold what it likes, but no entry is a text, and figures are none.
      const lines = written.split("\n");
      const isMeant = role === "value" ? lines.length > 1 && lines.every(isFigure) : lines.some(isTight);
      if (!isMeant) return undefined;
      const index = lines.findIndex((line) => isTight(line) || isFigure(line));
      return tell("no space after a colon", from + [...lines.slice(0, index), ""].join("\n").length);
    },
  });
  return found;
}

/** `due:2016-08-26` */
function isTight(line: string): boolean {
  const [, name = ""] = /^ *([a-z][a-z-]*):(?=[^\s:/])/.exec(line) ?? [];
  return isFieldName(name);
}

/** `2016-08 17.2`, `2016-08:17.2` or `2016-08 = 17.2` */
const isFigure = (line: string): boolean =>
  /^ *\d{4}-\d\d(?:-\d\d)?(?::|\s*=\s*|\s+)[\d,.]+(?:\/[\d,.]+)?\s*$/.test(line);
