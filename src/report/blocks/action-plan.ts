import { plural } from "../../diagnostics/words.ts";
import type { Cell, Line, Row } from "../../model/table.ts";
import { formatDate } from "../../plan/dates.ts";
import { type KnownAction, type KnownRecommendation, latestProgress } from "../../plan/replay.ts";
import { dueMovesOf, isSlip } from "../action-history.ts";
import { actionsOf } from "../answering.ts";
import { badge, cell, header, left, line, lines, note, row, statusBadge, table } from "../cells.ts";
import { postTitle, type ReportContext, showable } from "../context.ts";
import { type DraftBlock, heading } from "../draft.ts";
import type { BlockKind } from "./block.ts";

/** Every action, under the recommendation it answers first. */
export const actionPlan: BlockKind = (context) =>
  context.plan.recommendations.flatMap((one): DraftBlock[] => {
    const actions = actionsOf(context.plan, one).filter(({ answers }) => firstAnswered(context, answers) === one.id);
    if (actions.length === 0) return [];
    const title = `${one.number}. ${one.title}`;
    return [heading(title, 3), actionTable(context, one, actions)];
  });

/** An action that answers several recommendations is printed once. */
const firstAnswered = ({ plan }: ReportContext, answers: readonly string[]): string | undefined =>
  answers.find((id) => plan.recommendations.some((one) => one.id === id));

function actionTable(context: ReportContext, one: KnownRecommendation, actions: readonly KnownAction[]) {
  const columns = [left("No.", 7), left("Action and progress", 48), left("Owner", 18), left("Due", 12), left("Status", 15)];
  const rows = actions.map((action) => actionRow(context, action));
  const usual = one.track === "business-as-usual" ? ", continuing as business as usual" : "";
  return table(`actions-${one.id}`, `Actions for recommendation ${one.number}${usual}`, columns, rows);
}

function actionRow(context: ReportContext, action: KnownAction): Row {
  const { plan, header: head } = context;
  const owner = action.owner === undefined ? null : postTitle(plan, action.owner);
  return row(
    [
      header(line(action.id)),
      cell(line(action.title), ...progressLines(context, action)),
      cell(...lines(owner)),
      dueCell(action),
      cell(badge(statusBadge(action.status, head))),
    ],
    `action-${action.id}`,
  );
}

function progressLines({ edition }: ReportContext, action: KnownAction): Line[] {
  const said = latestProgress(action);
  const progress = said?.progress === undefined ? [] : [note(showable(said.progress, said.exempt, edition))];
  const evidence = action.evidence.map(({ title, date }) => note(`Evidence: ${title}${date === undefined ? "" : `, ${formatDate(date)}`}.`));
  const impact = action.impact === undefined ? [] : [note(`Impact: ${action.impact}`)];
  const superseded = action.supersededBy === undefined ? [] : [note(`Superseded by action ${action.supersededBy}.`)];
  const reason = action.status === "withdrawn" ? action.history.findLast((one) => one.reason)?.reason : undefined;
  return [...progress, ...(reason === undefined ? [] : [note(`Reason: ${reason}`)]), ...superseded, ...evidence, ...impact];
}

function dueCell(action: KnownAction): Cell {
  const slips = dueMovesOf(action).filter(isSlip).length;
  const moved = slips === 0 ? [] : [note(`Moved ${slips === 1 ? "once" : plural(slips, "time")}`)];
  return cell(...lines(action.due === undefined ? null : formatDate(action.due)), ...moved);
}
