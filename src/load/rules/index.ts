import type { RuleInfo } from "../../diagnostics/rule-info.ts";
import { ambiguousScalar } from "./ambiguous-scalar.ts";
import { commentSwallowsText } from "./comment-swallows-text.ts";
import { csvShape } from "./csv-shape.ts";
import { duplicateKey } from "./duplicate-key.ts";
import { fileEncoding } from "./file-encoding.ts";
import { fileLimit } from "./file-limit.ts";
import { forbiddenCharacter } from "./forbidden-character.ts";
import { invalidDate } from "./invalid-date.ts";
import { missingField } from "./missing-field.ts";
import { noPlan } from "./no-plan.ts";
import { twoPlans } from "./two-plans.ts";
import { unknownFile } from "./unknown-file.ts";
import { unknownKey } from "./unknown-key.ts";
import { wrongType } from "./wrong-type.ts";
import { yamlSharing } from "./yaml-sharing.ts";
import { yamlSyntax } from "./yaml-syntax.ts";

/** What can be wrong with the files of a plan and with their shape, in the order a reader would look for it. */
export const LOAD_RULES: readonly RuleInfo[] = [
  noPlan,
  twoPlans,
  yamlSyntax,
  yamlSharing,
  duplicateKey,
  unknownKey,
  missingField,
  wrongType,
  invalidDate,
  ambiguousScalar,
  commentSwallowsText,
  forbiddenCharacter,
  csvShape,
  fileLimit,
  fileEncoding,
  unknownFile,
];
