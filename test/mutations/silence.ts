import { missingField, unknownKey } from "../../src/load/rules/fields.ts";
import { duplicateKey, textHoldsEntry, yamlSyntax } from "../../src/load/rules/yaml.ts";
import { STATUSES } from "../../src/plan/schema/actions.ts";
import { applied, type Change } from "./mutations.ts";
import { type Told, wordsIn } from "./tell.ts";

/**
 * What is no longer there after a change, and that nobody is told of. What the change itself takes out or puts in the place
 * of something is no loss; what disappears because of it is, unless a new problem names it or is at its place, or the
 * account that `check` prints counts less of its kind.
 */
export function lostInSilence(
  before: Told,
  after: Told,
  file: string,
  text: string,
  change: Change,
): string[] {
  if (after.refused !== before.refused) return [];
  const whole = widened(text, change);
  const removed = countOf(wordsIn(whole.removed));
  const lost = [
    ...missingWords(before, after, removed, countOf(wordsIn(whole.added))).map((word) => `word ${word}`),
    ...[...before.fields].filter((one) => !after.fields.has(one)).map((one) => `field ${one}`),
    ...[...before.facts].filter((one) => !after.facts.has(one)).map((one) => `fact ${one}`),
  ];
  const known = new Set(before.problems.map(wordingOf));
  const fresh = after.problems.filter((one) => !known.has(wordingOf(one)));
  const lines = placeOf(applied(text, change), whole.at, whole.added.length);
  const isNear = fresh.some(
    (problem) =>
      problem.file === file && touches(problem.range, lines, OF_READING.has(problem.rule) ? 10 : 2),
  );
  // Where a file cannot be read, the rest of what is wrong with it is told once it can.
  const isUnreadable = before.problems.some(({ rule, file: at }) => rule === yamlSyntax.id && at === file);
  // What named an id that is no longer there is told, wherever that is.
  const isOfId = fresh.some(
    ({ rule, message }) => rule === "unknown-reference" && message.includes(`"${whole.removed}"`),
  );
  if (isNear || isUnreadable || isOfId || countsLess(before.account, after.account)) return [];
  const told = fresh.map(({ message, entity, hint }) => ` ${message} ${entity} ${hint} `);
  const isNamed = (one: string): boolean =>
    partsOf(one).some((part) => told.some((text) => holdsWord(text, part)));
  const line = lineAt(applied(text, change), whole.at);
  // What came to be known later is in the reports of later days only.
  const isOfLater = /^ *(?:- +)?(?:as-at|added): /.test(line);
  return lost.filter(
    (one) =>
      !isNamed(one) &&
      !isOf(one, whole.removed) &&
      !(isOfLater && one.startsWith("fact ")) &&
      !isBySymbol(one, after.fields) &&
      !isInside(one, /^ *(?:- +)?([a-z-]+): /.exec(line)?.[1], after.fields),
  );
}

type Problem = Told["problems"][number];

const wordingOf = ({ rule, file, message }: Problem): string => `${rule} ${file} ${message}`;

/** The whole words that a change is in. */
function widened(
  text: string,
  { at, removed, added }: Change,
): { at: number; removed: string; added: string } {
  const [before] = /[\p{L}\p{N}._/-]*$/u.exec(text.slice(Math.max(0, at - 100), at)) ?? [""];
  const [after] = /^[\p{L}\p{N}._/-]*/u.exec(text.slice(at + removed.length, at + removed.length + 100)) ?? [
    "",
  ];
  // What stands after a # is meant to be no part of the plan where that begins its line.
  const isComment = /^ *# ?$/.test(added) && /(?:^|\n) *$/.test(text.slice(0, at));
  const rest = isComment ? (text.slice(at + removed.length).split("\n")[0] ?? "") : "";
  return {
    at: at - before.length,
    removed: before + removed + (isComment ? rest : after),
    added: isComment ? "" : before + added + after,
  };
}

const countOf = (words: readonly string[]): ReadonlyMap<string, number> =>
  words.reduce((counts, word) => counts.set(word, (counts.get(word) ?? 0) + 1), new Map<string, number>());

const OF_STATUSES: ReadonlySet<string> = new Set(STATUSES.flatMap(wordsIn));

function missingWords(
  before: Told,
  after: Told,
  removed: ReadonlyMap<string, number>,
  added: ReadonlyMap<string, number>,
): string[] {
  const hasDigits = [...removed.keys()].some((word) => /\d/.test(word));
  return [...before.words].flatMap(([word, count]) => {
    // One date is several numbers of the plan.
    if (hasDigits && /^\d+$/.test(word)) return [];
    // The words of a status are not as they were written.
    if (OF_STATUSES.has(word)) return [];
    const expected =
      count - (removed.get(word) ?? 0) + Math.min(added.get(word) ?? 0, removed.get(word) ?? 0);
    return (after.words.get(word) ?? 0) < expected ? [word] : [];
  });
}

