import { type DocumentOptions, Scalar, Schema, type SchemaOptions, type Tags } from "yaml";
import { foldFlowLines, type StringifyContext, stringifyString, stringTag } from "yaml/util";
import { looksLikeEntry } from "../plan/schema/fields.ts";
import { printable } from "../text/escape.ts";

/** How a text is written so that it reads well, and so that every reader of YAML takes it for the same text. */

/** Columns in a line of a plan. */
export const LINE_WIDTH = 110;

/**
 * Writes a text plain where every reader takes it for that text; as a block where it is long or has several lines; and
 * else between quotes. A scalar whose type is PLAIN is written as it is: it is no text but a number, or true or false.
 */
function writeText(
  scalar: Scalar,
  context: StringifyContext,
  ...rest: [onComment?: () => void, onChompKeep?: () => void]
): string {
  const { type } = scalar;
  const text = String(scalar.value);
  const write = (as: Scalar.Type | undefined): string =>
    stringifyString(
      { ...scalar, value: text, type: as } as Scalar,
      { ...context, actualString: true },
      ...rest,
    );
  if (type === Scalar.PLAIN) return text;
  if (HIDDEN.test(text) || text !== text.trim()) return quoted(text);
  const room = LINE_WIDTH - context.indent.length - (context.indentAtStart ?? 0);
  const isShort = text.length <= room || !/\s/.test(text);
  if (context.implicitKey || context.inFlow || (isShort && !text.includes("\n"))) {
    return text.includes("\t") ? quoted(text) : write(undefined);
  }
  const lines = text.split("\n");
  // An editor drops spaces at the end of a line, and a line that begins with a tab is not read everywhere.
  if (lines.some((line) => /\s$|^\t/.test(line))) return quoted(text);
  const isLiteral = lines.length > 1 && lines.every((line) => line.startsWith(" ") || line.length <= room);
  const block = write(isLiteral ? Scalar.BLOCK_LITERAL : Scalar.BLOCK_FOLDED);
  return block.split("\n").slice(1).some(isMistakable) ? quoted(text) : block;
}

/** Whether `check` would take a line of a text for an entry that was indented too far. */
const isMistakable = (line: string): boolean => looksLikeEntry(line.trim());

/** Between double quotes on one line, with escapes for what nobody could see or YAML has no place for. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(new RegExp(HIDDEN, "gu"), (sign) => `\\u${codeOf(sign).padStart(4, "0")}`);

const codeOf = (sign: string): string => sign.charCodeAt(0).toString(16);

/** Controls but for tabs and line breaks, what other versions of YAML take for a line break, and what cannot be seen. */
const HIDDEN = /[^\P{Cc}\t\n]|[\u2028\u2029\uFEFF\uFFFE\uFFFF\p{Bidi_Control}\p{Cs}]/u;

/** What readers of YAML 1.1 take for no text, in any letters; but a day such as 2016-03-31 is a day to everyone. */
const OTHERS: Tags = [
  ...new Schema({ schema: "yaml-1.1" }).tags.filter(({ tag }) => !tag.endsWith(":timestamp")),
  ...[
    /^(?:y|yes|n|no|on|off|true|false|null|~|=|<<|0\d+|0[ox][\da-f]+)$/i,
    /^\d{4}-\d\d?-\d\d?[Tt\s].*\d/,
  ].map((test) => ({ tag: "", default: true, test, resolve: (text: string) => text })),
];

/** How entries are turned into YAML. */
export const WRITTEN: DocumentOptions & SchemaOptions = {
  schema: "core",
  compat: OTHERS,
  customTags: (tags) => tags.map((tag) => (tag === stringTag ? { ...stringTag, stringify: writeText } : tag)),
};

/** A comment, as many lines as it takes. Nothing in it can end it, or silence a problem. */
export function commentLines(text: string, width: number): string {
  const line = printable(text)
    .trim()
    .replace(/improve[- ]ignore?/gi, '"$&"');
  return foldFlowLines(line, "", "block", { lineWidth: width - 2 }).replace(/^/gm, " ");
}
