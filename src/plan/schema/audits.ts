import { z } from "zod";
import type { Entry } from "./entry.ts";
import { type PlanHeader, plainWord } from "./header.ts";
import { date, flag, id, integer, mapping, oneOrMany, planned, reference, text } from "./scalars.ts";

/** A round of case-file audits. It is planned until it has a date, which its report gives it. */
export const audit = z.strictObject({
  id,
  added: date.optional(),
  planned: planned.optional(),
  /** The day on which it was held and reported. An update that gives the grades of a planned round gives its own day. */
  date: date.optional(),
  theme: text,
  /** How many case files were audited; of a planned round, how many will be. */
  cases: integer.optional(),
  /** Grade → number of cases. */
  grades: mapping(integer).optional(),
  /** How many of the cases somebody else graded again, and how many of these got the same grade. */
  moderated: z.strictObject({ cases: integer, agreed: integer }).optional(),
  /** What was found that earlier rounds had found, too, in a few words each: the same words in every round. */
  recurring: oneOrMany(text).optional(),
  /** Recommendations, or findings as `event/document/finding`. */
  answers: oneOrMany(reference).optional(),
  illustrative: flag.optional(),
});

export type Audit = Entry<typeof audit>;

/** The grades of a plan, the best first, and those of them that are good or better. */
export interface GradeScale {
  readonly grades: readonly string[];
  readonly good: readonly string[];
}

/** The judgements of Ofsted, which most councils grade case files by. */
const OFSTED: GradeScale = {
  grades: ["Outstanding", "Good", "Requires improvement", "Inadequate"],
  good: ["Outstanding", "Good"],
};

/** Other words for a grade of Ofsted. */
const SYNONYMS: Readonly<Record<string, string>> = {
  "requires improvement to be good": "Requires improvement",
};

/** The scale that the header gives, or else that of Ofsted. */
export function gradeScale(header: Pick<PlanHeader, "auditGrades"> | null): GradeScale {
  if (header?.auditGrades === undefined) return OFSTED;
  const { scale, good } = header.auditGrades;
  return { grades: scale, good: scale.slice(0, scale.indexOf(good) + 1) };
}

/** The grade that a word stands for, as the scale writes it; undefined for a word that is none. Capitals make no difference. */
export function gradeOf(word: string, { grades }: GradeScale): string | undefined {
  const plain = plainWord(word);
  return grades.find((one) => plainWord(one) === plain) ?? grades.find((one) => one === SYNONYMS[plain]);
}
