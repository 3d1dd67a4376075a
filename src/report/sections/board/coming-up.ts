import { isOpen } from "../../../plan/schema/actions.ts";
import { addMonths, formatDate, formatShortDate } from "../../../plan/time/dates.ts";
import { whenPlanned } from "../../context.ts";
import { type DraftFacts, say } from "../../draft/draft.ts";
import type { Section } from "../../kinds.ts";

const MONTHS_AHEAD = 2;
const EVENTS_AHEAD = 3;

/** The actions that fall due in the next two months, and the events that come next. */
export const comingUp: Section = {
  id: "coming-up",
  draft({ plan }) {
    const until = addMonths(plan.asAt, MONTHS_AHEAD);
    const due = plan.actions
      .filter(({ status, due = "" }) => isOpen(status) && due >= plan.asAt && due <= until)
      .sort((a, b) => ((a.due ?? "") < (b.due ?? "") ? -1 : a.due === b.due ? 0 : 1));
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
