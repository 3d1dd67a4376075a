import type { Comparison } from "../../diff/comparison.ts";

export interface ChangePrintOptions {
  readonly color: boolean;
}

/** Turns a comparison into text; ends with a newline. */
export type ChangeReporter = (comparison: Comparison, options: ChangePrintOptions) => string;
