import type { RuleInfo } from "../../../diagnostics/rule-info.ts";
import { baselineFixed } from "./baseline-fixed.ts";
import { ignoreMalformed } from "./ignore-malformed.ts";
import { ignoreUnused } from "./ignore-unused.ts";
import { internalError } from "./internal-error.ts";

/** What is said of the check itself: of comments that silence, of the baseline, of a rule that stopped. */
export const CONTROL_RULES: readonly RuleInfo[] = [
  ignoreMalformed,
  ignoreUnused,
  baselineFixed,
  internalError,
];
