import type { RuleInfo } from "../../problems/problem.ts";
import { csvNotes, csvShape, csvWithoutFigures } from "./csv.ts";
import { exportUnlikeFeed, rowsOfChildren } from "./feeds.ts";
import { invalidDate, missingField, unknownKey, wrongType } from "./fields.ts";
import {
  copiedFile,
  fileEncoding,
  fileLimit,
  fileNotRead,
  mergeConflict,
  noPlan,
  twoPlans,
  unknownFile,
} from "./files.ts";
import { themeColour, themeFile, themeLeavesOut } from "./theme.ts";
import {
  ambiguousScalar,
  commentSwallowsText,
  duplicateKey,
  forbiddenCharacter,
  textHoldsEntry,
  yamlSharing,
  yamlSyntax,
} from "./yaml.ts";

/** The rules on the files of a plan and their shape, in the order in which a reader would look for them. */
export const LOAD_RULES: readonly RuleInfo[] = [
  noPlan,
  twoPlans,
  mergeConflict,
  copiedFile,
  yamlSyntax,
  yamlSharing,
  duplicateKey,
  unknownKey,
  missingField,
  wrongType,
  invalidDate,
  ambiguousScalar,
  commentSwallowsText,
  textHoldsEntry,
  forbiddenCharacter,
  csvShape,
  csvWithoutFigures,
  csvNotes,
  exportUnlikeFeed,
  rowsOfChildren,
  fileLimit,
  fileEncoding,
  unknownFile,
  fileNotRead,
  themeFile,
  themeColour,
  themeLeavesOut,
];
