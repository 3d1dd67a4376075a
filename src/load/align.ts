import type { Offsets, ScalarNode } from "./node.ts";

/**
 * For each UTF-16 unit of a scalar's decoded text, the offsets into the file at which it was written; one more,
 * empty, for the end. Quotes, escapes, folding and indentation are what differ between the two.
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

/** Taken whole, or a long run would be searched for a line break once for each of its spaces. */
const BLANKS = "[ \\t]+";

/** What stands for one character, for none, or for a run of blanks, in each style. */
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

/** A single line break is read as a space; of several on end the first is dropped. */
function decodedLength(written: string): number {
  const breaks = written.split("\n").length - 1;
  if (written.startsWith("\\") && breaks > 0) return 0;
  if (written.startsWith("\\U")) return String.fromCodePoint(Number.parseInt(written.slice(2), 16)).length;
  return Math.max(1, breaks - 1);
}

/** Each line stands behind the block's indentation as it is; what folding made of the breaks stands between. */
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

/** How far the first character that is no space was moved to the right. */
function indentOf(text: string, source: string): number {
  const decoded = text.search(/[^ \n]/);
  const written = linesBelowHeader(source).find(({ line }) => /[^ ]/.test(line))?.line ?? "";
  return written.search(/[^ ]|$/) - (decoded - text.lastIndexOf("\n", decoded) - 1);
}
