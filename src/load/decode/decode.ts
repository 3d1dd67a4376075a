import type { z } from "zod";
import type { Camel } from "../../plan/schema/entry.ts";
import { expectedAt, isProse, kindsOf } from "../../plan/schema/fields.ts";
import { adviseOnStatus } from "../../plan/schema/status-words.ts";
import { EXAMPLE_DATE, formatDate, isIsoMonth, lastDayOf } from "../../plan/time/dates.ts";
import { below, keyOf, type Origin } from "../../problems/origin.ts";
import { type Problem, problemOf } from "../../problems/problem.ts";
import { didYouMean, list } from "../../text/words.ts";
import { invalidDate, missingField, unknownKey, wrongType } from "../rules/fields.ts";
import type { Plain } from "../yaml/node.ts";
import { adviseOnKey, isInAnotherDress } from "./keys.ts";
import { adviseOnName, NO_WORDS, type PlanWords } from "./plan-words.ts";
import { camelise, quickDecode, UNSURE } from "./quick-decode.ts";

/** The decoded value, or one problem for each mistake in it. */
type Decoded<T> = { readonly value: T } | { readonly problems: readonly Problem[] };

interface Named {
  /** What messages call it: `action "2.1"`. */
  readonly name: string;
  readonly entity?: string | undefined;
  /** What the plan calls things, for hints. */
  readonly words?: PlanWords;
  /** Keys that may stand beside those of the schema, and are read by somebody else. */
  readonly besides?: readonly string[];
}

/** Checks plain data against a schema. */
export function decode<Schema extends z.ZodType>(
  schema: Schema,
  data: Plain,
  origin: Origin,
  named: Named,
): Decoded<Camel<z.output<Schema>>> {
  const value = quickDecode(schema, data);
  if (value !== UNSURE) return { value: value as Camel<z.output<Schema>> };
  const outcome = schema.safeParse(data);
  if (outcome.success) return { value: camelise(outcome.data) };
  const meant = kindMeant(schema, data);
  const problems = [...outcome.error.issues, ...issuesOfEveryKind(meant, data)]
    .flatMap(chooseAlternative)
    .flatMap((issue) => explainZodIssue(issue, meant, data, origin, named));
  return { problems: problems.map((problem) => ({ ...problem, entity: named.entity })) };
}

type ZodIssue = z.core.$ZodIssue;

/** When the word for the kind of an entry is missing or unknown: the mistakes that it would have as any kind. */
function issuesOfEveryKind(schema: z.ZodType, data: Plain): ZodIssue[] {
  const { kinds, discriminator } = kindsOf(schema);
  const [first = [], ...others] = kinds.map((kind) => kind.schema.safeParse(data).error?.issues ?? []);
  const same = (a: ZodIssue, b: ZodIssue): boolean => a.code === b.code && a.path.join() === b.path.join();
  return first.filter(
    (issue) =>
      issue.path[0] !== discriminator && others.every((issues) => issues.some((one) => same(one, issue))),
  );
}

/** The schema of the kind that the data names; the whole schema if there is only one kind, or the word is unknown. */
function kindMeant(schema: z.ZodType, data: unknown): z.ZodType {
  const { kinds, discriminator } = kindsOf(schema);
  if (discriminator === null || typeof data !== "object" || data === null) return schema;
  const word: unknown = (data as Record<string, unknown>)[discriminator];
  return kinds.find(({ words }) => words.includes(word))?.schema ?? schema;
}

/** Picks the alternative of a union that was meant: one that fits at the top, with mistakes only inside it. */
function chooseAlternative(issue: ZodIssue): ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const inside = issue.errors.find((issues) =>
    issues.every(({ path, code }) => path.length > 0 || code === "unrecognized_keys"),
  );
  if (inside === undefined) return [issue];
  return inside.flatMap((inner) => chooseAlternative({ ...inner, path: [...issue.path, ...inner.path] }));
}

function explainZodIssue(
  issue: ZodIssue,
  schema: z.ZodType,
  data: Plain,
  origin: Origin,
  { name, words = NO_WORDS, besides = [] }: Named,
): Problem[] {
  const path = issue.path as (string | number)[];
  const place = below(origin, ...path);
  if (issue.code === "unrecognized_keys") {
    const keys = [...new Set([...expectedAt(schema, path).keys, ...(path.length === 0 ? besides : [])])];
    return issue.keys.map((key) =>
      problemOf(unknownKey, {
        message: `${name} has a key "${nameOfPath([...path, key])}" that means nothing here`,
        origin: keyOf(below(place, key)),
        ...adviseOnKey(key, keys, at(data, path) ?? {}),
      }),
    );
  }
  const given = at(data, path);
  if (given === undefined) {
    if (isInAnotherDress(path.at(-1), at(data, path.slice(0, -1)))) return [];
    const description = FULLER_DESCRIPTIONS[path.slice(-2).join(".")] ?? expectedAt(schema, path).description;
    return [
      problemOf(missingField, {
        message: `${name} has no "${nameOfPath(path)}"`,
        origin: below(origin, ...path.slice(0, -1)),
        hint: description === undefined ? undefined : `Expected ${description}.`,
      }),
    ];
  }
  const isDate = issue.code === "custom" && issue.params?.rule === invalidDate.id;
  const message = issue.code === "invalid_type" ? describeMismatch(given, schema, path) : issue.message;
  const { hint, mend } = adviseOn(given, issue, path, words);
  const isInList = Array.isArray(at(data, path.slice(0, -1)));
  return [
    problemOf(isDate ? invalidDate : wrongType, {
      message: nameField(name, path, message),
      origin: place,
      hint: hint ?? (isDate ? hintAtDay(message) : undefined),
      // A list in place of an item would be a list in a list.
      ...(mend !== undefined && !(isInList && mend.startsWith("[")) && { mend }),
    }),
  ];
}

