import { z } from "zod";
import {
  EXAMPLE_DATE,
  EXAMPLE_MONTH,
  formatDate,
  type IsoDate,
  isIsoDate,
  isIsoMonth,
  isLikelyYear,
  lastDayOf,
} from "../time/dates.ts";
import { type Interval, parseInterval } from "../time/intervals.ts";
import { endsBeforeItStarts, lastDayOfWritten, readWrittenDays } from "../time/written-days.ts";
import { readPeriod } from "../time/written-periods.ts";

/**
 * Every scalar in a plan is read as text and typed here, so that `1.10`, `012` and `no` stay what the author
 * wrote. A scalar of the wrong type adds one issue, whose `params.rule` names the rule that it breaks.
 *
 * What a field means is said beside its schema, once, for editors, lists and `docs/fields.md`: `title` says it in a few words
 * that begin in small letters, `description` says what to write there, `examples` shows it, and `names` gives the kinds of
 * entry whose ids it takes (`keys` for a mapping whose keys are such ids).
 */

/**
 * A type that `parse` reads from text: it returns the value or a problem. `json` is for the JSON Schema, because other
 * readers of YAML see a number where this program sees its text. The first of its types is the one that is meant.
 */
export function read<T>(
  describe: string,
  parse: (text: string) => { value: T } | ScalarProblem,
  json: JsonScalar = { type: "string" },
) {
  return z
    .string({ error: () => `expected ${describe}` })
    .transform((text, context) => {
      const trimmed = text.trim();
      const outcome =
        trimmed === "" ? wrong(`is empty: write ${describe}, or leave the key out`) : parse(trimmed);
      if ("value" in outcome) return outcome.value;
      const { message, ...params } = outcome;
      context.addIssue({ code: "custom", message, params });
      return z.NEVER;
    })
    .describe(describe)
    .meta({ ...json, ...(json.pattern !== undefined && { patternErrorMessage: `Expected ${describe}.` }) });
}

interface JsonScalar {
  readonly type: string | readonly string[];
  readonly pattern?: string;
  readonly examples?: readonly unknown[];
}

/** Words, which may look like a number. */
const WORDS: JsonScalar = { type: ["string", "number", "boolean"] };

const dayLike = (pattern: string, example: string): JsonScalar => ({
  type: "string",
  pattern,
  examples: [example],
});
const DAY = "\\d{4}-\\d{2}-\\d{2}";

/** The message follows the name of the field. */
interface ScalarProblem {
  rule: "wrong-type" | "invalid-date";
  message: string;
  /** The one right way to write it, where there is only one. */
  mend?: string;
}

export const wrong = (message: string, mend?: string): ScalarProblem => ({
  rule: "wrong-type",
  message,
  ...withMend(mend),
});
const noDate = (message: string, mend?: string): ScalarProblem => ({
  rule: "invalid-date",
  message,
  ...withMend(mend),
});
const withMend = (mend: string | undefined) => (mend === undefined ? {} : { mend });

/** Text that is not empty. */
export const text = read("text", (value) => ({ value }), WORDS);

/** How an inspectorate judged an area. A rule of check knows the words. */
export const judgement = read("the judgement", (value) => ({ value }), WORDS);

/**
 * The workstream that an entry belongs to. It is not held to the form of an id: an older plan has words here, and what has
 * them would be lost. Rules of check know what to write instead.
 */
export const workstreamName = read("the id of a workstream", (value) => ({ value }), WORDS);

const PART = "[A-Za-z0-9][A-Za-z0-9._-]*";
const ID = new RegExp(`^${PART}$`);

/** A name that other entries refer to. */
export const id = read(
  "an id",
  (value) =>
    ID.test(value)
      ? { value }
      : wrong(`"${value}" is not an id: expected letters, digits, dots and hyphens, without spaces`),
  { type: ["string", "number"], pattern: ID.source },
);

/** A day, or the id of an entry. What looks like a date must be one. */
export const dateOrId = read(
  "a date, YYYY-MM-DD, or an id",
  (value) => (ID.test(value) && !/^[\d./-]+$/.test(value) ? { value } : readDate(value)),
  dayLike(ID.source, EXAMPLE_DATE),
);

/** How a part of an entry is referred to, for messages. */
export const EXAMPLE_REFERENCE = "ofsted-2016-07/letter";

/** A reference to an entry or to a part of one. */
export const reference = read(
  "an id, or ids joined by /",
  (value) =>
    value.split("/").every((part) => ID.test(part))
      ? { value }
      : wrong(`"${value}" is not a reference: expected an id such as 2.1 or ${EXAMPLE_REFERENCE}`),
  { type: ["string", "number"], pattern: `^${PART}(/${PART})*$` },
);

export const date = read<IsoDate>(
  "a date, YYYY-MM-DD",
  (value) => readDate(value),
  dayLike(`^${DAY}$`, EXAMPLE_DATE),
);

function readDate(value: string, example = EXAMPLE_DATE): { value: IsoDate } | ScalarProblem {
  if (isIsoDate(value)) return { value };
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return noDate(
      isLikelyYear(value)
        ? `"${value}" is a day that does not exist`
        : `"${value}" is not a likely date: expected a year from 1900 to 2199`,
    );
  }
  const days = readWrittenDays(value);
  if (days !== null && days.start < days.end) {
    return noDate(`"${value}" is several days: expected one, such as ${days.start}`);
  }
  if (days !== null) return noDate(`"${value}" is not a date: write it as ${days.start}`, days.start);
  const month = readPeriod(value);
  if (month !== null && isIsoMonth(month) && !/^\d+$/.test(value)) {
    return noDate(`"${value}" is a month: expected a day of it, such as ${lastDayOf(month)}`);
  }
  const last = lastDayOfWritten(value);
  if (last !== null)
    return noDate(`"${value}" is a day that does not exist: the month ends on ${formatDate(last)}`);
  if (/^\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}$/i.test(value)) {
    return noDate(`"${value}" has no year: write it as year, month and day, such as ${example}`);
  }
  return noDate(`"${value}" is not a date: write it as year, month and day, such as ${example}`);
}

