import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { IsoDate } from "../plan/dates.ts";

/** What `check` has to say, before it has a format. */
export interface CheckReport {
  /** The date the plan is judged by; null where it holds no date. */
  readonly asAt: IsoDate | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The text of a file as a diagnostic names it; null when it was not read. */
  readonly textOf: (file: string) => string | null;
}

export interface PrintOptions {
  readonly color: boolean;
}

/** Turns a check into text; ends with a newline. */
export type Reporter = (report: CheckReport, options: PrintOptions) => string;

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

export function summarise(diagnostics: readonly Diagnostic[]): Summary {
  const count = (severity: Diagnostic["severity"]): number =>
    diagnostics.filter((one) => one.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), infos: count("info") };
}
