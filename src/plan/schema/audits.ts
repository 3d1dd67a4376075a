import { z } from "zod";
import type { Entry } from "./entry.ts";
import { type PlanHeader, plainWord } from "./header.ts";
import { integer } from "./numbers.ts";
import { date, flag, id, mapping, oneOrMany, planned, reference, text } from "./scalars.ts";

/** A round of case-file audits. It is planned until it has a date, which its report gives it. */
export const audit = z
  .strictObject({
    id: id.meta({ title: "the name by which other entries refer to the audit", examples: ["audit-2016-06"] }),
    added: date
      .optional()
      .meta({ title: "the day on which it was added to the plan; before that day nothing of it is known" }),
    planned: planned.optional().meta({ title: "when it is planned for", examples: ["2016-06"] }),
    date: date.optional().meta({
      title:
        "the day on which it was held and reported; an update that gives the grades of a planned round gives its own day",
    }),
    theme: text.meta({ title: "what the case files were read for", examples: ["Quality of assessments"] }),
    cases: integer.optional().meta({
      title: "how many case files were audited; of a planned round, how many will be",
      examples: [20],
    }),
    grades: mapping(integer)
      .optional()
      .meta({
        title: "how many case files got each grade",
        examples: [{ Good: 9, "Requires improvement": 8, Inadequate: 3 }],
      }),
    moderated: z
      .strictObject({
        cases: integer.meta({ title: "how many were graded again", examples: [6] }),
        agreed: integer.meta({ title: "how many of these got the same grade", examples: [5] }),
      })
      .optional()
      .meta({
        title: "how many of the cases somebody else graded again, and how many of these got the same grade",
        examples: [{ cases: 6, agreed: 5 }],
      }),
    recurring: oneOrMany(text)
      .optional()
      .meta({
        title: "what earlier rounds had found, too, in a few words each: the same words in every round",
        examples: ["The child's voice is missing"],
      }),
    answers: oneOrMany(reference)
      .optional()
      .meta({
        title: "the recommendations that it is about, or findings as event/document/finding",
        examples: ["R1"],
        names: ["recommendation", "finding"],
      }),
    illustrative: flag
      .optional()
      .meta({ title: "true if it is invented, so that reports say so", examples: [true] }),
  })
  .meta({ title: "a round of case-file audits, planned until it has a date" });

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
