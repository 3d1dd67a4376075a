import { didYouMean } from "../../diagnostics/suggest.ts";
import { list } from "../../diagnostics/words.ts";
import type { Audit } from "../audits.ts";
import { formatValue } from "../format-figure.ts";
import { type Missing, miss } from "./outcome.ts";

/** How many of an audit's cases have one of some grades. */
export interface GradeShare {
  readonly count: number;
  /** Of all its cases; 0 of an audit that looked at none. */
  readonly percent: number;
  /** "good or outstanding" */
  readonly grades: string;
}

/** Capital letters do not matter: [good, outstanding] counts Good and Outstanding. */
export function gradeShare({ cases, grades }: Audit, graded: readonly string[]): GradeShare | Missing {
  const known = [...grades.keys()];
  const found = graded.map((grade) => known.find((one) => one.toLowerCase() === grade.toLowerCase()));
  const unknown = graded[found.indexOf(undefined)];
  if (unknown !== undefined) {
    const hint = didYouMean(unknown, known) ?? `Its grades are ${list(known)}.`;
    return miss(`it has no grade "${unknown}"`, hint);
  }
  const distinct = [...new Set(found as string[])];
  const count = distinct.reduce((sum, grade) => sum + (grades.get(grade) ?? 0), 0);
  return {
    count,
    percent: cases === 0 ? 0 : (100 * count) / cases,
    grades: list(
      distinct.map((grade) => grade.toLowerCase()),
      "or",
    ),
  };
}

export const quotePercent = (value: number): string => formatValue(value, { unit: "%", decimals: 0 });
