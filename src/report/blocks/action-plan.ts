import { type Inline, type Line, type Row, textOf } from "../../model/table.ts";
import { isOverdue, latestReason, ownSlipsOf } from "../../plan/history/actions.ts";
import { type KnownAction, type KnownRecommendation, latestProgress } from "../../plan/history/replay.ts";
import { type Evidence, isDone } from "../../plan/schema/actions.ts";
import { daysBetween, formatShortDate, type IsoDate } from "../../plan/time/dates.ts";
import { plural, times } from "../../text/words.ts";
import { actionsOf, postTitle, type ReportContext } from "../context.ts";
import { badge, cell, header, left, line, lines, note, row, statusBadge, table } from "../draft/cells.ts";
import { actionAnchor, type DraftBlock, heading } from "../draft/draft.ts";
import type { ComputedBlock } from "../kinds.ts";

/** `{{block "action-plan"}}`: every action, under the first recommendation that it answers. */
export const actionPlan: ComputedBlock = {
  name: "action-plan",
  title: "Action plan",
  build: (context) =>
    context.plan.recommendations.flatMap((one): DraftBlock[] => {
      const actions = actionsOf(context.plan, one).filter(
        ({ answers }) => firstAnswered(context, answers) === one.id,
      );
      if (actions.length === 0) return [];
      const title = `${one.number}. ${one.title}`;
      return [heading(title, 3), actionTable(context, one, actions)];
    }),
};

/** An action that answers several recommendations is printed once. */
const firstAnswered = ({ plan }: ReportContext, answers: readonly string[]): string | undefined =>
  answers.find((id) => plan.recommendations.some((one) => one.id === id));

/** An action's number, as a link to its row where this report prints the action plan. */
export function actionLink(id: string, context: ReportContext): Inline {
  const { plan, report, edition } = context;
  const answers = plan.actions.find((one) => one.id === id)?.answers ?? [];
  const printed =
    PRINTED.test(report.main ?? "") ||
    report.appendices?.some(
      ({ block, exempt }) => block === "action-plan" && (exempt === undefined || edition === "exempt"),
    );
  if (!printed || firstAnswered(context, answers) === undefined) return textOf(id);
  return { kind: "link", href: `#${actionAnchor(id)}`, children: [textOf(id)] };
}

const PRINTED = /\{\{\s*block\s+"action-plan"/;

function actionTable(context: ReportContext, one: KnownRecommendation, actions: readonly KnownAction[]) {
  const columns = [
    left("No.", 8),
    left("Action and progress", 56),
    left("Owner and due", 21),
    left("Status", 15),
  ];
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
      cell(line(action.title), ...progressLines(action)),
      cell(...lines(owner), ...dueLines(action)),
      cell(badge(statusBadge(action.status, head)), ...overdueLines(action, plan.asAt)),
    ],
    actionAnchor(action.id),
  );
}

/** The newest progress, why the action was withdrawn, its evidence and its impact, in one note. */
function progressLines(action: KnownAction): Line[] {
  const reason = action.status === "withdrawn" ? latestReason(action) : undefined;
  const sentences = [
    latestProgress(action)?.progress ?? null,
    reason === undefined ? null : `Withdrawn: ${reason}`,
    action.supersededBy === undefined ? null : `Superseded by action ${action.supersededBy}.`,
    action.evidence.length === 0 || !isDone(action.status)
      ? null
      : `Evidence: ${action.evidence.map(evidenceWords).join("; ")}.`,
    action.impact === undefined ? null : `Impact: ${action.impact}`,
  ];
  const text = sentences.filter((one) => one !== null).join(" ");
  return text === "" ? [] : [note(text)];
}

const evidenceWords = ({ title, date }: Evidence): string =>
  title + (date === undefined ? "" : ` (${formatShortDate(date)})`);

function dueLines(action: KnownAction): Line[] {
  const slips = ownSlipsOf(action).length;
  const moved = slips === 0 ? [] : [note(`Moved ${times(slips)}`)];
  return action.due === undefined ? moved : [note(formatShortDate(action.due)), ...moved];
}

function overdueLines(action: KnownAction, asAt: IsoDate): Line[] {
  if (action.due === undefined || !isOverdue(action, asAt)) return [];
  return [note(`Overdue by ${plural(daysBetween(action.due, asAt), "day")}`)];
}
