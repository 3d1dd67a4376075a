import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";
import { printable } from "./escape.ts";

/** People read lines of this length at ease, and every terminal shows them. */
const WIDTH = 80;

/** Text in one colour, on as many lines as it takes. */
export interface Span {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/**
 * Lines of at most 80 columns, broken between words; between two spans stands a space. The first line begins with
 * `first`, the others with as many spaces. A word that does not fit into any line has one of its own. No lines where
 * there are no words.
 */
export function wrap(spans: readonly Span[], first = ""): string[] {
  const painted = spans.flatMap(({ text, paint }) => {
    const words = printable(text).trim();
    return words === "" ? [] : [paint?.(words) ?? words];
  });
  if (painted.length === 0) return [];
  const margin = stringWidth(first);
  return wrapAnsi(painted.join(" "), WIDTH - margin)
    .split("\n")
    .map((line, index) => (index === 0 ? first : " ".repeat(margin)) + line);
}
