import { Option } from "commander";
import { list } from "../diagnostics/words.ts";
import { collectSeverities, readAsAt, readSeconds } from "./option-types.ts";
import { formatReader, type Typed } from "./outputs.ts";

/** Formats and files in the order typed: each file is for the format before it. */
export const formatOption = <Name extends string>(
  what: string,
  names: readonly Name[],
  usual: Name,
  typed: Typed<Name>[],
): Option =>
  new Option("-f, --format <format>", `how ${what} are printed: ${list([...names], "or")}`)
    .argParser((name) => typed.push({ format: formatReader(names)(name) }))
    .default(undefined, usual);

export const outputOption = <Name extends string>(typed: Typed<Name>[]): Option =>
  new Option(
    "-o, --output <file>",
    "where the format before it goes, instead of the terminal; repeat both for several",
  ).argParser((file) => typed.push({ file }));

export const asAtOption = (): Option =>
  new Option("--as-at <date>", "what was known at this date, YYYY-MM or YYYY-MM-DD")
    .argParser(readAsAt)
    .env("IMPROVE_AS_AT");

/** What decides how a plan is judged, by check and before a build. */
export const controlOptions = (): Option[] => [
  new Option("--rule <id=severity>", "error, warning, info or off for a rule; repeat for several").argParser(
    collectSeverities(),
  ),
  new Option(
    "--baseline <file>",
    "problems the plan was taken over with, improve.baseline.json in its folder when there is one",
  ).env("IMPROVE_BASELINE"),
  new Option(
    "--config <file>",
    "the configuration, improve.config.yaml here or in the plan's folder when there is one",
  ).env("IMPROVE_CONFIG"),
];

export const browserOption = (): Option =>
  new Option("--browser <path>", "a browser, or the ws:// address of one").env("IMPROVE_BROWSER");

export const timeoutOption = (): Option =>
  new Option("--timeout <seconds>", "for each step of printing")
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
