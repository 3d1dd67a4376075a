import pc from "picocolors";
import { type LocatedProblem, type Range, showPlace } from "../problems/locate.ts";
import { type CheckReport, type Colors, paintFor, paintSummary, type Reporter, shorten } from "./report.ts";

/** Each problem with the lines it stands in, for people. */
export const codeframe: Reporter = (report, options) => {
  const colors = pc.createColors(options.color);
  const { shown, more } = shorten(report, options);
  const blocks = shown.map((problem) => formatProblem(problem, report, colors));
  return [...blocks, ...(more === null ? [] : [more]), paintSummary(report, colors), ""].join("\n");
};

function formatProblem(problem: LocatedProblem, { textOf }: CheckReport, colors: Colors): string {
  const { severity, rule, message, file, range, hint, related } = problem;
  const paint = paintFor(severity, colors);
  const lines = [
    `${paint(colors.bold(severity))} ${colors.bold(message)} ${colors.dim(`(${rule})`)}`,
    `  ${colors.dim("at")} ${showPlace(problem)}`,
    ...frame(textOf(file), range, colors, paint),
    ...related.map((one) => `  ${colors.dim(`${one.message}: ${showPlace(one)}`)}`),
    ...(hint === null ? [] : [`  ${colors.green("→")} ${hint}`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** A longer line is shown from a little before its mark. */
const LONGEST = 160;
const LEAD = 40;

/** The line a problem stands in, the one before it, and a mark below what is meant; nothing for an unread file. */
function frame(
  text: string | null,
  { start, end }: Range,
  colors: Colors,
  paint: (text: string) => string,
): string[] {
  const lines = text?.split(/\r?\n/) ?? [];
  const line = lines[start.line - 1];
  if (line === undefined || line === "") return [];
  const width = String(start.line).length;
  const gutter = (number: number | null): string =>
    colors.dim(`  ${(number === null ? "" : String(number)).padStart(width)} | `);
  const before = lines[start.line - 2];
  const shown = cut(line, start.column - 1);
  const last = Math.min(end.line === start.line ? end.column : line.length + 1, shown.end + 1);
  const mark = " ".repeat(shown.mark) + paint("^".repeat(Math.max(1, last - start.column)));
  return [
    ...(before === undefined || before.trim() === ""
      ? []
      : [gutter(start.line - 1) + colors.dim(cut(before, 0).text)]),
    gutter(start.line) + shown.text,
    gutter(null) + mark,
  ];
}

/** As much of a line as is read at a glance, where in it the mark begins, and where in the whole line it ends. */
function cut(line: string, at: number): { text: string; mark: number; end: number } {
  if (line.length <= LONGEST) return { text: line, mark: at, end: line.length };
  const from = Math.max(0, at - LEAD);
  const end = Math.min(line.length, from + LONGEST);
  const [head, tail] = [from > 0 ? "…" : "", end < line.length ? "…" : ""];
  return { text: head + line.slice(from, end) + tail, mark: at - from + head.length, end };
}
