import type { Reading } from "../reading.ts";
import { type StatedChange, statedChanges } from "./changes.ts";
import { type StatedDirection, statedDirections } from "./directions.ts";
import { type StatedExtreme, statedExtremes } from "./extremes.ts";
import { type MeasureWords, type StatedFigure, statedFigures } from "./figures.ts";
import type { NameIndex } from "./names.ts";
import { type StatedTarget, statedTargets } from "./targets.ts";

/** Anything that a sentence says of a measure and that its figures can deny. */
export type Statement =
  | (StatedFigure & { readonly kind: "figure" })
  | (StatedDirection & { readonly kind: "direction" })
  | (StatedChange & { readonly kind: "change" })
  | (StatedExtreme & { readonly kind: "extreme" })
  | (StatedTarget & { readonly kind: "target" });

/** All that a sentence says of the measures it names, or of the one that "it" stands for after the sentence before. */
export const statementsIn = (
  reading: Reading,
  before: Reading | null,
  names: NameIndex,
  wordsOf: (measure: string) => MeasureWords,
): Statement[] => [
  ...statedFigures(reading, names, wordsOf, before).map((one) => ({ ...one, kind: "figure" as const })),
  ...statedDirections(reading, names, wordsOf).map((one) => ({ ...one, kind: "direction" as const })),
  ...statedChanges(reading, names, wordsOf).map((one) => ({ ...one, kind: "change" as const })),
  ...statedExtremes(reading, names, wordsOf).map((one) => ({ ...one, kind: "extreme" as const })),
  ...statedTargets(reading, names, wordsOf).map((one) => ({ ...one, kind: "target" as const })),
];
