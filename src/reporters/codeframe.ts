import pc from "picocolors";
import type { Diagnostic, Range } from "../diagnostics/diagnostic.ts";
import { type Colors, paintFor, paintSummary } from "./paint.ts";
import { type CheckReport, type Reporter, shorten } from "./report.ts";

/** Each problem with the lines it stands in, for people. */
export const codeframe: Reporter = (report, options) => {
  const colors = pc.createColors(options.color);
  const { shown, more } = shorten(report, options);
  const blocks = shown.map((diagnostic) => formatDiagnostic(diagnostic, report, colors));
  return [...blocks, ...(more === null ? [] : [more]), paintSummary(report, colors), ""].join("\n");
};

function formatDiagnostic(diagnostic: Diagnostic, { textOf }: CheckReport, colors: Colors): string {
  const { severity, rule, message, file, range, hint, related } = diagnostic;
  const paint = paintFor(severity, colors);
  const place = `${file}:${range.start.line}:${range.start.column}`;
  const lines = [
    `${paint(colors.bold(severity))} ${colors.bold(message)} ${colors.dim(`(${rule})`)}`,
    `  ${colors.dim("at")} ${place}`,
    ...frame(textOf(file), range, colors, paint),
    ...related.map(
      (one) =>
        `  ${colors.dim(`${one.message}: ${one.file}:${one.range.start.line}:${one.range.start.column}`)}`,
    ),
    ...(hint === null ? [] : [`  ${colors.green("→")} ${hint}`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** The line, the one before it, and a mark below what is meant. */
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
  const last = end.line === start.line ? end.column : line.length + 1;
  const mark = " ".repeat(start.column - 1) + paint("^".repeat(Math.max(1, last - start.column)));
  return [
    ...(before === undefined || before.trim() === "" ? [] : [gutter(start.line - 1) + colors.dim(before)]),
    gutter(start.line) + line,
    gutter(null) + mark,
  ];
}
