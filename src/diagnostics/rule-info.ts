import type { Problem, Severity } from "./problem.ts";

/** A plan in YAML, or several files by their names. */
export type Example = string | Readonly<Record<string, string>>;

/** What is said of a rule wherever rules are listed, explained or set. */
export interface RuleInfo {
  readonly id: string;
  /** What its findings are unless the rule says otherwise of one, or the user of all. */
  readonly severity: Severity;
  /** One line for a list of rules. */
  readonly summary: string;
  /** Why a careful officer would want to know, in a sentence or three. */
  readonly why: string;
  /** A plan that breaks the rule, and one that keeps it; null where no plan can show it. */
  readonly bad: Example | null;
  readonly good: Example | null;
  /**
   * Neither silenced nor given another severity: where it fires, something of the plan was not understood and
   * would be missing from the report.
   */
  readonly fixed?: true;
}

/** Rules that belong together, under the words for what they look at. */
export interface RuleGroup<Info extends RuleInfo = RuleInfo> {
  readonly title: string;
  readonly rules: readonly Info[];
}

/** A problem as its rule has it. */
export const problemOf = (
  { id, severity }: RuleInfo,
  found: Omit<Problem, "rule" | "severity">,
): Problem => ({ rule: id, severity, ...found });
