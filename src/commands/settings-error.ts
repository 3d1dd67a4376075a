import { locateProblems, type Sources, showPlace } from "../diagnostics/diagnostic.ts";
import type { Problem } from "../diagnostics/problem.ts";
import { plural } from "../diagnostics/words.ts";
import { UsageError } from "../errors.ts";

/**
 * Stops the command for what is wrong in a file of settings: the first problem is the message, with its place, and
 * the others are in the hint.
 */
export function refuseSettings(problems: readonly Problem[], sources: Sources): never {
  const [first, ...rest] = locateProblems(problems, sources).map((diagnostic) => ({
    message: `${showPlace(diagnostic)}: ${diagnostic.message}`,
    hint: diagnostic.hint,
  }));
  const others = rest.map(({ message, hint }) => `\n  ${message}${hint === null ? "" : ` → ${hint}`}`);
  const more = rest.length === 0 ? "" : `${plural(rest.length, "more problem")}:${others.join("")}`;
  throw new UsageError(first?.message ?? "", [first?.hint, more].filter(Boolean).join("\n  ") || undefined);
}
