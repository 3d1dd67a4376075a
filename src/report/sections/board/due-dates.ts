import { textOf } from "../../../model/table.ts";
import { compareDue } from "../../../plan/history/actions.ts";
import { isOpen } from "../../../plan/schema/actions.ts";
import { addMonths, daysBetween, formatDate, formatShortDate } from "../../../plan/time/dates.ts";
import { plural } from "../../../text/words.ts";
import { postTitle, type ReportContext, whenPlanned } from "../../context.ts";
import { cell, header, type Linked, left, line, row, table } from "../../draft/cells.ts";
import { type DraftFacts, say, unnumbered } from "../../draft/draft.ts";
import { stampEntries, stampField } from "../../draft/stamped.ts";
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
        textOf(
          ` by ${stampEntries(
            plural(days, "day"),
            late.map(({ action }) => action.id),
          )}`,
        ),
      ]);
      return row([
        header(line(owner === undefined ? "No owner" : stampField(postTitle(plan, owner), owner, "title"))),
        cell(line(joined(actions, "; "))),
      ]);
    });
    const columns = [left("Owner", 45), left("Overdue actions", 55)];
    const count = stampEntries(
      plural(overdue.length, "action"),
      overdue.map(({ action }) => action.id),
    );
    const caption = `${count} past the due date`;
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
  draft({ plan, report }) {
    const until = addMonths(plan.asAt, MONTHS_AHEAD);
    const due = plan.actions
      .filter(({ status, due = "" }) => isOpen(status) && due >= plan.asAt && due <= until)
      .sort(compareDue);
    const dates = [...Map.groupBy(due, ({ due = "" }) => due)].map(([date, actions]) => {
      const ids = actions.map(({ id }) => id);
      const [only = "", ...more] = ids;
      const words = formatShortDate(date);
      const day = more.length === 0 ? stampField(words, only, "due") : stampEntries(words, ids);
      return `${day}: ${ids.join(", ")}`;
    });
    const events = plan.events
      .filter(({ held, planned }) => held === undefined && planned !== undefined)
      .slice(0, EVENTS_AHEAD)
      .map(
        (event) =>
          `${event.title ?? event.id}, ${stampField(whenPlanned(event) ?? "not yet known", event.id, "planned")}`,
      );
    const rows: DraftFacts["rows"] = [
      { name: `Due by ${stampField(formatDate(until), report.id, "as-at")}`, value: say(dates.join("; ")) },
      { name: "Next events", value: say(events.join("; ")) },
    ].filter(({ value: [first] }) => first?.kind === "text" && first.text !== "");
    return rows.length === 0 ? [] : [{ kind: "facts", rows }];
  },
};
