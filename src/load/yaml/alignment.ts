import { isFieldName, isProse } from "../../plan/schema/fields.ts";
import { stepsBetween } from "../../text/words.ts";
import { type Rewrite, TAB } from "./syntax.ts";

/** What stands in the wrong column, at the line of a place or beside it, where there is one right column. */
export function misalignedAt(text: string, place: number, listColumn: number | null): Rewrite | null {
  const lines = linesOf(text);
  const at = lines.findLastIndex(({ start }) => start <= place);
  return (
    first([at, at + 1], (index) => tabAt(lines, index, listColumn)) ??
    first([at, at + 1, at - 1], (index) => dashBesideOthers(text, lines, index)) ??
    dashBesideFields(text, lines, at) ??
    first([at, at + 1], (index) => goesOn(text, lines, index))
  );
}

interface Line {
  readonly start: number;
  readonly text: string;
  readonly indent: number;
}

function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\n]*(?:\n|$)/g)].map(({ 0: line, index }) => ({
    start: index,
    text: line.replace(/\r?\n$/, ""),
    indent: line.search(/[^ ]|$/),
  }));
}

function first(indexes: readonly number[], find: (index: number) => Rewrite | null): Rewrite | null {
  for (const index of indexes) {
    const found = find(index);
    if (found !== null) return found;
  }
  return null;
}

