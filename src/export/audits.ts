import type { ActionState, AuditState } from "../model/state.ts";
import { SYMBOL_WORDS } from "../report/draft/cells.ts";
import type { NewCell } from "../sheets/new-workbook.ts";
import { type ColumnOf, dayCell, type Exported, exportTable } from "./export-table.ts";

interface RoundRow {
  readonly audit: AuditState;
  /** The actions that name it, without those withdrawn. */
  readonly actions: readonly ActionState[];
  readonly isIllustrative: boolean;
}

const SUPPRESSED = "[c]";

/** Every round of case-file audits, one a row, with a column for each grade. */
export const AUDITS = exportTable<RoundRow>({
  name: "audits",
  title: "Audits",
  description: "Every round of case-file audits, reported or planned, one a row.",
  key: ["audit_id"],
  rows: ({ state, illustrative }) =>
    state.audits.map((audit) => ({
      audit,
      actions: state.actions.filter(
        ({ answers, status }) => status !== "withdrawn" && answers.includes(audit.id),
      ),
      isIllustrative: illustrative.has(audit.id),
    })),
  columns: (exported) => [
    {
      heading: "Audit id",
      name: "audit_id",
      holds: "text",
      means: "the id of the round in the plan",
      width: 18,
      of: ({ audit }) => audit.id,
    },
    {
      heading: "Theme",
      name: "theme",
      holds: "text",
      means: "what was looked at",
      width: 34,
      of: ({ audit }) => audit.theme,
    },
    {
      heading: "Planned for",
      name: "planned_for",
      holds: "text",
      means: "when it was planned for; empty where nothing says",
      width: 18,
      of: ({ audit }) => audit.planned,
    },
    {
      heading: "Reported",
      name: "reported",
      holds: "date",
      means: "the day on which it was reported; empty for a round that is only planned",
      width: 12,
      of: ({ audit }) => dayCell(audit.date),
    },
    {
      heading: "Case files",
      name: "case_files",
      holds: "number",
      means: `how many case files were audited, or will be; ${SAY_SUPPRESSED}`,
      width: 10,
      symbols: [SUPPRESSED],
      of: ({ audit }) => audit.cases ?? (audit.date === null ? null : SUPPRESSED),
    },
    ...gradesIn(exported).map(gradeColumn),
    {
      heading: "Good or better",
      name: "good_or_better",
      holds: "number",
      means: `how many case files are good or better on the plan's scale; ${SAY_SUPPRESSED}; empty where it is not known`,
      width: 12,
      symbols: [SUPPRESSED],
      of: ({ audit: { good, grades } }) =>
        good ?? (grades.some(({ count }) => count === null) ? SUPPRESSED : null),
    },
    {
      heading: "Moderated",
      name: "moderated",
      holds: "number",
      means: "how many of them somebody else graded again",
      width: 11,
      of: ({ audit }) => audit.moderated?.cases ?? null,
    },
    {
      heading: "Agreed",
      name: "agreed",
      holds: "number",
      means: "how many of those got the same grade",
      width: 9,
      of: ({ audit }) => audit.moderated?.agreed ?? null,
    },
    {
      heading: "Found again",
      name: "found_again",
      holds: "text",
      means: "what was found that earlier rounds had found, too, one a line",
      width: 40,
      separator: "\n",
      of: ({ audit }) => audit.recurring.join("\n"),
    },
    {
      heading: "About",
      name: "about",
      holds: "text",
      means:
        "the references of the recommendations and findings that it is about, as in the sheet Traceability",
      width: 24,
      separator: ", ",
      of: ({ audit }) => ({ value: audit.answers.join(", "), format: "text" }),
    },
    {
      heading: "Answered by",
      name: "answered_by",
      holds: "text",
      means: "the references of the actions that answer it",
      width: 16,
      separator: ", ",
      of: ({ actions }) => ({ value: actions.map(({ id }) => id).join(", "), format: "text" }),
    },
    {
      heading: "Notes",
      name: "notes",
      holds: "text",
      means: "whether the round is illustrative",
      width: 14,
      of: ({ isIllustrative }) => (isIllustrative ? "Illustrative." : null),
    },
  ],
});

const SAY_SUPPRESSED = `${SUPPRESSED} ${SYMBOL_WORDS.c}`;

/** The grades of the scale, and after them others that rounds gave; the latter alone where none of them is on the scale. */
function gradesIn({ state, grades }: Exported): string[] {
  const given = [...new Set(state.audits.flatMap((audit) => audit.grades.map(({ grade }) => grade)))];
  const others = given.filter((grade) => !grades.includes(grade));
  return others.length > 0 && others.length === given.length ? others : [...grades, ...others];
}

const gradeColumn = (grade: string, index: number, all: readonly string[]): ColumnOf<RoundRow> => ({
  heading: grade,
  name: all.some((other) => other !== grade && slugOf(other) === slugOf(grade))
    ? `grade_${index + 1}`
    : slugOf(grade),
  holds: "number",
  means: `how many case files were graded so; ${SAY_SUPPRESSED}; empty for a round that is only planned`,
  width: Math.max(10, grade.length),
  symbols: [SUPPRESSED],
  varies: true,
  of: ({ audit }) => gradeCell(audit, grade),
});

/** "graded_requires_improvement" */
const slugOf = (grade: string): string =>
  `graded_${grade
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "")}`;

function gradeCell({ date, grades }: AuditState, grade: string): NewCell {
  if (date === null) return null;
  const given = grades.find((one) => one.grade === grade);
  return given === undefined ? 0 : (given.count ?? SUPPRESSED);
}
