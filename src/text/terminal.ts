/** Text that is painted as one, whatever lines it comes to stand on. */
export interface Span {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** What people read at ease, and what every terminal shows. */
const WIDTH = 80;

/**
 * Lines of at most 80 columns, broken between words: the first begins with `first`, the others with as many spaces.
 * A word that does not fit into any line has one of its own.
 */
export function wrap(spans: readonly Span[], first: string): string[] {
  const lines: { words: string[]; length: number }[] = [];
  for (const word of wordsOf(spans)) {
    const length = word.reduce((sum, { text }) => sum + text.length, 0);
    const painted = word.map(({ text, paint }) => paint?.(text) ?? text).join("");
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + length <= WIDTH) {
      line.words.push(painted);
      line.length += 1 + length;
    } else {
      lines.push({ words: [painted], length: first.length + length });
    }
  }
  return lines.map(({ words }, index) => (index === 0 ? first : " ".repeat(first.length)) + words.join(" "));
}

/** What stands between two spaces may be of several spans. */
function wordsOf(spans: readonly Span[]): Span[][] {
  const words: Span[][] = [[]];
  for (const { text, ...span } of spans) {
    for (const [index, piece] of printable(text).split(" ").entries()) {
      if (index > 0) words.push([]);
      if (piece !== "") words.at(-1)?.push({ ...span, text: piece });
    }
  }
  return words.filter((word) => word.length > 0);
}

/** A text of the plan moves no cursor, changes no colour and turns no line round. */
const printable = (text: string): string =>
  text.replace(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069]/g, "").replace(/[\s\p{Cc}]+/gu, " ");
