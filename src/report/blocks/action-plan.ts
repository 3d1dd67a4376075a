import { type Line, type Row, textOf } from "../../model/table.ts";
import { isOverdue, latestReason, ownSlipsOf } from "../../plan/history/actions.ts";
import { type KnownAction, latestProgress } from "../../plan/history/replay.ts";
import { type Evidence, isDone, isOpen } from "../../plan/schema/actions.ts";
import { daysBetween, formatShortDate, type IsoDate } from "../../plan/time/dates.ts";
import { plural, times } from "../../text/words.ts";
import { actionsOf, postTitle, printsBlock, type ReportContext } from "../context.ts";
import {
  actionBadge,
  cell,
  header,
  type Linked,
  left,
  line,
  lines,
  note,
  row,
  strong,
  table,
} from "../draft/cells.ts";
import { actionAnchor, type DraftBlock, heading } from "../draft/draft.ts";
import { stampField } from "../draft/stamped.ts";
import type { ComputedBlock } from "../kinds.ts";

export const actionPlan: ComputedBlock = {
  name: "action-plan",
  summary:
    "Every action with its progress, owner, status and due date, under the first recommendation that it answers.",
  example: '{{block "action-plan"}}',
  title: "Action plan",
  build: (context) =>
    context.plan.recommendations.flatMap((one): DraftBlock[] => {
      const actions = actionsOf(context.plan, one).filter(
        ({ answers }) => firstAnswered(context, answers) === one.id,
      );
      if (actions.length === 0) return [];
      const usual = one.track === "business-as-usual" ? " (business as usual)" : "";
      const title = `${one.number}. ${one.title}${usual}`;
      const rows = actions.map((action) => actionRow(context, action));
      return [heading(title, 3), table(`actions-${one.id}`, title, COLUMNS, rows, { headed: true })];
    }),
};

/** An action that answers several recommendations is printed once. */
const firstAnswered = ({ plan }: ReportContext, answers: readonly string[]): string | undefined =>
  answers.find((id) => plan.recommendations.some((one) => one.id === id));

/** An action's number, as a link to its row where this report prints the action plan. */
export function actionLink(id: string, context: ReportContext): Linked {
  const answers = context.plan.actions.find((one) => one.id === id)?.answers ?? [];
  if (firstAnswered(context, answers) === undefined || !printsBlock(context, "action-plan"))
    return textOf(id);
  return { kind: "link", href: `#${actionAnchor(id)}`, children: [textOf(id)] };
}

const COLUMNS = [
  left("No.", 6),
  left("Action and progress", 62),
  left("Owner", 18),
  left("Status and due", 14),
];

function actionRow(context: ReportContext, action: KnownAction): Row {
  const { plan, header: head } = context;
  const owner =
    action.owner === undefined ? null : stampField(postTitle(plan, action.owner), action.id, "owner");
  return row(
    [
      header(line(stampField(action.id, action.id, "id"))),
      cell(...actionLines(action)),
      cell(...lines(owner)),
      cell(actionBadge(action, head), ...dueLines(action, plan.asAt)),
    ],
    actionAnchor(action.id),
  );
}

/** What is to be done, and how far it is. Of an action that is over both are one text: it needs less attention. */
function actionLines(action: KnownAction): Line[] {
  const { status } = action;
  const title = stampField(action.title, action.id, "title");
  const progress = progressOf(action);
  if (isOpen(status)) return [line([strong(title)]), ...(progress === "" ? [] : [note(progress)])];
  if (progress === "") return [note([strong(title)])];
  return [note([strong(/[.?!]$/.test(action.title) ? title : `${title}.`), textOf(` ${progress}`)])];
}

/** The newest progress, why the action was withdrawn, its evidence and its impact. */
function progressOf(action: KnownAction): string {
  const reason = action.status === "withdrawn" ? latestReason(action) : undefined;
  const sentences = [
    stampField(latestProgress(action)?.progress ?? "", action.id, "progress") || null,
    reason === undefined ? null : `Withdrawn: ${stampField(reason, action.id, "reason")}`,
    action.supersededBy === undefined ? null : `Superseded by action ${action.supersededBy}.`,
    action.evidence.length === 0 || !isDone(action.status)
      ? null
      : `Evidence: ${stampField(action.evidence.map(evidenceWords).join("; "), action.id, "evidence")}.`,
    action.impact === undefined ? null : `Impact: ${stampField(action.impact, action.id, "impact")}`,
  ];
  return sentences.filter((one) => one !== null).join(" ");
}

const evidenceWords = ({ title, date }: Evidence): string =>
  title + (date === undefined ? "" : ` (${formatShortDate(date)})`);

function dueLines(action: KnownAction, asAt: IsoDate): Line[] {
  const { due } = action;
  const slips = ownSlipsOf(action).length;
  const words = [
    ...(due === undefined ? [] : [formatShortDate(due)]),
    ...(slips === 0 ? [] : [`Moved ${times(slips)}`]),
    ...(due === undefined || !isOverdue(action, asAt)
      ? []
      : [`Overdue by ${plural(daysBetween(due, asAt), "day")}`]),
  ];
  return words.map((one) => note(stampField(one, action.id, "due")));
}
