import { gradesOf, reportedAudits } from "../../plan/claims/audit-grades.ts";
import type { PlanAsAt } from "../../plan/history/replay.ts";
import { formatShortDate } from "../../plan/time/dates.ts";
import { cell, header, left, line, row, symbolKey, table } from "../draft/cells.ts";
import { type DraftBlock, paragraph, say } from "../draft/draft.ts";
import type { ComputedBlock } from "../kinds.ts";

/** `{{block "audits"}}`: each round of case-file audits, the newest first: its theme, and how many cases had each grade. */
export const audits: ComputedBlock = {
  name: "audits",
  title: "Audits of case files",
  build: ({ plan }) => listAudits(plan, plan.audits.length),
  summarise: ({ plan }) => listAudits(plan, NEWEST),
};

const NEWEST = 3;

function listAudits(plan: PlanAsAt, most: number): DraftBlock[] {
  const [all, asAt] = [reportedAudits(plan), plan.asAt];
  if (all.length === 0)
    return [paragraph(say(`No round of audits had been reported by ${formatShortDate(asAt)}.`))];
  const columns = [left("Round", 16), left("Theme", 34), left("Cases", 10), left("Grades", 40)];
  const rows = all
    .toReversed()
    .slice(0, most)
    .map((audit) => {
      const { cases, grades } = gradesOf(audit);
      return row([
        header(line(formatShortDate(audit.date))),
        cell(line(audit.theme)),
        cell(line(cases === null ? "A few" : String(cases))),
        cell(
          line(
            grades
              .map(
                ({ grade, share }) =>
                  `${grade} ${share === null ? "[c]" : `${share.count} (${share.quoted})`}`,
              )
              .join(", "),
          ),
        ),
      ]);
    });
  return [
    table("audits", "Audits of case files, the newest first", columns, rows, {
      density: "compact",
      note: symbolKey(rows),
    }),
  ];
}
