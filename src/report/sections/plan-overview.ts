import { sentence } from "../../diff/change.ts";
import { isOverdue, latestReason, ownSlipsOf } from "../../plan/history/actions.ts";
import type { KnownAction } from "../../plan/history/replay.ts";
import { countStatuses, isOpen, STATUSES } from "../../plan/schema/actions.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { capitalise, list, numberWord, plural, times } from "../../text/words.ts";
import type { ReportContext } from "../context.ts";
import { statusWord } from "../draft/cells.ts";
import { heading, item, paragraph, say } from "../draft/draft.ts";
import { stampCount, stampEntries, stampField } from "../draft/stamped.ts";
import type { Section } from "../kinds.ts";

/** What is not going well: how many actions are at risk or off track, and each action past its due date. */
export const behindPlan: Section = {
  id: "behind-plan",
  draft(context) {
    const { actions, asAt } = context.plan;
    const counts = countStatuses(actions);
    const overdue = actions.filter((action) => isOverdue(action, asAt));
    const late = (["at-risk", "off-track"] as const).filter((status) => counts[status] > 0);
    if (late.length === 0 && overdue.length === 0) return [];
    const parts = late.map(
      (status) =>
        `${stampCount(counts[status], "actions", { status })} ${counts[status] === 1 ? "is" : "are"} ${statusWord(status, context.header)}`,
    );
    const lead =
      late.length === 0
        ? ""
        : `Of ${stampCount(plural(counts.open, "open action"), "actions", { status: OPEN })}, ${list(parts)}. `;
    const title = heading("What is late or at risk");
    if (overdue.length === 0) return [title, paragraph(say(`${lead}None is past its due date.`))];
    const past =
      overdue.length === 1
        ? "One is past its due date:"
        : `${stampEntries(
            capitalise(numberWord(overdue.length)),
            overdue.map(({ id }) => id),
          )} are past their due dates:`;
    return [
      title,
      paragraph(
        say(lead + past),
        overdue.map((action) => item(say(describe(action, context)))),
      ),
    ];
  },
};

const OPEN = STATUSES.filter(isOpen).join(",");

function describe(action: KnownAction, { plan }: ReportContext): string {
  const slips = ownSlipsOf(action).length;
  const due =
    action.due === undefined ? "" : `due on ${stampField(formatDate(action.due), action.id, "due")}`;
  const moved = slips === 0 ? "" : `, a date already moved ${stampField(times(slips), action.id, "due")}`;
  const reason = latestReason(action);
  const number = plan.recommendations.find(({ id }) => action.answers.includes(id))?.number;
  const where = number === undefined ? "" : `, for recommendation ${number}`;
  return `action ${action.id}${where}: ${action.title}; ${due}${moved}.${reason === undefined ? "" : ` ${stampField(sentence(reason), action.id, "reason")}`}`;
}

/** The recommendations that the Board no longer oversees. */
export const movedToBusinessAsUsual: Section = {
  id: "moved-to-business-as-usual",
  draft({ plan }) {
    const moved = plan.recommendations.filter(({ track }) => track === "business-as-usual");
    if (moved.length === 0) return [];
    const count = stampCount(capitalise(numberWord(moved.length)), "recommendations", {
      track: "business-as-usual",
    });
    const lead = `${count} recommendation${moved.length === 1 ? " is" : "s are"} now taken forward as business as usual:`;
    return [
      heading("Now business as usual"),
      paragraph(
        say(lead),
        moved.map(({ number, title }) => item(say(`recommendation ${number}: ${title}`))),
      ),
    ];
  },
};
