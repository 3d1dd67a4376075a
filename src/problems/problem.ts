import { sha256Of } from "../text/digest.ts";
import { didYouMean } from "../text/words.ts";
import type { Origin } from "./origin.ts";

/** From the worst to the mildest. */
export const SEVERITIES = ["error", "warning", "info"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The values that the severity of a rule can be set to. */
export const SETTINGS = [...SEVERITIES, "off"] as const;
export type Setting = (typeof SETTINGS)[number];

/** Something wrong with the plan, as a stage of the pipeline reports it. Its line and column are not yet worked out. */
export interface Problem {
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence that quotes the offending value and says what was expected. */
  readonly message: string;
  readonly origin: Origin;
  /** The id of the entry that the problem is about. */
  readonly entity?: string | undefined;
  /** What to do about it. */
  readonly hint?: string | undefined;
  /** What to write in that place instead, as the file has it, where there is one right answer. */
  readonly mend?: string | undefined;
  readonly related?: readonly Related[] | undefined;
}

/** Another place that explains the problem, such as the first definition of an id used twice. */
export interface Related {
  readonly message: string;
  readonly origin: Origin;
}

export const isAtLeast = (severity: Severity, threshold: Severity): boolean =>
  SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);

/** A plan as one YAML file, or several files by their names. */
export type Example = string | Readonly<Record<string, string>>;

/** What is known about a rule wherever rules are listed, explained or set. */
export interface RuleInfo {
  readonly id: string;
  /** The severity of its problems, unless the rule gives one of them another or the user sets another for all. */
  readonly severity: Severity;
  /** One line for a list of rules. */
  readonly summary: string;
  /** Why a careful officer would want to know, in one to three sentences. */
  readonly why: string;
  /** A plan that breaks the rule, and one that keeps it; null if no plan can show it. */
  readonly bad: Example | null;
  readonly good: Example | null;
  /**
   * The rule cannot be silenced, and its severity cannot be changed, because what it finds would be missing from the report.
   */
  readonly alwaysOn?: true;
}

/** Rules that belong together, under a title for what they look at. */
export interface RuleGroup<Info extends RuleInfo = RuleInfo> {
  readonly title: string;
  readonly rules: readonly Info[];
}

/** The hint for an id that no rule has. */
export const hintForUnknownRule = (id: string, known: Iterable<string>): string =>
  didYouMean(id, known) ?? "improve rules lists them.";

/** Makes a problem of a rule, with the id and severity of the rule. */
export const problemOf = (
  { id, severity }: RuleInfo,
  found: Omit<Problem, "rule" | "severity">,
): Problem => ({ rule: id, severity, ...found });

/** A short digest of some texts: the same texts give the same digest in every run and on every machine. */
export const fingerprintOf = (...parts: readonly string[]): string => sha256Of(parts.join("\n")).slice(0, 16);
