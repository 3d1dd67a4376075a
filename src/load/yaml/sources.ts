import type { Range, Sources, WrittenText } from "../../problems/locate.ts";
import { atOffsets, type Origin } from "../../problems/origin.ts";
import { LINE_END } from "../../text/words.ts";
import { type MappingNode, type Node, type Offsets, type ScalarNode, scalarsOf } from "./node.ts";
import type { MendedText } from "./slips.ts";

/** A file of the plan as it was read. `tree` is null for a CSV, for prose, and for a file that could not be parsed. */
export interface SourceFile {
  readonly text: string;
  /** Called where a place in it is asked for. */
  readonly tree: (() => Node) | null;
  /** What the tree was read from, where that is not the text. */
  readonly readAs?: MendedText | undefined;
}

/** Works out lines and columns, and only when they are asked for. */
export function createSources(files: ReadonlyMap<string, SourceFile>): Sources {
  const aligned = new WeakMap<ScalarNode, Offsets[]>();
  /** Kept for later calls, because a long text may have a thousand problems. */
  const align: Align = (node, text) => {
    const places = aligned.get(node) ?? alignScalar(node, text);
    aligned.set(node, places);
    return places;
  };
  const lineStarts = new Map<string, number[]>();
  const linesOf = (name: string, text: string): number[] => {
    const known = lineStarts.get(name) ?? startsOfLines(text);
    lineStarts.set(name, known);
    return known;
  };
  return {
    text: (file) => files.get(file)?.text ?? null,
    locate(origin) {
      const file = files.get(origin.file);
      if (file === undefined) return rangeAt([0], [0, 0]);
      return rangeAt(linesOf(origin.file, file.text), offsetsOf(origin, file, align));
    },
    *texts(signs) {
      for (const [file, source] of files) if (mayHold(source, signs)) yield* textsIn(file, source, align);
    },
  };
}

/** What a backslash stands for is not in the file itself. */
function mayHold({ text, readAs }: SourceFile, signs: RegExp): boolean {
  const read = readAs?.text ?? text;
  return read.includes("\\") || signs.test(read);
}

function* textsIn(file: string, source: SourceFile, align: Align): Generator<WrittenText> {
  const { text, tree, readAs } = source;
  if (tree === null) {
    yield { text, placeOf: (start, end) => atOffsets(file, start, end) };
    return;
  }
  for (const { scalar } of scalarsOf(tree())) {
    const placeOf = (start: number, end: number): Origin => {
      const places = align(scalar, readAs?.text ?? text);
      const [from] = places[start] as Offsets;
      return atOffsets(file, ...inFile(source, [from, (places[Math.max(start, end - 1)] as Offsets)[1]]));
    };
    yield { text: scalar.text, placeOf };
  }
}

function startsOfLines(text: string): number[] {
  const ends = text.matchAll(new RegExp(LINE_END, "g"));
  return [0, ...[...ends].map((end) => end.index + end[0].length)];
}

type Align = (node: ScalarNode, text: string) => Offsets[];

function offsetsOf(origin: Origin, file: SourceFile, align: Align): Offsets {
  if (origin.offsets !== undefined) return origin.offsets;
  if (file.tree === null) return origin.span ?? [0, 0];
  return inFile(file, offsetsRead(origin, file.tree(), file.readAs?.text ?? file.text, align));
}

/** The place in the file of a place in what was read of it. */
const inFile = ({ readAs }: SourceFile, [from, to]: Offsets): Offsets =>
  readAs === undefined ? [from, to] : [readAs.original(from), readAs.original(to)];

function offsetsRead(origin: Origin, root: Node, text: string, align: Align): Offsets {
  const node = follow(root, origin);
  if (origin.span === undefined || node.kind !== "scalar") return firstLine(node, text, align);
  const places = align(node, text);
  const last = places.length - 1;
  const [start, end] = origin.span;
  const [from] = places[Math.min(start, last)] as Offsets;
  return [from, end > start ? (places[Math.min(end, last + 1) - 1] as Offsets)[1] : from];
}

/** Follows the path as far as it leads. It may end early, at a single value in the place of a list. */
function follow(root: Node, { path, part }: Origin): Node {
  let node = root;
  for (const [index, step] of path.entries()) {
    if (node.kind === "mapping") {
      const pair = pairCalled(String(step), node);
      if (pair === undefined) return node;
      node = part === "key" && index === path.length - 1 ? pair.key : pair.value;
    } else if (node.kind === "sequence") {
      const item = node.items[Number(step)];
      if (item === undefined) return node;
      node = item;
    }
  }
  return node;
}

/** Of a key that is there twice the last pair counts. */
function pairCalled(key: string, mapping: MappingNode): MappingNode["pairs"][number] | undefined {
  if (mapping.pairs.length < FEW) return mapping.pairs.findLast((pair) => pair.key.text === key);
  const known = named.get(mapping) ?? new Map(mapping.pairs.map((pair) => [pair.key.text, pair]));
  named.set(mapping, known);
  return known.get(key);
}

/** An entry has fewer keys. A mapping with more may have a problem in each. */
const FEW = 50;

const named = new WeakMap<MappingNode, ReadonlyMap<string, MappingNode["pairs"][number]>>();

