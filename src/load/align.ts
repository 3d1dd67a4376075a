import type { ScalarNode } from "./node.ts";

/**
 * For each offset into a scalar's decoded text, the offset into the file where that character was written;
 * one more entry for the end. Quotes, escapes, folding and indentation are what differ between the two.
 */
export function alignScalar(node: ScalarNode, file: string): number[] {
  const source = file.slice(...node.offsets);
  if (node.style === "literal") return alignLiteral(node, source);
  const header = node.style === "folded" ? source.indexOf("\n") + 1 : node.style === "plain" ? 0 : 1;
  const places: number[] = [];
  let at = header;
  for (const [index, character] of [...node.text].entries()) {
    at = skipLayout(source, at, character, node.style);
    for (let unit = 0; unit < character.length; unit++) places.push(node.offsets[0] + at);
    at += written(source, at, character, node, index);
  }
  places.push(node.offsets[0] + Math.min(at, source.length));
  return places;
}

/** Every line of a literal block is written as it is, behind an indentation. */
function alignLiteral(node: ScalarNode, source: string): number[] {
  const places: number[] = [];
  let lineStart = source.indexOf("\n") + 1;
  for (const line of node.text.split("\n")) {
    const lineEnd = source.indexOf("\n", lineStart);
    const whole = source.slice(lineStart, lineEnd === -1 ? undefined : lineEnd).replace(/\r$/, "");
    const indent = Math.max(0, whole.length - line.length);
    for (let column = 0; column <= line.length; column++) {
      places.push(node.offsets[0] + Math.min(lineStart + indent + column, source.length));
    }
    lineStart = lineEnd === -1 ? source.length : lineEnd + 1;
  }
  return places;
}

/** Steps over white space that folding left out. */
function skipLayout(source: string, at: number, character: string, style: ScalarNode["style"]): number {
  if (/\s/.test(character)) return at;
  let next = at;
  while (
    /\s/.test(source[next] ?? "") ||
    (style === "double" && /^\\\r?\n/.test(source.slice(next, next + 3)))
  ) {
    next += 1;
  }
  return next;
}

/** How many characters of the file stand for one character of the text. */
function written(source: string, at: number, character: string, node: ScalarNode, index: number): number {
  if (node.style === "double" && source[at] === "\\") {
    return { x: 4, u: 6, U: 10 }[source[at + 1] ?? ""] ?? 2;
  }
  if (node.style === "single" && character === "'") return 2;
  if (/\s/.test(character) && source[at] !== character) return /\s/.test(node.text[index + 1] ?? "") ? 1 : 0;
  return character.length;
}
