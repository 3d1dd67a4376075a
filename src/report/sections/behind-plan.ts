import { list, plural, times } from "../../diagnostics/words.ts";
import { isOverdue, ownSlipsOf } from "../../plan/action-history.ts";
import { formatDate } from "../../plan/dates.ts";
import type { KnownAction } from "../../plan/replay.ts";
import { isOpen, type Status } from "../../plan/status.ts";
import { statusBadge } from "../cells.ts";
import type { ReportContext } from "../context.ts";
import { item, paragraph, say } from "../draft.ts";
import type { Section } from "./section.ts";

/** What is not going well, beside the highlights: how much, and every action past its due date. */
export const behindPlan: Section = (context) => {
  const open = context.plan.actions.filter(({ status }) => isOpen(status));
  const overdue = open.filter((action) => isOverdue(action, context.plan.asAt));
  const count = (status: Status): number => open.filter((action) => action.status === status).length;
  const words = (status: Status): string => statusBadge(status, context.header).word.toLowerCase();
  const late = (["at-risk", "off-track"] as const).filter((status) => count(status) > 0);
  if (late.length === 0 && overdue.length === 0) return [];
  const standing = late.map(
    (status) => `${count(status)} ${count(status) === 1 ? "is" : "are"} ${words(status)}`,
  );
  const lead = late.length === 0 ? "" : `Of ${plural(open.length, "open action")}, ${list(standing)}. `;
  if (overdue.length === 0) return [paragraph(say(`${lead}None is past its due date.`))];
  const past =
    overdue.length === 1 ? "One is past its due date:" : `${overdue.length} are past their due dates:`;
  return [
    paragraph(
      say(lead + past),
      overdue.map((action) => item(say(describe(action, context)))),
    ),
  ];
};

function describe(action: KnownAction, { plan }: ReportContext): string {
  const slips = ownSlipsOf(action).length;
  const due = action.due === undefined ? "" : `due on ${formatDate(action.due)}`;
  const moved = slips === 0 ? "" : `, a date already moved ${times(slips)}`;
  const reason = action.history.findLast((update) => update.reason !== undefined)?.reason;
  const number = plan.recommendations.find(({ id }) => action.answers.includes(id))?.number;
  const where = number === undefined ? "" : `, for recommendation ${number}`;
  return `action ${action.id}${where}: ${action.title}; ${due}${moved}.${reason === undefined ? "" : ` ${reason}.`.replace("..", ".")}`;
}
