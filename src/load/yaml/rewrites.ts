import { parseDocument } from "yaml";
import { isFieldName } from "../../plan/schema/fields.ts";
import { shorten } from "../../text/words.ts";
import type { Offsets } from "./node.ts";
import { HARD_SPACE } from "./syntax.ts";

/** A part of a text, what is wrong with it, and how it is written rightly. */
export interface Rewrite {
  readonly message: string;
  readonly hint: string;
  readonly offsets: Offsets;
  readonly mend: string;
}

const ENTRY =
  /^(\s*(?:- +)*)([“‘]?[A-Za-z][\w-]*[”’]?|"[^"]*"|'[^']*'|\d{4}-\d\d(?:-\d\d)?)(:[ ]+)(\S.*?)\s*$/;

/** How the line at a place is written rightly, where there is one way. */
export function rewritesAt(text: string, place: number): Rewrite[] {
  const start = text.lastIndexOf("\n", Math.max(0, place - 1)) + 1;
  const line = text.slice(start, endOfLine(text, start)).replace(/\r$/, "");
  const at = (from: number, to: number): Offsets => [start + from, start + to];
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
  const tight = /^(\s*(?:- +)?)([a-z][a-z-]*):(?=[^\s:])/.exec(line);
  if (tight !== null && isFieldName(tight[2] ?? "")) {
    return [
      { ...NO_SPACE("colon"), offsets: at((tight[1] ?? "").length, tight[0].length), mend: `${tight[2]}: ` },
    ];
  }
  const noColon = /^(\s*(?:- +)?)([a-z][a-z-]*)(\s*=\s*|[ ]+)(?=\S)(?!.*: )/.exec(line);
  if (noColon !== null && isFieldName(noColon[2] ?? "")) {
    const [whole, lead = "", key = ""] = noColon;
    return [{ ...noColonAfter(key), offsets: at(lead.length, whole.length), mend: `${key}: ` }];
  }
  const moved = wrongIndent(text, start);
  if (moved !== null) return [moved];
  const [, lead = "", key = "", colon = "", value = ""] = ENTRY.exec(line) ?? [];
  const from = lead.length + key.length + colon.length;
  const braces = /^(\s*(?:- +)*)(\{(?!\{).*\})\s*$/.exec(line) ?? [];
  if (braces[2] !== undefined) return rewritesInBraces(braces[2], start + (braces[1] ?? "").length);
  if (value.startsWith("{") && !value.startsWith("{{")) return rewritesInBraces(value, start + from);
  if (value !== "") {
    const rewrite = rewriteValue(value, key);
    return rewrite === null ? [] : [{ ...rewrite, offsets: at(from, from + value.length) }];
  }
  const [, dash = "", item = ""] = /^(\s*(?:- +)+)(\S.*?)\s*$/.exec(line) ?? [];
  const rewrite = item === "" ? null : rewriteValue(item, null);
  return rewrite === null ? [] : [{ ...rewrite, offsets: at(dash.length, dash.length + item.length) }];
}

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

/** A value that is a text and has to be in quotes, or in other ones. */
function rewriteValue(value: string, key: string | null): Omit<Rewrite, "offsets"> | null {
  // A comment after the text, a block and a list are something else.
  if (/^[|>][+-]?\d?(?:\s*#.*)?$|^\[.*\]$|\s#/.test(value)) return null;
  const kind = kindOf(value);
  if (kind === null) return null;
  const mend = quoted(bareText(value));
  const shown = `${key === null ? "- " : `${key}: `}${shortened(mend)}`;
  return { message: kind.message, hint: `${kind.advice}: ${shown}`, mend };
}

interface Kind {
  readonly message: string;
  readonly advice: string;
}

function kindOf(value: string): Kind | null {
  if (/^[“”„‘’]/.test(value)) {
    return {
      message: "The text is in curly quotation marks, as Word writes them, which YAML does not know",
      advice: "Put it in straight ones",
    };
  }
  if (/^"[^"]*"./.test(value)) return inside("double quotes are inside double quotes");
  if (/^'[^']*'./.test(value)) {
    return inside("an apostrophe is inside single quotes");
  }
  if (/^["']/.test(value)) return null;
  if (/^\{\{/.test(value)) {
    return {
      message: "Text that begins with {{ must be in quotes, or YAML reads it as a mapping",
      advice: "Put it in quotes",
    };
  }
  const [sign] = /^[@`%*&!|>]|^- |^\[(?=[^\]]*\]\s*\S)/.exec(value) ?? [];
  if (sign !== undefined) {
    return {
      message: `Text that begins with ${sign.trim()} must be in quotes`,
      advice: "Put the whole text in quotes",
    };
  }
  if (/:(?:\s|$)/.test(value)) {
    return {
      message: "The text holds a colon followed by a space, which YAML reads as a second key",
      advice: "Put the text in quotes",
    };
  }
  return null;
}

const inside = (what: string): Kind => ({
  message: `The text ends at its second quotation mark, and more comes after it: ${what}`,
  advice: "Put other quotes round the whole text",
});

/** The text without the marks round it. */
function bareText(value: string): string {
  const straight = /^(["'])(.*)\1$/.exec(value);
  if (straight?.[2] !== undefined) return straight[2];
  const curly = /^[“”„](.*)[“”]$|^[‘’](.*)[‘’]$/.exec(value);
  return curly?.[1] ?? curly?.[2] ?? value;
}

/** Between quotes that the text itself does not hold. */
function quoted(text: string): string {
  if (!/["\\]/.test(text)) return `"${text}"`;
  return text.includes("'") ? `"${text.replace(/["\\]/g, "\\$&")}"` : `'${text}'`;
}

/** A text between quotes, as a file has it and as a message shows it. */
export function quotedValue(key: string, text: string): { readonly mend: string; readonly shown: string } {
  const mend = quoted(bareText(text));
  return { mend, shown: `${key}: ${shortened(mend)}` };
}

/** A long text without its middle, cut between words. */
function shortened(written: string): string {
  if (written.length <= LONGEST) return written;
  const [head, tail] = [shorten(written, LONGEST / 2).replace(/\s\S*…$/, " …"), written.slice(-LONGEST / 3)];
  return `${head}${tail.replace(/^\S*/, "")}`;
}

const LONGEST = 72;

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
  const document = parseDocument(`{ k: ${value} }`, {
    schema: "failsafe",
    uniqueKeys: false,
    prettyErrors: false,
  });
  const held = document.errors.length === 0 ? document.toJS() : null;
  return held !== null && typeof held === "object" && Object.keys(held).length === 1;
}

/** The beginning of an entry that has another sign than a hyphen before it. */
export const WRONG_DASH = /^ *[\u2010-\u2015\u2212\u2022\u00b7*][ \u00a0]+(?=\{|[a-z][a-z-]*: )/;

/** Where the line of a place ends. */
function endOfLine(text: string, place: number): number {
  const end = text.indexOf("\n", place);
  return end === -1 ? text.length : end;
}
