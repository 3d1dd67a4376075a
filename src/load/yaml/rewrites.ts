import { isMap } from "yaml";
import { isFieldName, isProse } from "../../plan/schema/fields.ts";
import { misalignedAt } from "./alignment.ts";
import { parseText } from "./first-error.ts";
import type { Offsets } from "./node.ts";
import { bareText, type Kind, kindOf, quoted, rewriteValue, shortened } from "./quoting.ts";
import { HARD_SPACE, type Rewrite } from "./syntax.ts";

const ENTRY =
  /^(\s*(?:- +)*)([“‘]?[A-Za-z][\w-]*[”’]?|"[^"]*"|'[^']*'|\d{4}-\d\d(?:-\d\d)?)(:[ ]+)(\S.*?)\s*$/;

/**
 * How the line at a place is written rightly, where there is one way.
 * @param listColumn where the dashes are of the list that the text is an entry of; null where it is in none.
 */
export function rewritesAt(text: string, place: number, listColumn: number | null): Rewrite[] {
  const start = text.lastIndexOf("\n", Math.max(0, place - 1)) + 1;
  const line = text.slice(start, endOfLine(text, start)).replace(/\r$/, "");
  const at = (from: number, to: number): Offsets => [start + from, start + to];
  if (line.search(LEADING) === 0) {
    // With one such line come others, and only together do they make sense.
    return [...text.matchAll(LEADING)].map(({ 0: spaces, index }) => ({
      ...HARD_SPACE,
      offsets: [index, index + spaces.length],
      mend: " ".repeat(spaces.length),
    }));
  }
  const space = /^[ ]*\u00a0[ \u00a0]*|(?<=[:-])[ ]*\u00a0[ \u00a0]*/.exec(line);
  if (space !== null) {
    const mend = space.index === 0 ? space[0].replaceAll("\u00a0", " ") : " ";
    return [{ ...HARD_SPACE, offsets: at(space.index, space.index + space[0].length), mend }];
  }
  if (WRONG_DASH.test(line)) {
    const dash = line.search(/\S/);
    return [{ ...wrongDash(line.charAt(dash)), offsets: at(dash, dash + 1), mend: "-" }];
  }
  const joined = /^(\s*)-(?=([a-z][a-z-]*): )/.exec(line);
  if (joined !== null && isFieldName(joined[2] ?? "")) {
    return [{ ...NO_SPACE("dash"), offsets: at(joined[0].length - 1, joined[0].length), mend: "- " }];
  }
  const tight = /^(\s*(?:- +)?)([a-z][a-z-]*|\d{4}-\d\d(?:-\d\d)?):(?=[^\s:])/.exec(line);
  if (tight !== null && (isFieldName(tight[2] ?? "") || /^\d/.test(tight[2] ?? ""))) {
    return [
      { ...NO_SPACE("colon"), offsets: at((tight[1] ?? "").length, tight[0].length), mend: `${tight[2]}: ` },
    ];
  }
  const [figure, spaces = "", period = ""] =
    /^(\s*)(\d{4}-\d\d(?:-\d\d)?)(?:\s*=\s*|\s+)(?=[\d,.]+(?:\/[\d,.]+)?\s*$)/.exec(line) ?? [];
  if (figure !== undefined)
    return [{ ...noColonAfter(period), offsets: at(spaces.length, figure.length), mend: `${period}: ` }];
  const noColon = /^(\s*(?:- +)?)([a-z][a-z-]*)(\s*=\s*|[ ]+)(?=\S)(?!.*: )/.exec(line);
  if (noColon !== null && isFieldName(noColon[2] ?? "")) {
    const [whole, lead = "", key = ""] = noColon;
    return [{ ...noColonAfter(key), offsets: at(lead.length, whole.length), mend: `${key}: ` }];
  }
  const moved = wrongIndent(text, start) ?? misalignedAt(text, place, listColumn);
  if (moved !== null) return [moved];
  const [, lead = "", key = "", colon = "", value = ""] = ENTRY.exec(line) ?? [];
  const from = lead.length + key.length + colon.length;
  const braces = /^(\s*(?:- +)*)(\{(?!\{).*\})\s*$/.exec(line) ?? [];
  if (braces[2] !== undefined) return rewritesInBraces(braces[2], start + (braces[1] ?? "").length);
  if (value.startsWith("{") && !value.startsWith("{{")) return rewritesInBraces(value, start + from);
  if (/[,;]\s+([a-z][a-z-]*):\s/g.test(value) && fieldsIn(value).length > 0) {
    // After a text a comma and a word with a colon may be part of it.
    if (isProse(key) || !/^ *- +$/.test(lead)) return [];
    const written = `${key}: ${value.replace(/\s*\}$/, "")}`;
    const mend = `{ ${written} }`;
    return [{ ...NO_BRACES(shortened(mend)), offsets: at(lead.length, from + value.length), mend }];
  }
  if (value !== "") {
    const below = /^["'|>]/.test(value) ? "" : linesBelow(text, start, lead.length);
    const whole = below === "" ? value : text.slice(start + from, endOfLine(text, start) + below.length);
    const rewrite = rewriteValue(whole, key);
    return rewrite === null ? [] : [{ ...rewrite, offsets: at(from, from + whole.length) }];
  }
  const [, dash = "", item = ""] = /^(\s*(?:- +)+)(\S.*?)\s*$/.exec(line) ?? [];
  const rewrite = item === "" ? null : rewriteValue(item, null);
  return rewrite === null ? [] : [{ ...rewrite, offsets: at(dash.length, dash.length + item.length) }];
}

/** A bracket or a brace that is not closed on its line, where the next line is a field or an entry of its own. */
export function unclosedIn(text: string): Rewrite | null {
  for (const { 0: line, index } of text.matchAll(/[^\n]*\n/g)) {
    const written = line.replace(/\s*(?:\s#.*)?$/, "");
    const [opened, key = ""] = /^ *(?:- +)*(?:([a-z][a-z-]*): +)?(?=[[{](?!\{))/.exec(written) ?? [];
    const next = text.slice(index + line.length).replace(/^(?:\s*(?:#.*)?\n)+/, "");
    if (opened === undefined || isProse(key) || !/^(?: *-(?: |\n)| *[a-z][a-z-]*:\s|$)/.test(next)) continue;
    // It may go on below.
    if (/[,[{]$/.test(written) || /^[^\n[{]*[\]}]/.test(next)) continue;
    const sign = written.charAt(opened.length);
    const closing = sign === "{" ? " }" : "]";
    const value = written.slice(opened.length);
    const [group] = groupsIn(value + closing);
    if (group === undefined || group[0] !== 0 || group[1] !== value.length + closing.length) continue;
    return {
      message: `The ${sign === "{" ? "brace" : "bracket"} that opens here is never closed`,
      hint: `Close it at the end of the line: ${shortened(value + closing)}`,
      offsets: [index + opened.length, index + written.length],
      mend: value + closing,
    };
  }
  return null;
}

/** What is before a field or a dash, with a non-breaking space in it. */
const LEADING = /(?<=^|\n) *\u00a0[ \u00a0]*(?=(?:- *)?(?:\{|[a-z][a-z-]*:))/g;

/** A field of an entry, on the line or on the next, that is one space beside the others of its entry. */
function wrongIndent(text: string, start: number): Rewrite | null {
  const column = /^ *- +(?=\S)/.exec(text)?.[0].length;
  const below = endOfLine(text, start) + 1;
  for (const from of [start, below]) {
    const [spaces = "", key = ""] =
      /^ *(?=([a-z][a-z-]*):\s)/.exec(text.slice(from, endOfLine(text, from))) ?? [];
    if (column === undefined || !isFieldName(key) || Math.abs(spaces.length - column) !== 1) continue;
    const where = spaces.length < column ? "left" : "right";
    return {
      message: `"${key}:" is one space too far to the ${where}: the other fields of its entry are in column ${column + 1}`,
      hint: "Line it up with them.",
      offsets: [from, from + spaces.length],
      mend: " ".repeat(column),
    };
  }
  return null;
}

/** The lines below that go on with a text, as they are further to the right than its key. */
function linesBelow(text: string, start: number, column: number): string {
  const more = new RegExp(`^(?:\\n {${column + 1},}(?![-# ]|[\\w-]+:\\s)[^\\n]*)*`);
  const [below = ""] = more.exec(text.slice(endOfLine(text, start))) ?? [];
  return below.trimEnd();
}

/** The fields that follow a comma in a value. */
const fieldsIn = (value: string): string[] =>
  [...value.matchAll(/[,;]\s+([a-z][a-z-]*):\s/g)].map(([, key = ""]) => key).filter(isFieldName);

const NO_BRACES = (shown: string) => ({
  message: "Several fields stand on one line, and no braces are round them",
  hint: `Put braces round them, or write each on a line of its own: - ${shown}`,
});

const wrongDash = (sign: string) => ({
  message: `The entry begins with "${sign}", as Word writes it, where YAML needs a hyphen`,
  hint: "Put a hyphen and a space in its place: - id: …",
});

const noColonAfter = (key: string) => ({
  message: `There is no colon after "${key}", so YAML does not see a field`,
  hint: `Put a colon and a space after it: ${key}: …`,
});

const NO_SPACE = (sign: string) => ({
  message: `There is no space after the ${sign}, so YAML does not see it`,
  hint: `Put a space after the ${sign}.`,
});

/**
 * The values between braces that have to be in quotes, and the signs that are meant to part fields. Fields are told from text
 * by their names.
 */
function rewritesInBraces(value: string, start: number): Rewrite[] {
  const inner = value.slice(1, -1);
  const masked = groupsIn(inner).reduce(
    (text, [from, to]) => text.slice(0, from) + "x".repeat(to - from) + text.slice(to),
    inner,
  );
  if (/[{}]/.test(masked.replace(REFERENCE, ""))) return [];
  const keys = [
    ...masked.matchAll(/(?:^|[,;])\s*([a-z][a-z-]*|\d{4}-\d\d(?:-\d\d)?)(:(?=\s)|\s*=\s*)/g),
  ].filter(([, key = ""]) => isFieldName(key) || /^\d/.test(key));
  return keys.flatMap(({ 0: whole, 1: key = "", 2: sign = "", index }, position) => {
    const [from, to] = [index + whole.length, keys[position + 1]?.index ?? inner.length];
    const at = (offset: number, end: number): Offsets => [start + 1 + offset, start + 1 + end];
    const rewrites = rewritesOfField(key, inner.slice(from, to), start + 1 + from);
    if (sign !== ":")
      rewrites.unshift({ ...noColonAfter(key), offsets: at(from - sign.length, from), mend: ": " });
    if (whole.startsWith(";")) rewrites.unshift({ ...SEMICOLON, offsets: at(index, index + 1), mend: "," });
    return rewrites;
  });
}

function rewritesOfField(key: string, written: string, start: number): Rewrite[] {
  const text = written.trim();
  const from = start + written.indexOf(text);
  const [group] = groupsIn(text);
  if (group !== undefined && group[1] - group[0] === text.length) {
    if (text.startsWith("{")) return rewritesInBraces(text, from);
    const items = groupsIn(text.slice(1, -1)).map(([first, end]) => [first + 1, end + 1] as const);
    return items
      .filter(([first]) => text.charAt(first) === "{")
      .flatMap(([first, end]) => rewritesInBraces(text.slice(first, end), from + first));
  }
  if (text === "" || /^(["'])[^"']*$/.test(text) || isSound(text)) return [];
  // It may be a text, or a field whose name is misspelt.
  if (/[,;]\s*[a-z][a-z-]*:\s/.test(text) && !/^["']/.test(text)) return [];
  const kind = /^[“”„‘’"'{@`%*&!|>]/.test(text) ? kindOf(text) : null;
  if (kind === null && /^["']/.test(text)) return [];
  const { message, advice } = kind ?? (text.includes(": ") ? COLON_IN_BRACES : SIGN_IN_BRACES(text));
  const mend = quoted(bareText(text));
  return [
    { message, hint: `${advice}: ${key}: ${shortened(mend)}`, offsets: [from, from + text.length], mend },
  ];
}

const REFERENCE = /\{\{[^{}]*\}\}/g;

/** Where something in brackets or braces begins and ends in a text, but for what is in another such group. */
function groupsIn(text: string): Offsets[] {
  const opaque = text.replace(
    /\{\{[^{}]*\}\}|(?<=[:,[{]\s*)(?:"[^"]*"|'[^']*')(?=\s*(?:[,;\]}]|$))/g,
    (whole) => " ".repeat(whole.length),
  );
  const [opened, groups]: [number[], Offsets[]] = [[], []];
  for (const { 0: sign, index } of opaque.matchAll(/[[\]{}]/g)) {
    if (sign === "{" || sign === "[") opened.push(index);
    else if (opened.length > 0 && opaque.charAt(opened.at(-1) as number) === (sign === "}" ? "{" : "[")) {
      const from = opened.pop() as number;
      while (groups.length > 0 && (groups.at(-1) as Offsets)[0] > from) groups.pop();
      groups.push([from, index + 1]);
    }
  }
  return groups;
}

const COLON_IN_BRACES: Kind = {
  message: "The text between { } holds a colon followed by a space, which YAML reads as a second key",
  advice: "Quote it, or write it on lines of its own",
};

const SIGN_IN_BRACES = (text: string): Kind => ({
  message: /[[\]{}]/.test(text.replace(REFERENCE, ""))
    ? "Brackets in a text between { } are read as a list or a mapping"
    : "A comma between { } ends the text",
  advice: "Quote it, or write it on lines of its own",
});

const SEMICOLON = {
  message: "A semicolon stands where a comma parts one field from the next",
  hint: "Put a comma in its place.",
};

/** Whether a value can stand between braces as it is. */
function isSound(value: string): boolean {
  const { errors, contents } = parseText(`{ k: ${value} }`);
  return errors.length === 0 && isMap(contents) && contents.items.length === 1;
}

/** The beginning of an entry that has another sign than a hyphen before it. */
export const WRONG_DASH = /^ *[\u2010-\u2015\u2212\u2022\u00b7*][ \u00a0]+(?=\{|[a-z][a-z-]*: )/;

/** Where the line of a place ends. */
function endOfLine(text: string, place: number): number {
  const end = text.indexOf("\n", place);
  return end === -1 ? text.length : end;
}
