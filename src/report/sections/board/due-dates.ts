import { textOf } from "../../../model/table.ts";
import { compareDue } from "../../../plan/history/actions.ts";
import { isOpen } from "../../../plan/schema/actions.ts";
import { addMonths, daysBetween, formatDate, formatShortDate } from "../../../plan/time/dates.ts";
import { plural } from "../../../text/words.ts";
import { postTitle, type ReportContext, whenPlanned } from "../../context.ts";
import { cell, header, type Linked, left, line, row, table } from "../../draft/cells.ts";
import { type DraftFacts, say, unnumbered } from "../../draft/draft.ts";
import type { Section } from "../../kinds.ts";
import { type ActionException, actionLink, briefBoard, joined } from "./briefing.ts";

/** Every action past its due date, under the owner who answers for it, the longest overdue first. */
export const overdueActions: Section = {
  id: "overdue-actions",
  draft(context) {
    const { plan } = context;
    const overdue = briefBoard(context)
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
  },
};

const daysOverdue = ({ action }: ActionException, { plan }: ReportContext): number =>
  daysBetween(action.due ?? plan.asAt, plan.asAt);

const MONTHS_AHEAD = 2;
const EVENTS_AHEAD = 3;

/** The actions that fall due in the next two months, and the events that come next. */
export const comingUp: Section = {
  id: "coming-up",
  draft({ plan }) {
    const until = addMonths(plan.asAt, MONTHS_AHEAD);
    const due = plan.actions
      .filter(({ status, due = "" }) => isOpen(status) && due >= plan.asAt && due <= until)
      .sort(compareDue);
    const dates = [...Map.groupBy(due, ({ due = "" }) => due)].map(
      ([date, actions]) => `${formatShortDate(date)}: ${actions.map(({ id }) => id).join(", ")}`,
    );
    const events = plan.events
      .filter(({ held, planned }) => held === undefined && planned !== undefined)
      .slice(0, EVENTS_AHEAD)
      .map((event) => `${event.title ?? event.id}, ${whenPlanned(event) ?? "not yet known"}`);
    const rows: DraftFacts["rows"] = [
      { name: `Due by ${formatDate(until)}`, value: say(dates.join("; ")) },
      { name: "Next events", value: say(events.join("; ")) },
    ].filter(({ value: [first] }) => first?.kind === "text" && first.text !== "");
    return rows.length === 0 ? [] : [{ kind: "facts", rows }];
  },
};
