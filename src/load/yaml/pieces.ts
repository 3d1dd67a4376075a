/** A part of a YAML text that can be read by itself. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** Whether it begins with an entry of the list in which the piece before it ends. */
  readonly goesOn: boolean;
}

/**
 * Cuts a text into pieces, so that what a parser makes on the way need not all be kept at a time. It is cut before keys at
 * the left margin and before the entries of lists below them: what such an entry holds is further to the right, so in sound
 * YAML the cut is between two entries. In any other text a piece is left with something open, and cannot be read.
 * @param size about how long the pieces are.
 */
export function piecesOf(text: string, size: number): Piece[] {
  const cuts: Omit<Piece, "end">[] = [{ start: 0, goesOn: false }];
  if (text.length > size) {
    const keys = [...text.matchAll(KEY)].map(({ index }) => index);
    for (const [at, start] of keys.entries()) {
      const end = keys[at + 1] ?? text.length;
      // What begins inside a list ends with it.
      if (cuts.at(-1)?.goesOn === true) cuts.push({ start, goesOn: false });
      for (const entry of entriesIn(text, start, end, size)) cuts.push({ start: entry, goesOn: true });
    }
  }
  return cuts.map((cut, at) => ({ ...cut, end: cuts[at + 1]?.start ?? text.length }));
}

/** A line that begins at the left margin, and neither with a dash nor with a comment. */
const KEY = /^(?=[^ #\r\n-])/gm;

const LIST = /[a-z][a-z-]*:\r?\n( *)- /y;

/** Where entries of the list below a key begin, some way apart. */
function* entriesIn(text: string, start: number, end: number, size: number): Generator<number> {
  LIST.lastIndex = start;
  const indent = LIST.exec(text)?.[1];
  if (indent === undefined) return;
  const dash = `\n${indent}- `;
  let at = text.indexOf(dash, start + size);
  while (at !== -1 && at < end) {
    yield at + 1;
    at = text.indexOf(dash, at + size);
  }
}
