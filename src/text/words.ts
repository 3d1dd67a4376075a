import { distance } from "fastest-levenshtein";

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[], joiner = "and"): string {
  if (items.length <= 1) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${joiner} ${items[items.length - 1]}`;
}

/** `1 action`, `2 actions`; give the plural where adding an s is not enough. */
export function plural(count: number, singular: string, plurals = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plurals}`;
}

/** A number of bytes as people read it. */
export const kilobytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1024))} KB`;

/** The word for all of a list: "both" for two. */
export const bothOrAll = ({ length }: readonly unknown[]): string => (length === 2 ? "both" : "all");

/** The end of a line on Windows, on Linux, and in exports of old Macs. */
export const LINE_END = /\r\n|\n|\r/;

export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const uncapitalise = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A text in one line, cut short where it has more characters. */
export function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= most ? line : `${line.slice(0, most).trimEnd()}…`;
}

/** "once", "twice", "3 times". */
export const times = (count: number): string => ["never", "once", "twice"][count] ?? `${count} times`;

/** "zero" to "nineteen". */
export const SMALL_NUMBERS: readonly string[] =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );

/** "twenty" to "ninety". */
export const TENS: readonly string[] = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** "fourteen", "thirty-two"; digits from 100 on. */
export function numberWord(count: number): string {
  const small = SMALL_NUMBERS[count];
  if (small !== undefined) return small;
  const tens = TENS[Math.floor(count / 10) - 2];
  if (tens === undefined) return String(count);
  return count % 10 === 0 ? tens : `${tens}-${SMALL_NUMBERS[count % 10]}`;
}

const ORDINALS = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
];

/** "first", "tenth"; "11th", "22nd" beyond. */
export function ordinalWord(position: number): string {
  const word = ORDINALS[position - 1];
  if (word !== undefined) return word;
  const last = position % 100 > 10 && position % 100 < 14 ? 0 : position % 10;
  return `${position}${["th", "st", "nd", "rd"][last] ?? "th"}`;
}

/** The known name nearest to a mistyped one, or undefined when none is near enough to be meant. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const [written, meant] = [name.toLowerCase(), candidate.toLowerCase()];
    if (written !== meant && isNumber(written) && isNumber(meant)) continue;
    const steps = stepsBetween(written, meant);
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

/** 1.3 is as likely a slip for 1.2 as for 1.4, and R11 for R1: numbers are not guessed. */
const isNumber = (name: string): boolean => /^[a-z]?\d+(\.\d+)*$/.test(name);

/** Two neighbouring letters that changed places are one mistake, not two. */
export function stepsBetween(a: string, b: string): number {
  const swapped = (at: number): string => a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2);
  const isSwap = a.length === b.length && [...a].some((_, at) => swapped(at) === b);
  return isSwap ? Math.min(1, distance(a, b)) : distance(a, b);
}

/** `Did you mean "due"?`, or undefined. */
export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  const candidate = nearest(name, known);
  return candidate === undefined ? undefined : `Did you mean "${candidate}"?`;
}

/**
 * An id made of a text: letters and digits of English with hyphens between, that nothing else has.
 * @param otherwise what stands in place of a text without any of these.
 */
export function freeId(text: string, taken: ReadonlySet<string>, otherwise = "post"): string {
  const slug =
    text
      .normalize("NFD")
      .replace(/\p{M}+/gu, "")
      .replaceAll("ł", "l")
      .replaceAll("Ł", "l")
      .toLowerCase()
      .replaceAll("&", " and ")
      .replace(/['’]/g, "")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 60)
      .replace(/-+$/, "") || otherwise;
  for (let number = 1; ; number++) {
    const id = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** A word of a command as somebody types it: between quotes where a shell would take it for several words, or for others. */
export const asTyped = (word: string): string => {
  if (/^[\w./:@+,=-]+$/.test(word)) return word;
  return /["$`!]/.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : `"${word}"`;
};
