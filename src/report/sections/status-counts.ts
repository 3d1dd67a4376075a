import { isOverdue } from "../../plan/action-history.ts";
import { formatShortDate } from "../../plan/dates.ts";
import type { PlanAsAt } from "../../plan/replay.ts";
import { STATUSES } from "../../plan/status.ts";
import { cell, header, left, line, right, row, statusBadge, table } from "../cells.ts";
import type { Section } from "./section.ts";

/** How many actions stand at each status, now and in the report before, and the change between the two. */
export const statusCounts: Section = ({ plan, before, header: head }) => {
  const titles = [...STATUSES.map((status) => statusBadge(status, head).word), "All", "Overdue"];
  const width = 9.5;
  const columns = [
    left("Actions", 100 - width * titles.length),
    ...titles.map((title) => right(title, width)),
  ];
  const counts = (title: string, values: readonly string[]) =>
    row([header(line(title)), ...values.map((value) => cell(line(value)))]);
  const now = countsOf(plan);
  const then = before === null ? null : countsOf(before);
  const rows = [counts(formatShortDate(plan.asAt), now.map(String))];
  if (before !== null && then !== null) {
    rows.push(counts(formatShortDate(before.asAt), then.map(String)));
    rows.push(
      counts(
        "Change",
        now.map((count, index) => signed(count - (then[index] ?? 0))),
      ),
    );
  }
  const caption = before === null ? "Actions by status" : "Actions by status, now and in the last report";
  return [table("status-counts", caption, columns, rows, { density: "compact" })];
};

/** In the order of the columns: each status, all together, and those overdue whatever their status. */
const countsOf = ({ actions, asAt }: PlanAsAt): number[] => [
  ...STATUSES.map((status) => actions.filter((action) => action.status === status).length),
  actions.length,
  actions.filter((action) => isOverdue(action, asAt)).length,
];

const signed = (change: number): string => (change === 0 ? "0" : change > 0 ? `+${change}` : `−${-change}`);
