import { inflateSync } from "node:zlib";

/** Where an object begins that is not packed with others. */
interface Entry {
  readonly object: number;
  readonly generation: number;
  readonly offset: number;
}

/**
 * Reads the table of objects from the end of a file, as a stream or as text, and those that it continues. `readObjects`
 * finds objects without it, as most readers do not.
 * @returns null where there is none, or it cannot be read.
 */
export function readEntries(bytes: Uint8Array): Entry[] | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const tail = Math.max(0, text.length - TAIL);
  const last = tail + text.subarray(tail).lastIndexOf("startxref");
  const start = Number(
    /^startxref\s+(\d+)/.exec(text.subarray(last, last + 40).toString("latin1"))?.[1] ?? Number.NaN,
  );
  const [entries, seen]: [Map<number, Entry>, Set<number>] = [new Map(), new Set()];
  for (let at: number | null = start; at !== null; ) {
    if (!(at < bytes.length) || seen.has(at)) return null;
    seen.add(at);
    const part: Part | null = readTable(text, at) ?? readStream(text, at);
    if (part === null) return null;
    // What comes first is newest.
    for (const entry of part.entries) if (!entries.has(entry.object)) entries.set(entry.object, entry);
    at = part.before;
  }
  return [...entries.values()];
}

/** In bytes. The last table is named in the last 1,024. */
const TAIL = 2048;

interface Part {
  readonly entries: readonly Entry[];
  /** Where the table before it begins; null for the first. */
  readonly before: number | null;
}

const numberIn = (dict: string, key: string): number | null => {
  const found = new RegExp(`/${key}\\s+(\\d+)`).exec(dict)?.[1];
  return found === undefined ? null : Number(found);
};

const listIn = (dict: string, key: string): number[] | null =>
  new RegExp(`/${key}\\s*\\[([\\d\\s]*)\\]`).exec(dict)?.[1]?.trim().split(/\s+/).map(Number) ?? null;

function readTable(text: Buffer, at: number): Part | null {
  if (text.subarray(at, at + 4).toString("latin1") !== "xref") return null;
  const end = text.indexOf("trailer", at);
  if (end === -1) return null;
  const trailer = text.subarray(end, text.indexOf("startxref", end)).toString("latin1");
  const entries: Entry[] = [];
  let object = 0;
  for (const line of text
    .subarray(at + 4, end)
    .toString("latin1")
    .split(/\r\n|\n|\r/)) {
    const [first, second, kind] = line.trim().split(/\s+/);
    if (kind === undefined) object = Number(first);
    else {
      if (kind === "n") entries.push({ object, generation: Number(second), offset: Number(first) });
      object++;
    }
  }
  return { entries, before: numberIn(trailer, "Prev") };
}

function readStream(text: Buffer, at: number): Part | null {
  const begin = text.indexOf("stream", at);
  const dict = text.subarray(at, begin).toString("latin1");
  const [widths, length] = [listIn(dict, "W"), numberIn(dict, "Length")];
  if (begin === -1 || !/^\d+ \d+ obj/.test(dict) || widths?.length !== 3 || length === null) return null;
  if (/\/DecodeParms/.test(dict)) return { entries: [], before: numberIn(dict, "Prev") };
  const start = begin + (text[begin + 6] === 13 ? 8 : 7);
  const packed = text.subarray(start, start + length);
  try {
    const rows = /\/FlateDecode/.test(dict) ? inflateSync(packed) : packed;
    return { entries: entriesOf(rows, widths, dict), before: numberIn(dict, "Prev") };
  } catch {
    return null;
  }
}

/** Each row is a kind, an offset and a generation, of so many bytes each. Kind 1 is an object that stands alone. */
function entriesOf(rows: Uint8Array, widths: readonly number[], dict: string): Entry[] {
  const entries: Entry[] = [];
  const sections = listIn(dict, "Index") ?? [0, numberIn(dict, "Size") ?? 0];
  let at = 0;
  const read = (width: number, usual: number): number => {
    let value = width === 0 ? usual : 0;
    for (const end = at + width; at < end; at++) value = value * 256 + (rows[at] ?? 0);
    return value;
  };
  for (let section = 0; section + 1 < sections.length; section += 2) {
    const first = sections[section] as number;
    for (
      let object = first;
      object < first + (sections[section + 1] as number) && at < rows.length;
      object++
    ) {
      const [kind, offset, generation] = widths.map((width, index) => read(width, index === 0 ? 1 : 0));
      if (kind === 1) entries.push({ object, offset: offset as number, generation: generation as number });
    }
  }
  return entries;
}