interface Advice {
  readonly hint?: string | undefined;
  readonly mend?: string | undefined;
}

/** What to write instead, as far as the value and the plan show it. */
function adviseOn(
  given: Plain,
  issue: ZodIssue,
  path: readonly (string | number)[],
  words: PlanWords,
): Advice {
  const params = issue.code === "custom" ? issue.params : undefined;
  if (typeof params?.mend === "string") return { hint: hintOf(issue), mend: params.mend };
  if (
    Array.isArray(given) &&
    given.every((item) => typeof item === "string") &&
    isProse(String(path.at(-1)))
  ) {
    return { hint: `Put | after "${path.at(-1)}:" if the lines below it are text.` };
  }
  if (typeof given !== "string") return { hint: hintOf(issue) };
  const bare = given
    .replace(UNSEEN, "")
    .replace(/^[“”„‘’"'](.*)[“”‘’"']$/s, "$1")
    .trim();
  if (bare !== given.trim() && bare !== "") {
    const what =
      given.search(UNSEEN) !== -1 ? "It holds a character that nobody sees" : "Leave the quotation marks out";
    return { hint: `${what}: write ${bare}.`, mend: bare };
  }
  const field = String(path.findLast((step) => typeof step === "string"));
  if (field === "status") return adviseOnStatusOf(given, wordsOf(issue), words.statuses);
  const guess = didYouMean(given, wordsOf(issue)) ?? hintOf(issue);
  if (guess !== undefined) return { hint: guess };
  return issue.message.includes(" is not an id:") || issue.message.includes(" is not a reference:")
    ? adviseOnName(given, field, words.named, typeof path.at(-1) === "number")
    : {};
}

/** Spaces without width, soft hyphens and marks of byte order. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

function adviseOnStatusOf(given: string, known: readonly string[], own: readonly string[]): Advice {
  // A council with words of its own may mean something else by a colour.
  if (own.length > 0) return { hint: didYouMean(given, [...own, ...known]) ?? hintAtWords(own) };
  const advice = adviseOnStatus(given);
  if (advice !== null) return { hint: advice.hint, mend: advice.mend ?? undefined };
  return { hint: didYouMean(given, known) };
}

/** The words that are allowed there. */
function wordsOf(issue: ZodIssue): string[] {
  if (issue.code === "invalid_value") return issue.values.map(String);
  return issue.code === "invalid_union" && "options" in issue ? (issue.options ?? []).map(String) : [];
}

/** The hint that a type of the plan gives with its own message. */
const hintOf = (issue: ZodIssue): string | undefined =>
  issue.code === "custom" && typeof issue.params?.hint === "string" ? issue.params.hint : undefined;

const hintAtWords = (words: readonly string[]): string =>
  `The plan's own words for a status: ${list(words)}.`;

/** Fuller descriptions for fields whose type does not say enough about what to write. */
const FULLER_DESCRIPTIONS: Readonly<Record<string, string>> = {
  "exempt.paragraph":
    "the number of the paragraph of Schedule 12A to the Local Government Act 1972 that makes it exempt",
  "state.model":
    "the file that keeps what was published, such as published/cabinet-2016-09.json; improve publish writes it",
  "exempt.reason": "text that says why withholding it is more in the public interest than showing it",
};

/** `Action "1.2": "title" is a list`, or `Action "1.2", due: "31 March" is not a date`. */
function nameField(name: string, path: readonly (string | number)[], message: string): string {
  const field = nameOfPath(path);
  if (field === "") return `${name} ${message}`;
  return message.startsWith("is ") ? `${name}: "${field}" ${message}` : `${name}, ${field}: ${message}`;
}

/** The place tells which one of a list it is. */
const nameOfPath = (path: readonly (string | number)[]): string =>
  path.filter((step) => typeof step === "string").join(".");

/** For 2016-02-30, the last day of that month. */
function hintAtDay(message: string): string | undefined {
  const [, month] = /"(\d{4}-\d{2})-\d{2}" is a day/.exec(message) ?? [];
  if (month === undefined) return undefined;
  if (!isIsoMonth(month)) return `The months are 01 to 12, between the year and the day: ${EXAMPLE_DATE}.`;
  return `The month ends on ${formatDate(lastDayOf(month))}.`;
}

function describeMismatch(given: Plain, schema: z.ZodType, path: (string | number)[]): string {
  if (given === "") return `is empty: expected ${expectedAt(schema, path).description ?? "something"}`;
  const kind =
    typeof given === "string" ? `the text "${given}"` : Array.isArray(given) ? "a list" : "a mapping";
  return `is ${kind}, expected ${expectedAt(schema, path).description ?? "something else"}`;
}

/** The data at a path. A single value in the place of a list counts as the first item of the list. */
function at(data: Plain, path: readonly (string | number)[]): Plain | undefined {
  let value: Plain | undefined = data;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (typeof value === "object" && step !== 0) value = value[step];
    else if (step !== 0) return undefined;
  }
  return value;
}