/** The lines of an entry with its dash in a column. The lines below follow, unless they fit that column already. */
export function alignEntry(written: string, column: number): string {
  const [head = "", ...below] = written.split("\n");
  const [lead = "", dash = ""] = /^( *)(\S +)?/.exec(head)?.slice(1) ?? [];
  const next = below.find((line) => /^ *[^\s#]/.test(line));
  const fits = next !== undefined && next.search(/[^ ]/) === column + dash.length;
  const shift = column - lead.length;
  const move = (line: string): string =>
    line.replace(/^ *(?=\S)/, (spaces) => " ".repeat(Math.max(0, spaces.length + shift)));
  return [move(head), ...(fits ? below : below.map(move))].join("\n");
}

const isBlank = ({ text }: Line): boolean => /^\s*(?:#.*)?$/.test(text);

const DASH = /^ *- +\S/;

/** An entry of a list inside an entry, whose dash is one space beside those of the others. */
function dashBesideOthers(text: string, lines: readonly Line[], index: number): Rewrite | null {
  const line = lines[index];
  // The dash of the whole is compared with those of other entries.
  if (line === undefined || index === 0 || !DASH.test(line.text)) return null;
  const columns = [...columnsOfOthers(lines, index, -1), ...columnsOfOthers(lines, index, 1)];
  const column = columns.find((one) => one === line.indent) ?? columns[0];
  if (column === undefined || Math.abs(column - line.indent) !== 1) return null;
  const rest = lines.slice(index + 1);
  const ends = rest.findIndex(
    (one) => !isBlank(one) && one.indent <= (DASH.test(one.text) ? Math.max : Math.min)(column, line.indent),
  );
  const last = lines
    .slice(index, ends === -1 ? undefined : index + 1 + ends)
    .findLast((one) => !isBlank(one));
  return last === undefined ? null : dashMoved(text, lines, index, lines.indexOf(last), column);
}

/** Where the dashes of the list are that a line is an entry of, above it or below. */
function columnsOfOthers(lines: readonly Line[], index: number, step: 1 | -1): number[] {
  const { indent } = lines[index] as Line;
  const columns: number[] = [];
  for (let at = index + step; at > 0 && at < lines.length; at += step) {
    const line = lines[at] as Line;
    if (isBlank(line)) continue;
    if (line.indent < indent - 1 || (line.indent <= indent && !DASH.test(line.text))) break;
    if (DASH.test(line.text) && Math.abs(line.indent - indent) <= 1) columns.push(line.indent);
  }
  return columns;
}

/** A dash inside an entry that is one space beside what the fields below it show. */
function dashBesideFields(text: string, lines: readonly Line[], index: number): Rewrite | null {
  const [line, below] = [lines[index], lines[index + 1]];
  if (line === undefined || below === undefined || index === 0) return null;
  const [, dash = "", key = ""] = /^( *- +)([a-z][a-z-]*): /.exec(line.text) ?? [];
  const [, spaces = "", field = ""] = /^( *)([a-z][a-z-]*):(?: |$)/.exec(below.text) ?? [];
  if (!isFieldName(key) || !isFieldName(field) || Math.abs(spaces.length - dash.length) !== 1) return null;
  return dashMoved(text, lines, index, index, line.indent + spaces.length - dash.length);
}

function dashMoved(text: string, lines: readonly Line[], from: number, to: number, column: number): Rewrite {
  const [line, last] = [lines[from] as Line, lines[to] as Line];
  const offsets = [line.start, last.start + last.text.length] as const;
  return {
    ...dashTooFar(line.indent - column, column),
    offsets,
    mend: alignEntry(text.slice(...offsets), column),
  };
}

/** @param by how many columns it is too far to the right; negative if it is too far to the left. */
export function dashTooFar(by: number, column: number): Pick<Rewrite, "message" | "hint"> {
  const [count, where] = [Math.abs(by), by < 0 ? "left" : "right"];
  const spaces = count === 1 ? "one space" : `${count} spaces`;
  return {
    message: `The dash of this entry is ${spaces} too far to the ${where}: it belongs in column ${column + 1}`,
    hint: "Line it up with the dashes of the other entries, and its fields with theirs.",
  };
}

/** A field or the dash of an entry, with a tab before it. */
function tabAt(lines: readonly Line[], index: number, listColumn: number | null): Rewrite | null {
  const line = lines[index];
  const [lead = "", dash, key = ""] =
    /^([ \t]*\t[ \t]*)(- +)?(?=\{|([a-z][a-z-]*):(?:\s|$))/
      .exec(line?.text ?? "")
      ?.slice(0, 4)
      .slice(1) ?? [];
  if (line === undefined || lead === "") return null;
  const head = /^ *- +(?=\S)/.exec(lines[0]?.text ?? "")?.[0].length;
  // Below the name of a field, and inside a list, it may belong to that.
  const before = lines.slice(0, index).findLast((one) => !isBlank(one));
  if (before !== undefined && /:\s*$/.test(before.text)) return null;
  if (before !== undefined && before.text.search(/[^ -]/) !== head) return null;
  const column = dash === undefined ? head : index === 0 ? listColumn : null;
  if (column === undefined || column === null || (dash === undefined && !isFieldName(key))) return null;
  return {
    message: TAB.message,
    hint: `Use spaces: ${column} here.`,
    offsets: [line.start, line.start + lead.length],
    mend: " ".repeat(column),
  };
}

/** Lines that go on with the text of the field above them, and are as far to the left as its name, or further. */
function goesOn(text: string, lines: readonly Line[], at: number): Rewrite | null {
  const isMore = (line: Line | undefined): boolean =>
    line !== undefined && !isBlank(line) && !/^ *(?:-|[\w-]+:(?:\s|$))/.test(line.text);
  if (!isMore(lines[at])) return null;
  const from = lines.findLastIndex((line, index) => index < at && !isMore(line)) + 1;
  const end = lines.findIndex((line, index) => index > at && !isMore(line));
  const more = lines.slice(from, end === -1 ? undefined : end);
  const [, lead = "", key = "", value = ""] =
    /^( *(?:- +)?)([a-z][a-z-]*):(?: +(.*))?$/.exec(lines[from - 1]?.text ?? "") ?? [];
  if (!isProse(key) || /^["'|>[{]/.test(value) || more.every(({ indent }) => indent > lead.length))
    return null;
  const words = more.map((line) => line.text.trim().split(/\s+/));
  // A field whose name is misspelt, and has no colon.
  const isField = ([word = ""]: readonly string[]): boolean =>
    NAMES_LIKE.some((name) => stepsBetween(name, word.toLowerCase()) < 3);
  if (more.some((line) => line.text.includes("\t")) || words.some(isField)) return null;
  if (value !== "" && words.flat().length < 3) return null;
  const [first, last] = [more[0] as Line, more.at(-1) as Line];
  const offsets = [first.start, last.start + last.text.length] as const;
  const indented = text.slice(...offsets).replace(/(^|\n) */g, `$1${" ".repeat(lead.length + 2)}`);
  // A sign that means something to YAML needs a block of text, which can begin here only where nothing does yet.
  const above = (lines[from - 1]?.start ?? 0) + (lines[from - 1]?.text.length ?? 0);
  const isBlock = more.some((line) => /:(?:\s|$)|\s#|^ *[[{}\]"'`@%&*!|>]/.test(line.text));
  if (isBlock && value !== "") return null;
  return {
    message: `This line goes on with the text of "${key}", and has to start further to the right than "${key}:"`,
    hint: `${isBlock ? `Put >- after the colon of ${key}, and` : "Put"} ${lead.length + 2} spaces before each such line.`,
    offsets: isBlock ? [above, offsets[1]] : offsets,
    mend: isBlock ? ` >-${text.slice(above, first.start)}${indented}` : indented,
  };
}

/** Fields that a line without a colon is likely to be. */
const NAMES_LIKE = ["status", "progress", "owner", "evidence", "reason", "impact", "answers", "outcome"];