/** A SHA-256 digest. Windows prints it in capitals. */
export const digest = read(
  "a digest, 64 hexadecimal digits",
  (value) =>
    /^[0-9a-f]{64}$/i.test(value)
      ? { value: value.toLowerCase() }
      : wrong(`"${value}" is not a digest: expected the 64 hexadecimal digits that sha256sum prints`),
  { type: "string", pattern: "^[0-9a-fA-F]{64}$" },
);

/** A day, or a month, which means its first day. */
export const dateOrMonth = read<IsoDate>(
  "a date or a month",
  (value) => {
    if (isIsoMonth(value)) return { value: `${value}-01` };
    const month = readPeriod(value);
    return month !== null && isIsoMonth(month) && !/^\d+$/.test(value)
      ? noDate(`"${value}" is not a month: write it as ${month}`, month)
      : readDate(value, `${EXAMPLE_DATE}, or year and month, such as ${EXAMPLE_MONTH}`);
  },
  dayLike(`^(${DAY}|\\d{4}-\\d{2})$`, EXAMPLE_MONTH),
);

const INTERVALS = `^(${DAY}(/${DAY})?|\\d{4}-\\d{2})$`;

export const interval = read<Interval>(
  "a date, or two dates joined by /",
  (value) => {
    const found = parseInterval(value);
    return found === null ? intervalProblem(value) : { value: found };
  },
  dayLike(INTERVALS, `${EXAMPLE_DATE}/${EXAMPLE_MONTH}-26`),
);

function intervalProblem(value: string): ScalarProblem {
  const found = readWrittenDays(value);
  if (found !== null && found.start < found.end) {
    const mend = `${found.start}/${found.end}`;
    return noDate(`"${value}" is not two dates joined by a stroke: write it as ${mend}`, mend);
  }
  if (found !== null) return readDate(value) as ScalarProblem;
  const days = value.split("/");
  if (endsBeforeItStarts(value))
    return noDate(`"${value}" ends before it starts: expected the first day and the last`);
  if (days.length > 2) return noDate(`"${value}" is more than two dates: expected the first and the last`);
  const broken = days.map((day) => readDate(day)).find((part) => "message" in part);
  if (broken !== undefined && "message" in broken) {
    // What is right for one of two days is not what the whole should be.
    return days.length === 1 ? broken : noDate(broken.message);
  }
  return noDate(`"${value}" ends before it starts`);
}

/** When something is planned for: days, a month, or words until more is known. One of the two is null. */
export interface Planned {
  readonly interval: Interval | null;
  readonly words: string | null;
}

export const planned = read<Planned>(
  "a date, two dates joined by /, a month, or words",
  (value) => {
    const isInFigures =
      /^\d[\d\s/.\u2010-\u2015-]*(?: to [\d/.-]+)?$/.test(value) && readWrittenDays(value) !== null;
    const holdsDay = /^[\d\s/.\u2010-\u2015-]*$/.test(value) && /\d{4}-\d\d-\d\d/.test(value);
    if (!isInFigures && !holdsDay && !/^\d{4}-\d/.test(value))
      return { value: { interval: null, words: value } };
    const found = parseInterval(value);
    return found === null ? intervalProblem(value) : { value: { interval: found, words: null } };
  },
  WORDS,
);

export const flag = read(
  "true or false",
  (value) => (value === "true" || value === "false" ? { value: value === "true" } : wrong(...neither(value))),
  { type: ["boolean", "string"], pattern: "^(true|false)$", examples: [true] },
);

function neither(value: string): [message: string, mend?: string] {
  const [, yes, no] = /^(?:(yes|y|on|true)|(no|n|off|false))$/i.exec(value) ?? [];
  const meant = yes !== undefined ? "true" : no !== undefined ? "false" : undefined;
  const message = `"${value}" is neither true nor false`;
  return meant === undefined ? [message] : [`${message}: write ${meant}`, meant];
}

export function choice<const Words extends readonly string[]>(words: Words) {
  return z.enum(words, { error: ({ input }) => notOneOf(words, input) }).describe(oneOf(words));
}

/** The one word, of several, that decides which schema an entry has. */
export function wordOf<const Words extends readonly string[], Word extends Words[number]>(
  words: Words,
  word: Word,
) {
  return z.literal(word).describe(oneOf(words));
}

/** What is wrong with an input that is none of some words. It follows the name of the field. */
export const notOneOf = (words: readonly string[], input: unknown): string =>
  typeof input === "string"
    ? `"${input}" is not ${oneOf(words)}`
    : `is not a single word: expected ${oneOf(words)}`;

const oneOf = (words: readonly string[]): string => `one of ${words.join(", ")}`;

/** One value or a list of them. It is always decoded to a list. */
export function oneOrMany<Item extends z.ZodType>(item: Item) {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).min(1, { error: () => "is an empty list" }),
  );
}

/** A mapping whose keys are data, not field names. It is decoded to a Map in the author's order. */
export function mapping<Value extends z.ZodType>(value: Value) {
  return z
    .record(z.string(), value)
    .transform((record) => new Map(Object.entries(record)) as Map<string, z.output<Value>>);
}
