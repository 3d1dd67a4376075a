import { isOverdue } from "../../../plan/history/actions.ts";
import type { PlanAsAt } from "../../../plan/history/replay.ts";
import { countStatuses, STATUSES } from "../../../plan/schema/actions.ts";
import { formatShortDate } from "../../../plan/time/dates.ts";
import { cell, header, left, line, lines, right, row, statusBadge, table } from "../../draft/cells.ts";
import { say, unnumbered } from "../../draft/draft.ts";
import { stampCount, stampEntries, stampField } from "../../draft/stamped.ts";
import type { Section } from "../../kinds.ts";
import { figuresTables } from "../../trend/figures-table.ts";
import { illustrateTrend } from "../../trend/illustrate-trend.ts";
import { briefBoard, needsAttention, ratingLines } from "./briefing.ts";

/** How many actions stand at each status, now and in the report before, and the change between the two. */
export const statusCounts: Section = {
  id: "status-counts",
  draft({ plan, before, header: head, report }) {
    const titles = [...STATUSES.map((status) => statusBadge(status, head).word), "All", "Overdue"];
    const width = 9.5;
    const columns = [
      left("Actions", 100 - width * titles.length),
      ...titles.map((title) => right(title, width)),
    ];
    const counts = (title: string, values: readonly string[]) =>
      row([header(line(title)), ...values.map((value, index) => cell(line(stampAs(value, index))))]);
    const now = countsOf(plan);
    const then = before === null ? null : countsOf(before);
    const late = plan.actions.filter((action) => isOverdue(action, plan.asAt)).map(({ id }) => id);
    const stampAs = (value: string, column: number): string => {
      const status = STATUSES[column];
      if (status !== undefined) return stampCount(value, "actions", { status });
      return column === STATUSES.length ? stampCount(value, "actions", {}) : stampEntries(value, late);
    };
    const rows = [counts(stampField(formatShortDate(plan.asAt), report.id, "as-at"), now.map(String))];
    if (before !== null && then !== null) {
      const day = stampField(formatShortDate(before.asAt), report.since ?? "", "as-at");
      rows.push(counts(day, then.map(String)));
      rows.push(
        counts(
          "Change",
          now.map((count, index) => signed(count - (then[index] ?? 0))),
        ),
      );
    }
    const caption = before === null ? "Actions by status" : "Actions by status, now and in the last report";
    return [table("status-counts", caption, columns, rows, { density: "compact" })];
  },
};

/** In the order of the columns: each status, all actions, and those overdue, whatever their status. */
function countsOf({ actions, asAt }: PlanAsAt): number[] {
  const counts = countStatuses(actions);
  const overdue = actions.filter((action) => isOverdue(action, asAt)).length;
  return [...STATUSES.map((status) => counts[status]), counts.all, overdue];
}

const signed = (change: number): string => (change === 0 ? "0" : change > 0 ? `+${change}` : `−${-change}`);

/** The measures that are off target, or whose newest figure is a special cause of concern. */
export const measuresOfConcern: Section = {
  id: "measures-of-concern",
  draft(context) {
    const found = briefBoard(context).measures.filter(needsAttention);
    if (found.length === 0) return [unnumbered(say("No measure is off target."))];
    const columns = [left("Measure", 29), left("Latest figure", 43), left("Target", 13), left("Rating", 15)];
    const rows = found.map((measure) =>
      row([
        header(line(measure.kpi.name)),
        cell(line(measure.latest)),
        cell(...lines(measure.target)),
        cell(...ratingLines(measure)),
      ]),
    );
    return [
      table("measures-of-concern", "Measures off target or of concern", columns, rows, {
        density: "compact",
      }),
    ];
  },
};

/** A chart of each of those over time, then their figures. */
export const concernCharts: Section = {
  id: "concern-charts",
  draft(context) {
    const kpis = briefBoard(context)
      .measures.filter(needsAttention)
      .map(({ kpi }) => kpi);
    return kpis.length === 0
      ? []
      : [...kpis.map((kpi) => illustrateTrend(kpi, context)), ...figuresTables(kpis)];
  },
};
