import { list, plural } from "../../diagnostics/words.ts";
import type { Figure } from "../../model/document.ts";
import { formatDate } from "../../plan/dates.ts";
import type { KnownAction } from "../../plan/replay.ts";
import { isDone, isOpen, STATUSES, type Status } from "../../plan/status.ts";
import { actionsOf } from "../answering.ts";
import { cell, left, line, right, row, header as rowHeader, statusBadge, table } from "../cells.ts";
import type { ReportContext } from "../context.ts";
import { paragraph, say } from "../draft.ts";
import type { BlockKind } from "./block.ts";

/** `{{block "progress"}}`: how many actions stand at each status, in all and for each recommendation. */
export const progress: BlockKind = (context) => [paragraph(say(totals(context))), statusFigure(context)];

/** From best to worst, as a bar is read. */
const SHOWN: readonly Status[] = [...STATUSES].filter((status) => status !== "withdrawn").reverse();

function totals({ plan, header }: ReportContext): string {
  const { actions, asAt } = plan;
  const done = actions.filter(({ status }) => isDone(status));
  const open = actions.filter(({ status }) => isOpen(status));
  const withdrawn = actions.length - done.length - open.length;
  const words = (status: Status): string => statusBadge(status, header).word.toLowerCase();
  const openParts = SHOWN.filter(isOpen)
    .map((status) => [words(status), actions.filter((action) => action.status === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${count} ${word}`);
  const embedded = actions.filter(({ status }) => status === "embedded").length;
  const left =
    withdrawn === 0 ? "" : ` A further ${withdrawn === 1 ? "action was" : `${withdrawn} were`} withdrawn.`;
  return (
    `On ${formatDate(asAt)} the plan held ${plural(actions.length, "action")}: ${done.length} complete, ` +
    `of which ${embedded} embedded in practice, and ${open.length} open (${list(openParts)}).${left}`
  );
}

function statusFigure(context: ReportContext): Figure {
  const groups = context.plan.recommendations.map((one) => ({
    label: `${one.number}. ${one.title}`,
    actions: actionsOf(context.plan, one).filter(({ status }) => status !== "withdrawn"),
  }));
  const count = (actions: readonly KnownAction[], status: Status): number =>
    actions.filter((action) => action.status === status).length;
  const shown = SHOWN.filter((status) => groups.some(({ actions }) => count(actions, status) > 0));
  const rows = groups.map(({ label, actions }) => ({
    label,
    counts: shown.map((status) => ({
      ...statusBadge(status, context.header),
      count: count(actions, status),
    })),
  }));
  const width = Math.floor(55 / Math.max(1, shown.length));
  const columns = [
    left("Recommendation", 100 - width * shown.length),
    ...shown.map((status) => right(statusBadge(status, context.header).word, width)),
  ];
  const cells = rows.map(({ label, counts }) =>
    row([rowHeader(line(label)), ...counts.map((one) => cell(line(String(one.count))))]),
  );
  return {
    kind: "figure",
    anchor: "progress-by-recommendation",
    title: "Actions by recommendation and status",
    chart: { type: "status-bars", rows },
    sentence: busiest(groups),
    table: table("progress-by-recommendation-table", "Number of actions at each status", columns, cells, {
      density: "compact",
      note: "An action that answers several recommendations counts under each. Withdrawn actions are left out.",
    }),
  };
}

/** Where most of the work that is not going well lies. */
function busiest(groups: readonly { label: string; actions: readonly KnownAction[] }[]): string {
  const late = groups.map(({ label, actions }) => ({
    label,
    count: actions.filter(({ status }) => status === "off-track" || status === "at-risk").length,
  }));
  const most = Math.max(0, ...late.map(({ count }) => count));
  if (most === 0) return "No open action is at risk or off track.";
  const labels = late
    .filter(({ count }) => count === most)
    .map(({ label }) => `recommendation ${label.split(".")[0]}`);
  const [first, ...rest] = labels;
  const where = rest.length === 0 ? first : `each of ${list(labels)}`;
  return `Most actions at risk or off track are under ${where}: ${most}.`;
}
