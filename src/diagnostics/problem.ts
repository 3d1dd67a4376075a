import type { Origin } from "./origin.ts";

/** From worst to mildest. */
export const SEVERITIES = ["error", "warning", "info"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Something wrong with the plan, as a stage of the pipeline reports it: place not yet worked out. */
export interface Problem {
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence that quotes the offending value and says what was expected. */
  readonly message: string;
  readonly origin: Origin;
  /** The id of the entry it is about. */
  readonly entity?: string | undefined;
  /** What to do about it. */
  readonly hint?: string | undefined;
  readonly related?: readonly Related[] | undefined;
}

/** Another place that explains the problem, such as the first definition of an id used twice. */
export interface Related {
  readonly message: string;
  readonly origin: Origin;
}

export const isAtLeast = (severity: Severity, threshold: Severity): boolean =>
  SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
