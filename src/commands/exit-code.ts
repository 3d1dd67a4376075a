import { internalError } from "../check/control/rules/internal-error.ts";
import { isAtLeast, type Severity } from "../diagnostics/problem.ts";
import { EXIT, type ExitCode } from "../errors.ts";
import type { CheckReport } from "../reporters/report.ts";

/** What a check tells the shell: a rule that stopped is a fault of ours, whatever else was found. */
export function exitCodeOf({ diagnostics }: Pick<CheckReport, "diagnostics">, failOn: Severity): ExitCode {
  if (diagnostics.some(({ rule }) => rule === internalError.id)) return EXIT.internal;
  return diagnostics.some(({ severity }) => isAtLeast(severity, failOn)) ? EXIT.problems : EXIT.fine;
}
