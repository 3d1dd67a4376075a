import pc from "picocolors";
import { type Diagnostic, showPlace } from "../diagnostics/diagnostic.ts";
import { frame } from "./frame.ts";
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
  const lines = [
    `${paint(colors.bold(severity))} ${colors.bold(message)} ${colors.dim(`(${rule})`)}`,
    `  ${colors.dim("at")} ${showPlace(diagnostic)}`,
    ...frame(textOf(file), range, colors, paint),
    ...related.map((one) => `  ${colors.dim(`${one.message}: ${showPlace(one)}`)}`),
    ...(hint === null ? [] : [`  ${colors.green("→")} ${hint}`]),
  ];
  return `${lines.join("\n")}\n`;
}
