import type { RuleInfo } from "../../diagnostics/rule-info.ts";
import { frozenModel } from "./frozen-model.ts";
import { proseReferenceSyntax } from "./prose-reference-syntax.ts";
import { unknownProseReference } from "./unknown-prose-reference.ts";

/** What can turn out to be wrong while a report is made of the plan, in the order a reader would look for it. */
export const REPORT_RULES: readonly RuleInfo[] = [proseReferenceSyntax, unknownProseReference, frozenModel];
