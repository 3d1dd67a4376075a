import { z } from "zod";
import { UsageError } from "../errors.ts";
import { STATUSES, type Status } from "../plan/schema/actions.ts";
import { choice, id, mapping, text } from "../plan/schema/scalars.ts";
import { isIsoDate } from "../plan/time/dates.ts";
import { didYouMean, list } from "../text/words.ts";
import { type Value, writeMapping } from "../writing/entries.ts";
import { FIELD_NAMES, isField, LEFT_OVER } from "./fields.ts";
import type { Mapping, Tracker } from "./tracker.ts";

const NO_DAY = "none";

/** The file that says how a tracker is read. Every key can be left out. */
export const mappingSchema = z.strictObject({
  sheets: z
    .array(text)
    .optional()
    .meta({ title: "the sheets to read; all, if left out", examples: [["Actions"]] }),
  headings: mapping(choice([...FIELD_NAMES, LEFT_OVER]))
    .optional()
    .meta({ title: "what stands below each heading", examples: [{ "By when": "due" }] }),
  "status-words": mapping(choice(STATUSES))
    .optional()
    .meta({ title: "the status that each word or colour stands for", examples: [{ Amber: "at-risk" }] }),
  dates: mapping(
    z
      .string()
      .refine((value) => value === NO_DAY || isIsoDate(value), {
        error: ({ input }) => `"${input}" is not a date: expected YYYY-MM-DD, or ${NO_DAY}`,
      })
      .transform((value) => (value === NO_DAY ? null : value))
      .describe(`a date, YYYY-MM-DD, or ${NO_DAY}`),
  )
    .optional()
    .meta({
      title: "the day that is meant where a date is written in words",
      examples: [{ "End of Q3": "2016-12-31", Ongoing: NO_DAY }],
    }),
  owners: mapping(id)
    .optional()
    .meta({ title: "the post of each owner", examples: [{ "J. Smith": "head-of-service" }] }),
});

/** What a mapping file holds once it is decoded. */
interface MappingFile {
  readonly sheets?: readonly string[] | undefined;
  readonly headings?: ReadonlyMap<string, string> | undefined;
  readonly statusWords?: ReadonlyMap<string, Status> | undefined;
  readonly dates?: ReadonlyMap<string, string | null> | undefined;
  readonly owners?: ReadonlyMap<string, string> | undefined;
}

/** What the command line says of a tracker, each as `written=meaning`. */
export interface Corrections {
  readonly map: readonly string[];
  readonly status: readonly string[];
  readonly date: readonly string[];
  readonly owner: readonly string[];
}

/**
 * Joins a mapping file and the corrections of the command line, which come first, with the plan's own words for statuses.
 * @throws UsageError for a correction that means nothing.
 */
export function mappingOf(
  file: MappingFile,
  corrections: Corrections,
  words: ReadonlyMap<string, Status>,
): Mapping {
  const headings = pairsOf("--map", corrections.map, (field) => {
    if (isField(field) || field === LEFT_OVER) return field;
    throw new UsageError(
      `--map: "${field}" is not a field of an action`,
      didYouMean(field, [...FIELD_NAMES, LEFT_OVER]) ??
        `The fields are ${list([...FIELD_NAMES, LEFT_OVER])}.`,
    );
  });
  const statuses = pairsOf("--status-word", corrections.status, (word) => {
    const status = STATUSES.find((one) => one === word);
    if (status !== undefined) return status;
    throw new UsageError(
      `--status-word: "${word}" is not a status`,
      didYouMean(word, STATUSES) ?? `The statuses are ${list(STATUSES)}.`,
    );
  });
  const dates = pairsOf("--date", corrections.date, (day) => {
    if (day === NO_DAY) return null;
    if (isIsoDate(day)) return day;
    throw new UsageError(
      `--date: "${day}" is not a date`,
      `Expected YYYY-MM-DD, or ${NO_DAY} where there is none.`,
    );
  });
  const owners = pairsOf("--owner", corrections.owner, (post) => {
    if (id.safeParse(post).success) return post;
    throw new UsageError(
      `--owner: "${post}" is not an id`,
      "Expected letters, digits and hyphens, such as head-of-service.",
    );
  });
  return {
    sheets: file.sheets ?? [],
    headings: new Map([...(file.headings ?? []), ...headings]),
    statuses: new Map([...words, ...(file.statusWords ?? []), ...statuses]),
    dates: new Map([...(file.dates ?? []), ...dates]),
    owners: new Map([...(file.owners ?? []), ...owners]),
  };
}

function pairsOf<Value>(
  option: string,
  given: readonly string[],
  read: (meaning: string) => Value,
): [string, Value][] {
  return given.map((pair) => {
    const at = pair.lastIndexOf("=");
    if (at < 1)
      throw new UsageError(
        `${option} "${pair}" has no =`,
        `Write ${option} "what stands there=what it means".`,
      );
    return [pair.slice(0, at).trim(), read(pair.slice(at + 1).trim())];
  });
}

/** The mapping that a tracker was read with, as a file that can be corrected and used for the next copy. */
export function printMapping(tracker: Tracker, mapping: Mapping): string {
  const headings = new Map<string, string>();
  for (const { text, field } of tracker.tables.flatMap(({ columns }) => columns))
    if (text !== "") headings.set(text, headings.get(text) ?? field ?? LEFT_OVER);
  const dates = [
    ...mapping.dates,
    ...tracker.questions.flatMap(({ about, written }) =>
      about === "date" && !mapping.dates.has(written) ? [[written, null] as const] : [],
    ),
  ];
  const spellings = tracker.owners.posts.flatMap((post) =>
    post.spellings.map((spelling) => [spelling, post.id] as const),
  );
  const held: [string, Value][] = [
    ["sheets", [...new Set(tracker.tables.map(({ sheet }) => sheet))].filter((name) => name !== "")],
    ["headings", headings],
    ["status-words", new Map([...mapping.statuses, ...tracker.colours, ...tracker.statuses])],
    ["dates", new Map(dates.map(([written, day]) => [written, day ?? NO_DAY]))],
    ["owners", new Map(spellings)],
  ];
  const filled = new Map(
    held.filter(([, value]) => (value instanceof Map ? value.size > 0 : (value as string[]).length > 0)),
  );
  return `${MAPPING_TITLE}\n${writeMapping({ fields: filled }, 0)}\n`;
}

/** The first line of a mapping file, by which an earlier one is known. */
export const MAPPING_TITLE = "# How improve reads this tracker. Correct what is wrong, and import it again.";
