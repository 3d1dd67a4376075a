import stringWidth from "fast-string-width";
import pc from "picocolors";
import { type LocatedProblem, type Range, showPlace } from "../problems/locate.ts";
import { printable, printableLine } from "../text/escape.ts";
import { LINE_END } from "../text/words.ts";
import {
  accountLines,
  type CheckReport,
  type Colors,
  limit,
  paintFor,
  paintSummary,
  type Reporter,
  SUMMARY_LINE,
} from "./report.ts";

/** Each problem with the lines where it is, for people. */
export const codeframe: Reporter = {
  name: "codeframe",
  wrote: SUMMARY_LINE,
  print(report, options) {
    const colors = pc.createColors(options.color);
    const { shown, more } = limit(report, options);
    const linesOf = splitOnce(report);
    const blocks = shown.map((problem) => formatProblem(problem, linesOf(problem.file), colors));
    return [
      ...blocks,
      ...(more === null ? [] : [more]),
      paintSummary(report, colors),
      ...accountLines(report).map(printable),
      "",
    ].join("\n");
  },
};

/** The lines of a file, which is split for its first problem only: one file may have thousands. */
function splitOnce({ textOf }: CheckReport): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const lines = known.get(file) ?? textOf(file)?.split(LINE_END) ?? [];
    known.set(file, lines);
    return lines;
  };
}

function formatProblem(problem: LocatedProblem, lines: readonly string[], colors: Colors): string {
  const { severity, rule, message, range, hint, related } = problem;
  const paint = paintFor(severity, colors);
  const printed = [
    `${paint(colors.bold(severity))} ${colors.bold(printable(message))} ${colors.dim(`(${rule})`)}`,
    `  ${colors.dim("at")} ${showPlace(problem)}`,
    ...frame(lines, range, colors, paint),
    ...related.map((one) => `  ${colors.dim(`${printable(one.message)}: ${showPlace(one)}`)}`),
    ...(hint === null ? [] : [`  ${colors.green("→")} ${printable(hint)}`]),
  ];
  return `${printed.join("\n")}\n`;
}

/** The line with the problem, the line before it, and a mark below the place; nothing for a file that was not read. */
function frame(
  lines: readonly string[],
  { start, end }: Range,
  colors: Colors,
  paint: (text: string) => string,
): string[] {
  const line = lines[start.line - 1];
  if (line === undefined || line === "") return [];
  const width = String(start.line).length;
  const gutter = (number: number | null): string =>
    colors.dim(`  ${(number === null ? "" : String(number)).padStart(width)} | `);
  const before = lines[start.line - 2] ?? "";
  const [lead, meant, rest] = cut(line, start.column - 1, end.line === start.line ? end.column - 1 : null);
  return [
    ...(before.trim() === "" ? [] : [gutter(start.line - 1) + colors.dim(cut(before, 0, 0).join(""))]),
    gutter(start.line) + lead + meant + rest,
    gutter(null) + blank(lead) + paint("^".repeat(Math.max(1, blank(meant).length))),
  ];
}

/** A line longer than LONGEST is shown from LEAD characters before the mark. */
const LONGEST = 160;

const LEAD = 40;

/**
 * Cuts a line to what can be read at a glance: the parts before, above and after the mark.
 * @param end where the mark ends; null if it goes on in the next line
 */
function cut(line: string, start: number, end: number | null): [lead: string, meant: string, rest: string] {
  const from = line.length <= LONGEST ? 0 : Math.max(0, start - LEAD);
  const to = Math.min(line.length, from + LONGEST);
  const last = Math.max(start, Math.min(end ?? to, to));
  const [head, tail] = [from > 0 ? "…" : "", to < line.length ? "…" : ""];
  return [
    head + printableLine(line.slice(from, start)),
    printableLine(line.slice(start, last)),
    printableLine(line.slice(last, to)) + tail,
  ];
}

/** White space as wide as a text: a line below it that begins so goes on where the text ends. */
const blank = (text: string): string =>
  text
    .split("\t")
    .map((part) => " ".repeat(stringWidth(part)))
    .join("\t");