/** Whether it is the value of a figure in the place of which a symbol stands. */
const isBySymbol = (lost: string, fields: ReadonlySet<string>): boolean =>
  /^field .*\/figure\/value$/.test(lost) && fields.has(lost.slice("field ".length, -"/value".length));

/** Whether it is a part of a field that was written anew, and that is there. */
function isInside(lost: string, key: string | undefined, fields: ReadonlySet<string>): boolean {
  const [field] = key === undefined ? [] : (new RegExp(`^field .*/${key}(?=/)`).exec(lost) ?? []);
  return field !== undefined && fields.has(field.slice("field ".length));
}

function lineAt(text: string, at: number): string {
  const from = text.lastIndexOf("\n", at - 1) + 1;
  return text.slice(from, text.indexOf("\n", at) === -1 ? text.length : text.indexOf("\n", at));
}

function placeOf(text: string, at: number, length: number): readonly [first: number, last: number] {
  const numberOf = (offset: number): number => text.slice(0, offset).split("\n").length;
  return [numberOf(at), numberOf(at + length)];
}

/** What is wrong with how something is written is told where that makes no sense any more, which may be a little below. */
const OF_READING: ReadonlySet<string> = new Set([
  yamlSyntax.id,
  duplicateKey.id,
  unknownKey.id,
  missingField.id,
  textHoldsEntry.id,
]);

/** Whether a problem is at a place, or so many lines beside it. */
const touches = (
  { start, end }: Problem["range"],
  [first, last]: readonly [number, number],
  beside: number,
): boolean => start.line <= last + beside && end.line >= first - beside;

/** Whether the account counts fewer of a kind, or leaves more for later or unread. */
function countsLess(before: string, after: string): boolean {
  const [read = "", ...rest] = before.split("\n");
  const [readNow = "", ...restNow] = after.split("\n");
  const numbers = (line: string): ReadonlyMap<string, number> =>
    new Map(
      [...line.matchAll(/(\d+) ([a-zA-Z]+?)s?\b/g)].map(([, count, kind = ""]) => [kind, Number(count)]),
    );
  const now = numbers(readNow);
  return (
    rest.join() !== restNow.join() || [...numbers(read)].some(([kind, count]) => (now.get(kind) ?? 0) < count)
  );
}

/** The ids on the path of a fact. */
const partsOf = (lost: string): string[] =>
  (lost.startsWith("word ") ? [] : lost.replace(/^\w+ /, "").replace(/=.*/s, "").split(/[/ ]/)).filter(
    (part) => part.length > 1 && !GENERAL.has(part),
  );

const GENERAL = new Set([
  "actions",
  "events",
  "kpis",
  "reports",
  "updates",
  "documents",
  "findings",
  "recommendations",
  "extracts",
  "patch",
  "text",
  "title",
  "date",
  "id",
  "posts",
  "figures",
  "figure",
  "value",
  "status",
]);

const holdsWord = (text: string, word: string): boolean =>
  text.includes(word) &&
  text.split(/[^\w./-]+/).some((one) => one === word || one.replace(/\.$/, "") === word);

/** Whether a fact is one that the change itself took out: its field, or the entry that it is of. */
function isOf(lost: string, removed: string): boolean {
  if (lost.startsWith("word ")) return false;
  // Of what has no id only the number is known.
  if (/\/\d+$/.test(lost) && (/^ *- /m.test(removed) || /\/(?:details|texts|gaps|claims)\//.test(lost)))
    return true;
  const keys = [...removed.matchAll(/(?<=^|[\s{,-])["']?([\w./-]+)["']?\s*[:=]|(?<=^ *)[a-z-]+$/gm)].map(
    ([whole, key = whole]) => key.replaceAll("-", "").toLowerCase(),
  );
  const values = [
    removed.trim(),
    ...[...removed.matchAll(/: *["']?([\w./-]+)/g)].map(([, value = ""]) => value),
    // The cells of a row.
    ...removed.split(/[,;\n]/).map((cell) => cell.trim()),
  ];
  return lost
    .replace(/^\w+ /, "")
    .split(/[/ ]/)
    .some(
      (part) =>
        part !== "" &&
        (keys.some((key) => part.replaceAll("-", "").toLowerCase().startsWith(key)) ||
          values.some((value) => part === value || (/^\d{4}-/.test(value) && part.startsWith(value)))),
    );
}
