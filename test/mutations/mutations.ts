import type { Dice } from "./dice.ts";

/** What is done to a text: a part of it is replaced. */
export interface Change {
  readonly what: string;
  readonly at: number;
  readonly removed: string;
  readonly added: string;
}

/** A way in which a text goes wrong; null where the text has nothing that could go wrong so. */
type Mutator = (text: string, dice: Dice) => Omit<Change, "what"> | null;

/** Changes a text in one of the ways in which texts of its kind go wrong. */
export function mutateText(file: string, text: string, dice: Dice): Change | null {
  const ways = waysFor(file);
  for (let tries = 0; tries < 20; tries++) {
    const [what, mutator] = dice.pick(ways);
    const change = mutator(text, dice);
    if (change !== null && change.removed !== change.added) return { what, ...change };
  }
  return null;
}

export const applied = (text: string, { at, removed, added }: Change): string =>
  text.slice(0, at) + added + text.slice(at + removed.length);

function waysFor(file: string): readonly (readonly [what: string, Mutator])[] {
  if (/\.ya?ml$/.test(file)) return [...BYTES, ...LINES, ...LINES, ...VALUES, ...VALUES, ...DATES];
  if (/\.csv$/.test(file)) return [...BYTES, ...CELLS, ...CELLS];
  return /\.json$/.test(file) ? [...BYTES, ...MODELS, ...MODELS] : BYTES;
}

const SIGNS = [
  "\0",
  "\r",
  "\t",
  "#",
  " # ",
  ":",
  ": ",
  "-",
  "- ",
  "\n",
  "\n\n",
  "|",
  ">",
  "'",
  '"',
  "{",
  "}",
  "[",
  "]",
  ",",
  "&a ",
  "*a",
  "!a ",
  "%",
  "@",
  "`",
  "\\",
  "\u00a0",
  "\u200b",
  "\ufeff",
  "\u202e",
  "\ud800",
  "\udc00",
  "\u2028",
  "\u0085",
  "{{",
  "}}",
  "\n---\n",
  "\n...\n",
  "~",
  "?",
  "? ",
  "<<: ",
  "\u0301",
  "e\u0301",
  "\u{1F600}",
  "\uF0B7",
  "é",
  "0",
  "9",
];

