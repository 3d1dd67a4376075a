import { type IsoDate, isIsoMonth, lastDayOf } from "../plan/time/dates.ts";
import { readPeriod } from "../plan/time/written-periods.ts";
import { stepsBetween } from "../text/words.ts";
import { FIELD_NAMES, FIELDS, type Field, isField, LEFT_OVER } from "./fields.ts";

/** A heading of a tracker, and the column it stands over. */
export interface Heading {
  /** As written, on one line. */
  readonly text: string;
  /** The heading above it that spans others, too: "Timescale" above "Start" and "End". */
  readonly above: string | null;
  readonly column: number;
}

/** What a column holds. */
export interface Column extends Heading {
  /** Null where its heading means nothing that a plan has a place for. */
  readonly field: Field | null;
  /** The day that its heading names, for one column an update: the last of the month in "Update (Sept 2018)". */
  readonly day: IsoDate | null;
  /** How it was found: `given` by the mapping, `exact`, or `near` a known heading. */
  readonly by: "given" | "exact" | "near" | null;
}

/** What headings mean, by the mapping and by their words. */
interface HeadingReader {
  /** The field that a heading stands for; null where neither tells. */
  fieldOf(text: string): Field | null;
  columnsOf(headings: readonly Heading[]): Column[];
}

/**
 * @param given fields by heading, as the mapping has them. A heading that stands over several columns is told apart by
 *   the letter of its column.
 */
export function readerOfHeadings(
  given: ReadonlyMap<string, string>,
  nameOf: (column: number) => string,
): HeadingReader {
  const byHeading = new Map([...given].map(([heading, field]) => [foldHeading(heading), field]));
  const read = (text: string): Field | null => {
    const named = byHeading.get(foldHeading(text));
    return named === undefined ? (guessField(text)?.field ?? null) : isField(named) ? named : null;
  };
  // Every cell of a sheet is asked whether it is a heading, and most of their texts come again and again.
  const known = new Map<string, Field | null>();
  return {
    fieldOf(text) {
      const before = known.get(text);
      if (before !== undefined) return before;
      const field = read(text);
      known.set(text, field);
      return field;
    },
    columnsOf: (headings) =>
      mapHeadings(
        headings,
        ({ column, text }) => given.get(nameOf(column)) ?? byHeading.get(foldHeading(text)),
      ),
  };
}

/**
 * Gives each column its meaning. A field has one column, but for columns of progress that each name a day: of several
 * for a field the first that fits best has it, and the others keep their heading.
 */
function mapHeadings(
  headings: readonly Heading[],
  givenFor: (heading: Heading) => string | undefined,
): Column[] {
  const guesses = headings.map((heading) => {
    const named = givenFor(heading);
    if (named !== undefined)
      return {
        heading,
        day: dayIn(heading.text),
        guess: { field: isField(named) ? named : null, rank: 0, by: "given" as const },
      };
    const { text, above } = heading;
    return {
      heading,
      day: dayIn(text),
      guess: guessField(text) ?? (above === null ? null : guessField(`${above} ${text}`)),
    };
  });
  const taken = new Map<string, number>();
  for (const [index, { guess, day }] of guesses.entries()) {
    if (guess?.field == null) continue;
    const key = guess.field === "progress" && day !== null ? `progress ${day}` : guess.field;
    const before = taken.get(key);
    if (before === undefined || guess.rank < (guesses[before]?.guess?.rank ?? 0)) taken.set(key, index);
  }
  const winners = new Set(taken.values());
  return guesses.map(({ heading, day, guess }, index) => {
    const isWinner = winners.has(index);
    const isProgress = guess?.field === "progress";
    return {
      ...heading,
      field: isWinner ? (guess?.field ?? null) : null,
      day: isWinner && isProgress ? day : null,
      by: isWinner || guess?.by === "given" ? (guess?.by ?? null) : null,
    };
  });
}

interface Guess {
  readonly field: Field | null;
  /** The better the lower. */
  readonly rank: number;
  readonly by: "given" | "exact" | "near";
}

const SYNONYMS: readonly (readonly [words: string, field: Field])[] = FIELD_NAMES.flatMap((field) =>
  [field as string, ...FIELDS[field].split(", ")].map((words) => [foldHeading(words), field] as const),
);
const EXACT = new Map(SYNONYMS.toReversed());

/**
 * The field that a heading names: by one of its synonyms; by one that it begins or ends with, the longest; or by one
 * that it differs from by a slip of the keys.
 */
function guessField(text: string): Guess | null {
  const folded = foldHeading(text);
  // "% complete" is no day of completion: a plan has no place for shares of the work.
  if (folded === "" || /%|\bper ?cent/i.test(text)) return null;
  const exact = EXACT.get(folded);
  if (exact !== undefined) return { field: exact, rank: 1, by: "exact" };
  const undated = foldHeading(
    text.replace(/\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b|\d+/gi, " "),
  );
  const bare = EXACT.get(undated);
  if (bare !== undefined) return { field: bare, rank: 2, by: "exact" };
  const words = folded.split(" ").length;
  if (words <= MOST_WORDS) {
    const [part] = SYNONYMS.filter(
      ([known]) =>
        TELLING.has(known.split(" ")[0] ?? "") &&
        (folded.startsWith(`${known} `) || folded.endsWith(` ${known}`)),
    ).sort(([a], [b]) => b.length - a.length);
    if (part !== undefined) return { field: part[1], rank: 3, by: "near" };
  }
  const slip = SYNONYMS.find(
    ([known]) =>
      known.length > 4 &&
      Math.abs(known.length - folded.length) <= 2 &&
      stepsBetween(folded, known) <= (known.length > 8 ? 2 : 1),
  );
  return slip === undefined ? null : { field: slip[1], rank: 4, by: "near" };
}

/** Words that say what a column holds whatever stands beside them: "Progress since last Board". */
const TELLING: ReadonlySet<string> = new Set(
  "action actions task owner lead accountable responsible start due deadline target completion revised completed rag brag status progress update evidence impact outcome recommendation measure kpi".split(
    " ",
  ),
);

/** A longer text is no heading, but a sentence that begins with such a word. */
const MOST_WORDS = 6;

/** A heading as headings are compared. */
export function foldHeading(text: string): string {
  return text
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]/g, " ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The last day of the month, or the day, that a heading names. */
export function dayIn(text: string): IsoDate | null {
  const words = text
    .replace(/[()[\],:]/g, " ")
    .trim()
    .split(/\s+/);
  for (let size = Math.min(3, words.length); size > 0; size--)
    for (let at = 0; at + size <= words.length; at++) {
      const found = readPeriod(
        words
          .slice(at, at + size)
          .join(" ")
          .replace(/^sept\b/i, "Sep"),
      );
      if (found !== null) return isIsoMonth(found) ? lastDayOf(found) : found;
    }
  return null;
}

export const isLeftOver = (field: string): boolean => field === LEFT_OVER;
