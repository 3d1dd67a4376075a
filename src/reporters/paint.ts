import type pc from "picocolors";
import type { Severity } from "../diagnostics/problem.ts";
import { type CheckReport, summaryLine } from "./report.ts";

export type Colors = ReturnType<typeof pc.createColors>;

export const paintFor = (severity: Severity, colors: Colors): ((text: string) => string) =>
  ({ error: colors.red, warning: colors.yellow, info: colors.cyan })[severity];

/** The line that ends what people read, in the colour of the worst problem. */
export function paintSummary(report: CheckReport, colors: Colors): string {
  const severities = new Set(report.diagnostics.map(({ severity }) => severity));
  const paint = severities.has("error") ? colors.red : severities.size > 0 ? colors.yellow : colors.green;
  return paint(summaryLine(report));
}
