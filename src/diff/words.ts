/** A stretch of words that two texts share, or that only one of them has. */
export interface Chunk {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** Beyond this many pairs of words texts are told as replaced whole: nobody reads them word by word. */
const MOST_PAIRS = 16_000_000;

/** Word by word from one text to another; where its lines end says nothing, its paragraphs do. */
export function diffWords(from: string, to: string): Chunk[] {
  const [old, now] = [wordsOf(from), wordsOf(to)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  return joinChunks([
    ...old.slice(0, start).map(same),
    ...between(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...old.slice(old.length - end).map(same),
  ]);
}

/** Whether two texts are the same words in the same paragraphs. */
export const sameWords = (from: string, to: string): boolean =>
  wordsOf(from).join(" ") === wordsOf(to).join(" ");

/** A word, or the space between two paragraphs. */
const wordsOf = (text: string): string[] =>
  (text.trim().match(/\n[ \t]*\n\s*|\S+/g) ?? []).map((word) => (/\S/.test(word) ? word : "\n\n"));

const same = (text: string): Chunk => ({ kind: "same", text });
const added = (text: string): Chunk => ({ kind: "added", text });
const removed = (text: string): Chunk => ({ kind: "removed", text });

/** The longest words that both have in common, in order, and around them what only one has. */
function between(old: readonly string[], now: readonly string[]): Chunk[] {
  const width = now.length + 1;
  if (old.length * now.length > MOST_PAIRS) return [...old.map(removed), ...now.map(added)];
  const common = new Uint16Array((old.length + 1) * width);
  const at = (row: number, column: number): number => common[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      common[row * width + column] =
        old[row] === now[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const chunks: Chunk[] = [];
  let [row, column] = [0, 0];
  while (row < old.length && column < now.length) {
    if (old[row] === now[column]) {
      chunks.push(same(old[row] as string));
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) chunks.push(removed(old[row++] as string));
    else chunks.push(added(now[column++] as string));
  }
  return [...chunks, ...old.slice(row).map(removed), ...now.slice(column).map(added)];
}

/** Neighbours of one kind as one. */
function joinChunks(chunks: readonly Chunk[]): Chunk[] {
  const joined: { kind: Chunk["kind"]; text: string }[] = [];
  for (const { kind, text } of chunks) {
    const last = joined.at(-1);
    if (last?.kind === kind) last.text += last.text.endsWith("\n") || text === "\n\n" ? text : ` ${text}`;
    else joined.push({ kind, text });
  }
  return joined;
}
