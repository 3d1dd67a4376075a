import { didYouMean, list } from "../../text/words.ts";
import type { KnownAudit, PlanAsAt } from "../history/replay.ts";
import { times } from "../measures/decimals.ts";
import { formatValue } from "../measures/figures.ts";
import { type GradeScale, gradeOf, gradeScale } from "../schema/audits.ts";
import type { IsoDate } from "../time/dates.ts";
import { type Missing, miss } from "./outcome.ts";

/** A round whose grades are known. */
export interface ReportedAudit extends KnownAudit {
  readonly date: IsoDate;
  readonly cases: number;
  readonly grades: Map<string, number>;
}

/** The rounds that are reported, the oldest first. */
export const reportedAudits = ({ audits }: Pick<PlanAsAt, "audits">): ReportedAudit[] =>
  audits.filter(isReported).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));

export const isReported = (audit: KnownAudit): audit is ReportedAudit =>
  [audit.date, audit.cases, audit.grades].every((field) => field !== undefined);

/** How many of an audit's cases have one of the grades that are counted together. */
export interface GradeShare {
  readonly count: number;
  /** Per cent of all cases; 0 for an audit that looked at none. */
  readonly percent: number;
  /** "75%" */
  readonly quoted: string;
  /** "good or outstanding" */
  readonly grades: string;
  /** Whether readers may be told the number, or a percentage of which it could be worked out. */
  readonly isShown: boolean;
}

/** Counts the cases with these grades. Case does not matter: [good] counts Good. */
export function shareOf(
  audit: ReportedAudit,
  graded: readonly string[],
  { header }: Pick<PlanAsAt, "header">,
): GradeShare | Missing {
  const known = [...audit.grades.keys()];
  const scale = gradeScale(header);
  const names = graded.map((word) => gradeOf(word, scale) ?? word);
  const found = names.map((name) => known.find((one) => one.toLowerCase() === name.toLowerCase()));
  const unknown = graded[found.indexOf(undefined)];
  if (unknown === undefined) return countTogether(audit, [...new Set(found as string[])]);
  const hint = didYouMean(unknown, known) ?? `Its grades are ${list(known)}.`;
  return miss(`it has no grade "${unknown}"`, hint);
}

function countTogether(audit: ReportedAudit, graded: readonly string[]): GradeShare {
  const { cases, grades } = audit;
  const count = graded.reduce((sum, grade) => sum + (grades.get(grade) ?? 0), 0);
  const percent = cases === 0 ? 0 : times(count / cases, 100);
  return {
    count,
    percent,
    quoted: formatValue(percent, { unit: "%", decimals: 0 }),
    grades: list(
      graded.map((grade) => grade.toLowerCase()),
      "or",
    ),
    isShown: !isHidden(audit, graded, count),
  };
}

/**
 * How many cases of a round are good or better on the plan's scale. Null where that is not known, because a grade is not
 * on the scale, the grades do not add up to the cases or there are none; and where readers may not be told.
 */
export function goodOrBetter(audit: ReportedAudit, { header }: Pick<PlanAsAt, "header">): GradeShare | null {
  const scale = gradeScale(header);
  const graded = [...audit.grades.keys()];
  const sum = [...audit.grades.values()].reduce((all, count) => all + count, 0);
  if (audit.cases === 0 || sum !== audit.cases || graded.some((grade) => !isOn(scale, grade))) return null;
  const share = countTogether(
    audit,
    graded.filter((grade) => scale.good.includes(grade)),
  );
  return share.isShown ? share : null;
}

const isOn = ({ grades }: GradeScale, grade: string): boolean => grades.includes(grade);

/** How many cases a round has, and how many of them have each grade, as its readers may be told. */
export function gradesOf(audit: KnownAudit): {
  /** Null if readers may only know that there are a few, or if a planned round does not say. */
  readonly cases: number | null;
  /** In the order of the scale; none of a planned round. A share is null if the number is suppressed. */
  readonly grades: readonly { readonly grade: string; readonly share: GradeShare | null }[];
} {
  const { cases, threshold = 0 } = audit;
  const isFew = cases === undefined || isSmall(cases, threshold);
  return { cases: isFew ? null : cases, grades: isReported(audit) ? sharesOf(audit) : [] };
}

function sharesOf(audit: ReportedAudit) {
  return [...audit.grades.keys()].map((grade) => {
    const share = countTogether(audit, [grade]);
    return { grade, share: share.isShown ? share : null };
  });
}

/** Whether a number of an audit's cases, or the rest of them, is so small that it may not be printed. */
const isConfidential = (count: number, { cases, threshold = 0 }: ReportedAudit): boolean =>
  [count, cases - count].some((one) => isSmall(one, threshold));

const isSmall = (count: number, threshold: number): boolean => count >= 1 && count <= threshold;

/**
 * Whether a share may not be printed. Two numbers that are printed of one audit can be subtracted from each other, in one
 * report or in several: 13 good or inadequate, less 10 good. So grades with few cases are only counted together, with as
 * many others as it takes to hide them.
 */
function isHidden(audit: ReportedAudit, graded: readonly string[], count: number): boolean {
  const together = countedTogether(audit);
  const own = together.filter((grade) => graded.includes(grade));
  const isApart = own.length > 0 && own.length < together.length;
  return isApart || [count, audit.cases].some((one) => isConfidential(one, audit));
}

/** Grades that have few cases, and the next ones until nobody can tell how many cases each of them has. */
function countedTogether({ grades, threshold = 0 }: ReportedAudit): string[] {
  const used = [...grades.keys()].filter((grade) => grades.get(grade) !== 0);
  const few = used.filter((grade) => isSmall(grades.get(grade) ?? 0, threshold));
  const last = used.indexOf(few.at(-1) ?? "");
  const others = [...used.slice(last + 1), ...used.slice(0, last + 1)].filter(
    (grade) => !few.includes(grade),
  );
  const together = [...few];
  for (const other of others) {
    const sum = together.reduce((all, grade) => all + (grades.get(grade) ?? 0), 0);
    // That each has one case, or as many as may not be printed, would follow from their sum.
    if (sum > threshold && sum > together.length && sum !== together.length * threshold) break;
    if (few.length > 0) together.push(other);
  }
  return together;
}
