import { InvalidArgumentError, Option } from "commander";
import type { Printed } from "../answers/answers.ts";
import type { ExitCode } from "../errors.ts";
import type { Shard } from "../index.ts";
import {
  EXAMPLE_DATE,
  EXAMPLE_MONTH,
  type IsoDate,
  isIsoDate,
  isIsoMonth,
  lastDayOf,
} from "../plan/time/dates.ts";
import { SETTINGS, type Setting } from "../problems/problem.ts";
import { list } from "../text/words.ts";
import type { Typed } from "./outputs.ts";

/**
 * Called once, by the command that ran, with its exit code, and with what it printed where that depends on nothing but what
 * was asked of the disk.
 */
export type Finish = (code: ExitCode, printed?: Printed) => void;

/** Adds a format to `typed`. The order matters, because each --output is for the --format before it. */
export const formatOption = <Name extends string>(
  what: string,
  names: readonly Name[],
  usual: Name,
  typed: Typed<Name>[],
): Option =>
  new Option("-f, --format <format>", `how ${what} are printed: ${list([...names], "or")}`)
    .argParser(knowing(names, (name) => typed.push({ format: readFormat(names, name) })))
    .default(undefined, usual);

export const outputOption = <Name extends string>(typed: Typed<Name>[]): Option =>
  new Option(
    "-o, --output <file>",
    "where the format before it goes, instead of the terminal (-); repeat both for several",
  ).argParser((file) => typed.push({ file }));

/** The plan that a command is about. What is meant where none is named is found by `findPlanFolder`. */
export const PLAN_ARGUMENT =
  "the folder of the plan (default: the one that you are in, or the only one here)";

export const asAtOption = (): Option =>
  new Option("--as-at <date>", "what was known at this date, YYYY-MM or YYYY-MM-DD")
    .argParser(readAsAt)
    .env("IMPROVE_AS_AT");

/** Options that decide how a plan is judged, by `check` and before a build. */
export const controlOptions = (): Option[] => [
  new Option("--rule <id=severity>", "error, warning, info or off for a rule; repeat for several").argParser(
    collectSeverities(),
  ),
  new Option(
    "--baseline <file>",
    "problems that are known and set aside (default: improve.baseline.json in the plan's folder, if there is one)",
  ).env("IMPROVE_BASELINE"),
  configOption(),
];

export const configOption = (): Option =>
  new Option(
    "--config <file>",
    "the configuration (default: improve.config.yaml here or in the plan's folder, if there is one)",
  ).env("IMPROVE_CONFIG");

/** A council's own look. */
export const lookOptions = (): Option[] => [
  new Option(
    "--theme <file>",
    "your own look (default: theme.yaml in the plan's folder, if there is one)",
  ).env("IMPROVE_THEME"),
  new Option("--templates <folder>", "your own templates").env("IMPROVE_TEMPLATES"),
];

/** The look of Word documents, by the commands that make them. */
export const referenceOption = (): Option =>
  new Option(
    "--reference <file>",
    "your own Word file: a Word document has its styles, its header and footer, and its paper",
  ).env("IMPROVE_REFERENCE");

/** For what is printed for people or, where asked, for a program. */
export const textOrJsonOption = (description: string): Option =>
  new Option("-f, --format <format>", description).choices(["text", "json"]).default("text");

/** A day, as an argument. */
export function readDay(text: string): IsoDate {
  if (isIsoDate(text)) return text;
  throw new InvalidArgumentError(`Expected a day that exists, such as ${EXAMPLE_DATE}.`);
}

/** Builds a part of the reports. */
export const shardOption = (): Option =>
  new Option(
    "--shard <i/n>",
    "of the reports only those that fall to machine i of n, when n machines build the same plans",
  )
    .argParser(readShard)
    .conflicts("report")
    .env("IMPROVE_SHARD");

export const browserOption = (): Option =>
  new Option("--browser <path>", "a browser, or the ws:// address of one").env("IMPROVE_BROWSER");

export const timeoutOption = (): Option =>
  new Option("--timeout <seconds>", "how long each step of printing may take")
    .argParser(readSeconds)
    .default(60)
    .env("IMPROVE_TIMEOUT");

export const quietOption = (): Option =>
  new Option("-q, --quiet", "print only what was asked for, and errors");

export const colorOption = (): Option =>
  new Option("--color <when>", "colour the output")
    .choices(["auto", "always", "never"])
    .default("auto")
    .env("IMPROVE_COLOR");

/** A day, or a month that stands for its last day. */
export function readAsAt(text: string): IsoDate {
  if (isIsoMonth(text)) return lastDayOf(text);
  if (isIsoDate(text)) return text;
  throw new InvalidArgumentError(
    `Expected a month or a day that exists, such as ${EXAMPLE_MONTH} or ${lastDayOf(EXAMPLE_MONTH)}.`,
  );
}

/** A month. */
export function readMonth(text: string): string {
  if (isIsoMonth(text)) return text;
  throw new InvalidArgumentError(`Expected a month, such as ${EXAMPLE_MONTH}.`);
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds > 0) return seconds;
  throw new InvalidArgumentError("Expected a number of seconds above 0.");
}

function readShard(text: string): Shard {
  const [, number = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (number >= 1 && number <= of) return { number, of };
  throw new InvalidArgumentError("Expected a part of a number of parts, such as 1/4 or 4/4.");
}

/** Collects `action-stale=info`. Whether the rule exists is checked later, because rules are loaded only when needed. */
function collectSeverities() {
  const given = new Map<string, Setting>();
  return (text: string): ReadonlyMap<string, Setting> => {
    const [, rule, setting] = /^([^=]+)=(.*)$/.exec(text) ?? [];
    if (rule === undefined || !(SETTINGS as readonly string[]).includes(setting ?? "")) {
      throw new InvalidArgumentError(
        `Expected a rule and ${list(SETTINGS, "or")}, such as action-stale=info.`,
      );
    }
    given.set(rule, setting as Setting);
    return given;
  };
}

function readFormat<Format extends string>(formats: readonly Format[], name: string): Format {
  const format = formats.find((one) => one === name);
  if (format !== undefined) return format;
  throw new InvalidArgumentError(`Expected one of ${formats.join(", ")}.`);
}

/** A reader of an option's values, and the values that it knows, which completion offers. */
export type KnownReader<Value> = ((text: string) => Value) & { readonly known: readonly string[] };

const knowing = <Value>(known: readonly string[], read: (text: string) => Value): KnownReader<Value> =>
  Object.assign(read, { known });

/** Collects the values of a repeatable option. The first one replaces the default. */
export function severalOf<T extends string>(known: readonly T[]): KnownReader<T[]> {
  let given: T[] = [];
  return knowing(known, (text) => {
    given = [...given, readFormat(known, text)];
    return given;
  });
}