/** A problem with a whole entry points at the first line of the entry. */
function firstLine(node: Node, text: string, align: Align): Offsets {
  if (node.kind === "mapping" && node.pairs[0] !== undefined) {
    const [first] = node.pairs;
    const value = first.value;
    return [
      first.key.offsets[0],
      value.kind === "scalar" ? endOnLine(value.offsets, text) : first.key.offsets[1],
    ];
  }
  if (node.kind === "sequence" && node.items[0] !== undefined) return firstLine(node.items[0], text, align);
  const start = startOfText(node, text, align);
  return [start, endOnLine([start, node.offsets[1]], text)];
}

/** Where the text itself starts: for a text below `>-` or `|`, on the line after. */
function startOfText(node: Node, text: string, align: Align): number {
  if (node.kind !== "scalar" || (node.style !== "literal" && node.style !== "folded")) return node.offsets[0];
  return align(node, text)[0]?.[0] ?? node.offsets[0];
}

function endOnLine([start, end]: Offsets, text: string): number {
  const newline = text.indexOf("\n", start);
  return newline === -1 ? end : Math.min(end, newline);
}

function rangeAt(starts: readonly number[], [from, to]: Offsets): Range {
  return { start: positionAt(starts, from), end: positionAt(starts, Math.max(from, to)) };
}

function positionAt(starts: readonly number[], offset: number): Range["start"] {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] as number) + 1 };
}

/**
 * Aligns the decoded text of a scalar with the file. Returns, for each UTF-16 unit of the text, the offsets into the file
 * at which it is written, then an empty range for the end. Quotes, escapes, folding and indentation make the two differ.
 */
export function alignScalar(node: ScalarNode, file: string): Offsets[] {
  const source = file.slice(...node.offsets);
  const pieces = node.style === "literal" || node.style === "folded" ? alignBlock : alignFlow;
  const places = pieces(node, source).map(
    ([from, to]): Offsets => [node.offsets[0] + from, node.offsets[0] + to],
  );
  const end = node.style === "single" || node.style === "double" ? node.offsets[1] - 1 : node.offsets[1];
  return [...places, [end, end]];
}

const FOLD = "[ \\t]*(?:\\r?\\n[ \\t]*)+";
const ESCAPED_BREAK = "\\\\\\r?\\n[ \\t]*";
const ESCAPE = "\\\\(?:x.{2}|u.{4}|U.{8}|.)";

/** Matched as a whole. Otherwise each space of a long run would start another search for a line break. */
const BLANKS = "[ \\t]+";

/** For each style, what is written for one character, for none, or for a run of blanks. */
const WRITTEN = {
  plain: new RegExp(`${FOLD}|${BLANKS}|.`, "gs"),
  single: new RegExp(`${FOLD}|${BLANKS}|''|.`, "gs"),
  double: new RegExp(`${ESCAPED_BREAK}|${ESCAPE}|${FOLD}|${BLANKS}|.`, "gs"),
};

function alignFlow({ style }: ScalarNode, source: string): Offsets[] {
  const quotes = style === "plain" ? 0 : 1;
  const inside = source.slice(quotes, source.length - quotes);
  return [...inside.matchAll(WRITTEN[style as keyof typeof WRITTEN])].flatMap(({ 0: written, index }) => {
    const from = quotes + index;
    if (/^[ \t]+$/.test(written)) return [...written].map((_, at): Offsets => [from + at, from + at + 1]);
    const place: Offsets = [from, from + written.length];
    return Array<Offsets>(decodedLength(written)).fill(place);
  });
}

/** A single line break is read as a space. The first of several in a row is dropped. */
function decodedLength(written: string): number {
  const breaks = written.split("\n").length - 1;
  if (written.startsWith("\\") && breaks > 0) return 0;
  if (written.startsWith("\\U")) return String.fromCodePoint(Number.parseInt(written.slice(2), 16)).length;
  return Math.max(1, breaks - 1);
}

/** Each line follows the indentation of the block unchanged. The breaks between lines are as folding leaves them. */
function alignBlock({ text }: ScalarNode, source: string): Offsets[] {
  const indent = indentOf(text, source);
  const places: Offsets[] = [];
  let end = source.indexOf("\n") + 1;
  for (const { start, line } of linesBelowHeader(source)) {
    const content = line.slice(indent);
    if (content === "") continue;
    while (places.length < text.length && !text.startsWith(content, places.length))
      places.push([end, end + 1]);
    const from = start + indent;
    for (let unit = 0; unit < content.length; unit++) places.push([from + unit, from + unit + 1]);
    end = from + content.length;
  }
  while (places.length < text.length) places.push([end, Math.min(end + 1, source.length)]);
  return places;
}

function linesBelowHeader(source: string): { start: number; line: string }[] {
  const found = [...source.matchAll(/[^\r\n]*(?:\r(?!\n)[^\r\n]*)*(?:\r?\n|$)/g)].slice(1);
  return found.map(({ 0: line, index }) => ({ start: index, line: line.replace(/\r?\n$/, "") }));
}

/** The indentation of the block: how far its first character that is not a space was moved to the right. */
function indentOf(text: string, source: string): number {
  const decoded = text.search(/[^ \n]/);
  const written = linesBelowHeader(source).find(({ line }) => /[^ ]/.test(line))?.line ?? "";
  return written.search(/[^ ]|$/) - (decoded - text.lastIndexOf("\n", decoded) - 1);
}