const BYTES: readonly (readonly [string, Mutator])[] = [
  [
    "a sign is put in",
    (text, dice) => ({ at: dice.below(text.length + 1), removed: "", added: dice.pick(SIGNS) }),
  ],
  [
    "a sign is replaced",
    (text, dice) => {
      const at = dice.below(text.length);
      return { at, removed: text.charAt(at), added: dice.pick(SIGNS) };
    },
  ],
  [
    "a sign is taken out",
    (text, dice) => {
      const at = dice.below(text.length);
      return { at, removed: text.charAt(at), added: "" };
    },
  ],
  [
    "a sign that means something is taken out",
    (text, dice) => oneOf(text, dice, /[:#\-{}[\]"'|>,]/g, () => ""),
  ],
  [
    "two signs are exchanged",
    (text, dice) => {
      const at = dice.below(text.length - 1);
      const removed = text.slice(at, at + 2);
      return { at, removed, added: [...removed].reverse().join("") };
    },
  ],
  [
    "the end is cut off",
    (text, dice) => {
      const at = dice.below(text.length);
      return { at, removed: text.slice(at), added: "" };
    },
  ],
];

/** Replaces one match of a pattern. */
function oneOf(
  text: string,
  dice: Dice,
  pattern: RegExp,
  replace: (found: RegExpExecArray) => string,
): Omit<Change, "what"> | null {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return null;
  const match = dice.pick(found);
  return { at: match.index, removed: match[0], added: replace(match) };
}

interface Line {
  readonly at: number;
  readonly text: string;
}

const linesOf = (text: string): Line[] =>
  [...text.matchAll(/[^\n]*\n|[^\n]+$/g)].map((found) => ({ at: found.index, text: found[0] }));

/** Some lines in a row, mostly one. */
function someLines(text: string, dice: Dice): Line {
  const lines = linesOf(text);
  const from = dice.below(lines.length);
  const count = dice.roll() < 0.6 ? 1 : 1 + dice.below(6);
  const some = lines.slice(from, from + count);
  return { at: some[0]?.at ?? 0, text: some.map((line) => line.text).join("") };
}

/** An entry of a list with all its lines. */
function entryOf(text: string, dice: Dice): Line | null {
  const lines = linesOf(text);
  const heads = lines.flatMap((line, index) => (/^ *- /.test(line.text) ? [index] : []));
  if (heads.length === 0) return null;
  const head = dice.pick(heads);
  const column = (lines[head] as Line).text.search(/\S/);
  const next = lines.findIndex(
    (line, index) => index > head && /\S/.test(line.text) && line.text.search(/\S/) <= column,
  );
  const some = lines.slice(head, next === -1 ? undefined : next);
  return { at: (some[0] as Line).at, text: some.map((line) => line.text).join("") };
}

const moved = (text: string, by: number): string =>
  by > 0 ? text.replace(/^(?=.)/gm, " ".repeat(by)) : text.replace(new RegExp(`^ {1,${-by}}`, "gm"), "");

const indented: (find: (text: string, dice: Dice) => Line | null) => Mutator = (find) => (text, dice) => {
  const line = find(text, dice);
  if (line === null) return null;
  const by = dice.pick([-4, -3, -2, -1, 1, 2, 3, 4, 6]);
  return { at: line.at, removed: line.text, added: moved(line.text, by) };
};

const LINES: readonly (readonly [string, Mutator])[] = [
  ["lines are deleted", (text, dice) => remove(someLines(text, dice))],
  ["lines are doubled", (text, dice) => double(someLines(text, dice))],
  ["lines are indented otherwise", indented(someLines)],
  ["an entry is indented otherwise", indented(entryOf)],
  ["an entry is doubled", (text, dice) => double(entryOf(text, dice))],
  ["an entry is deleted", (text, dice) => remove(entryOf(text, dice))],
  ["an entry is moved", (text, dice) => move(text, entryOf(text, dice), dice)],
  ["lines are moved", (text, dice) => move(text, someLines(text, dice), dice)],
  ["two lines become one", (text, dice) => oneOf(text, dice, /\n */g, () => " ")],
  [
    "a line is broken in two",
    (text, dice) => oneOf(text, dice, / /g, () => `\n${" ".repeat(dice.below(9))}`),
  ],
  ["a line becomes a comment", (text, dice) => oneOf(text, dice, /^ *(?=\S)/gm, ([spaces]) => `${spaces}# `)],
  [
    "a line ends otherwise",
    (text, dice) => oneOf(text, dice, /\n/g, () => dice.pick(["\r", "\u2028", "\u0085", "\r\r\n"])),
  ],
  [
    "a tab indents",
    (text, dice) => oneOf(text, dice, /^ +/gm, ([spaces]) => dice.pick(["\t", `${spaces}\t`, `\t${spaces}`])),
  ],
  [
    "a document ends",
    (text, dice) =>
      oneOf(text, dice, /^/gm, () => dice.pick(["---\n", "...\n", "--- # more\n", "...\n---\n"])),
  ],
  [
    "a line is put in",
    (text, dice) =>
      oneOf(text, dice, /^( *)(?=\S)/gm, ([spaces]) => `${spaces}${dice.pick(PUT_IN)}\n${spaces}`),
  ],
];

const PUT_IN = [
  "status: complete",
  "- ",
  "- x",
  "note: |",
  "updates:",
  "x",
  "x: y",
  "id: 1.1",
  "title: >-",
  "__proto__: { a: b }",
  "constructor: x",
];

const remove = (line: Line | null) => line && { at: line.at, removed: line.text, added: "" };

const double = (line: Line | null) =>
  line && { at: line.at + line.text.length, removed: "", added: line.text };

/** Takes lines out and puts them in before others. */
function move(text: string, line: Line | null, dice: Dice): Omit<Change, "what"> | null {
  if (line === null) return null;
  const rest = text.slice(0, line.at) + text.slice(line.at + line.text.length);
  const lines = linesOf(rest);
  if (lines.length === 0) return null;
  const { at } = dice.pick(lines);
  const [from, to] = [Math.min(at, line.at), Math.max(at, line.at)];
  const between = rest.slice(from, to);
  return {
    at: from,
    removed: text.slice(from, to + line.text.length),
    added: at < line.at ? line.text + between : between + line.text,
  };
}

const KEY = /(?<=^ *(?:- +)?|[{,] *)[a-z][a-z-]*(?=:(?: |$))/gm;
const VALUE = /(?<=^ *(?:- +)?[a-z][a-z-]*: )\S.*$/gm;

const VALUES: readonly (readonly [string, Mutator])[] = [
  ["a key is another", (text, dice) => oneOf(text, dice, KEY, () => dice.pick(KEYS))],
  [
    "a key is misspelt",
    (text, dice) =>
      oneOf(text, dice, KEY, ([key]) =>
        dice.pick([
          key.slice(1),
          `${key}s`,
          key.toUpperCase(),
          key.replace("-", "_"),
          `"${key}"`,
          `${key} `,
          `? ${key}`,
        ]),
      ),
  ],
  [
    "a key is doubled",
    (text, dice) => oneOf(text, dice, /^( *)([a-z][a-z-]*: .*)$/gm, ([whole]) => `${whole}\n${whole}`),
  ],
  [
    "a value is of another type",
    (text, dice) => oneOf(text, dice, VALUE, ([value]) => dice.pick(TYPES(value))),
  ],
  [
    "a block of text begins",
    (text, dice) =>
      oneOf(
        text,
        dice,
        /(?<=^ *(?:- +)?[a-z][a-z-]*:)(?: .*)?$/gm,
        ([value]) => `${dice.pick([" |", " >", " >-", " |2", " |+", " >1", " |-"])}${dice.pick(["", value])}`,
      ),
  ],
  [
    "a # stands in a value",
    (text, dice) => oneOf(text, dice, /(?<=: .*) (?=\S)/g, () => dice.pick([" # ", " #", "# ", " #2 "])),
  ],
  [
    "a number is another",
    (text, dice) =>
      oneOf(text, dice, /(?<=[ :/,[])\d+(?:\.\d+)?(?=[ ,/\]}\n])/g, ([number]) =>
        dice.pick([
          `-${number}`,
          `${number}0`,
          `${number}%`,
          `${number},000`,
          "1e400",
          "0x1F",
          "9".repeat(400),
          "NaN",
          "",
          `${number}/0`,
          `.${number}`,
          "0.1e-7",
        ]),
      ),
  ],
  [
    "an id is another",
    (text, dice) =>
      oneOf(text, dice, /(?<=\b(?:id|of|answers|kpi|event|by|owner): )[\w./-]+/g, ([id]) =>
        dice.pick([
          "__proto__",
          "constructor",
          "toString",
          "hasOwnProperty",
          "R1",
          "1.1",
          "1.2",
          id.toUpperCase(),
          `${id}/x`,
          `${id}1`,
          "[]",
          "{}",
          "''",
        ]),
      ),
  ],
];

const TYPES = (value: string): readonly string[] => [
  "",
  "[]",
  "{}",
  "~",
  "null",
  "true",
  "no",
  "[a, b]",
  "{ a: b }",
  `[${value}]`,
  `[[${value}]]`,
  "''",
  '""',
  "0",
  "-1",
  "1e999",
  "|",
  ">-",
  "*a",
  "&a x",
  "!!int 3",
  "2016-02-30",
  "9999-12-31",
  "0001-01-01",
  "2016",
  `'${value}`,
  `"${value}`,
  `${value} {{x}}`,
  `${value}: more`,
  "x".repeat(9000),
  "__proto__",
  "🙂",
];

const DATE = /(?<=[\s{[:/,'"])(\d{4})-(\d\d)(?:-(\d\d))?(?=[\s,:}\]/'"]|$)/gm;

const DATES: readonly (readonly [string, Mutator])[] = [
  [
    "a date is in another year",
    (text, dice) =>
      oneOf(
        text,
        dice,
        DATE,
        ([date, year]) =>
          String(Number(year) + dice.pick([-100, -50, -10, -2, -1, 1, 2, 10, 50, 1000])).padStart(4, "0") +
          date.slice(4),
      ),
  ],
  [
    "a date is in another month",
    (text, dice) =>
      oneOf(
        text,
        dice,
        DATE,
        ([, year, , day]) =>
          `${year}-${dice.pick(["01", "02", "06", "11", "12", "00", "13"])}${day === undefined ? "" : `-${day}`}`,
      ),
  ],
  [
    "a date is another day",
    (text, dice) =>
      oneOf(
        text,
        dice,
        DATE,
        ([, year, month]) => `${year}-${month}-${dice.pick(["01", "09", "28", "30", "31", "00", "32"])}`,
      ),
  ],
  [
    "a date is written otherwise",
    (text, dice) =>
      oneOf(text, dice, DATE, ([date, year, month, day]) =>
        dice.pick([
          `${day}/${month}/${year}`,
          `${year}-${month}`,
          `${year}`,
          `${date}T00:00:00Z`,
          `${date}/${date}`,
          `${year}${month}${day}`,
          `${date}x`,
        ]),
      ),
  ],
];

const CELLS: readonly (readonly [string, Mutator])[] = [
  [
    "a cell is another",
    (text, dice) =>
      oneOf(text, dice, /(?<=^|,)[^,\n]+(?=,|$)/gm, ([cell]) =>
        dice.pick([
          "",
          "x",
          "0",
          "-1",
          `"${cell}`,
          `"${cell}"`,
          `${cell},`,
          `${cell};`,
          "1e400",
          "=1+1",
          "#REF!",
          "n/a",
          "2016-13",
          "1,234",
          `${cell}\n`,
        ]),
      ),
  ],
  ["rows are deleted", (text, dice) => remove(someLines(text, dice))],
  ["rows are doubled", (text, dice) => double(someLines(text, dice))],
  ["rows are moved", (text, dice) => move(text, someLines(text, dice), dice)],
  [
    "cells are parted otherwise",
    (text, dice) => oneOf(text, dice, /,/g, () => dice.pick([";", "\t", ",,", "", " ", "|"])),
  ],
  [
    "a row is empty",
    (text, dice) =>
      oneOf(text, dice, /^/gm, () => dice.pick(["\n", ",,\n", "Total\n", "Source: case system\n", "# "])),
  ],
];

const MODELS: readonly (readonly [string, Mutator])[] = [
  ["a line of a model is deleted", (text, dice) => remove(someLines(text, dice))],
  ["a line of a model is doubled", (text, dice) => double(someLines(text, dice))],
  [
    "a value of a model is another",
    (text, dice) =>
      oneOf(text, dice, /(?<=": ?)(?:"[^"\n]*"|\d+(?:\.\d+)?|true|false|null)/g, ([value]) =>
        dice.pick([
          "null",
          "0",
          "-1",
          "1e400",
          '""',
          '"x"',
          "[]",
          "{}",
          "true",
          `[${value}]`,
          '"9999-12-31"',
          '"\\ud800"',
        ]),
      ),
  ],
  [
    "a key of a model is another",
    (text, dice) =>
      oneOf(text, dice, /"[a-zA-Z]+"(?=:)/g, () => dice.pick(['"x"', '"__proto__"', '"kind"', '"id"'])),
  ],
];

const KEYS = [
  "id",
  "of",
  "date",
  "title",
  "text",
  "status",
  "owner",
  "due",
  "answers",
  "updates",
  "actions",
  "note",
  "progress",
  "evidence",
  "kind",
  "by",
  "held",
  "planned",
  "documents",
  "findings",
  "values",
  "file",
  "x",
  "plan",
  "reports",
  "events",
  "state",
  "since",
  "exempt",
  "__proto__",
  "on",
  "its",
  "corrects",
  "added",
  "number",
];
