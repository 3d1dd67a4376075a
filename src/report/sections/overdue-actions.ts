import { textOf } from "../../model/table.ts";
import { isOverdue, ownSlipsOf } from "../../plan/history/actions.ts";
import type { KnownAction } from "../../plan/history/replay.ts";
import { countStatuses, type Status } from "../../plan/schema/actions.ts";
import { daysBetween, formatDate } from "../../plan/time/dates.ts";
import { list, plural, times } from "../../text/words.ts";
import { type ActionException, actionLink, joined, type Linked, viewOf } from "../board/view.ts";
import { postTitle, type ReportContext } from "../context.ts";
import { cell, header, left, line, row, statusBadge, table } from "../draft/cells.ts";
import { item, paragraph, say, unnumbered } from "../draft/draft.ts";
import type { Section } from "../parts.ts";

/** Every action past its due date, under the owner who answers for it, the longest overdue first. */
export const overdueActions: Section = (context) => {
  const { plan } = context;
  const overdue = viewOf(context)
    .exceptions.filter((exception) => exception.overdue)
    .sort((a, b) => daysOverdue(b, context) - daysOverdue(a, context));
  if (overdue.length === 0) return [unnumbered(say("No action is past its due date."))];
  const owners = Map.groupBy(overdue, ({ action }) => action.owner);
  const rows = [...owners].map(([owner, exceptions]) => {
    const together = Map.groupBy(exceptions, (exception) => daysOverdue(exception, context));
    const actions = [...together].map(([days, late]): Linked[] => [
      ...joined(late.map((exception) => [actionLink(plan, exception)])),
      textOf(` by ${plural(days, "day")}`),
    ]);
    return row([
      header(line(owner === undefined ? "No owner" : postTitle(plan, owner))),
      cell(line(joined(actions, "; "))),
    ]);
  });
  const columns = [left("Owner", 45), left("Overdue actions", 55)];
  const caption = `${plural(overdue.length, "action")} past the due date`;
  return [table("overdue", caption, columns, rows, { density: "compact" })];
};

const daysOverdue = ({ action }: ActionException, { plan }: ReportContext): number =>
  daysBetween(action.due ?? plan.asAt, plan.asAt);

/** What is not going well, beside the highlights: how much, and every action past its due date. */
export const behindPlan: Section = (context) => {
  const { actions, asAt } = context.plan;
  const counts = countStatuses(actions);
  const overdue = actions.filter((action) => isOverdue(action, asAt));
  const words = (status: Status): string => statusBadge(status, context.header).word.toLowerCase();
  const late = (["at-risk", "off-track"] as const).filter((status) => counts[status] > 0);
  if (late.length === 0 && overdue.length === 0) return [];
  const standing = late.map(
    (status) => `${counts[status]} ${counts[status] === 1 ? "is" : "are"} ${words(status)}`,
  );
  const lead = late.length === 0 ? "" : `Of ${plural(counts.open, "open action")}, ${list(standing)}. `;
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
