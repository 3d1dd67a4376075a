import { answeredEvent, lastDayPlanned } from "../../../plan/history/inspection.ts";
import { type KnownEvent, whereSet } from "../../../plan/history/replay.ts";
import { isOpen } from "../../../plan/schema/actions.ts";
import { formatDate, type IsoDate } from "../../../plan/time/dates.ts";
import { formatInterval } from "../../../plan/time/intervals.ts";
import type { CheckContext, Rule } from "../../rule.ts";

export const dueAfterReinspection: Rule = {
  id: "due-after-reinspection",
  severity: "warning",
  summary: "An open action is due after the next inspection is over.",
  why: "The plan answers one inspection and is judged by the next. An action due later cannot show there, so either its date comes forward or the Board knows that it will not be done in time. Where the inspection is planned only in words, the last day of that time counts: summer 2017 ends with August.",
  bad: `\
# As at 2016-09-02
events:
  - { id: reinspection, kind: inspection, by: ofsted, added: 2016-06-01, planned: towards summer 2017 }
actions:
  - { id: 1.2, answers: R1, title: Train new managers, owner: head-of-service, start: 2016-10-03, due: 2017-09-29 }
`,
  good: `\
# As at 2016-09-02
events:
  - { id: reinspection, kind: inspection, by: ofsted, added: 2016-06-01, planned: towards summer 2017 }
actions:
  - { id: 1.2, answers: R1, title: Train new managers, owner: head-of-service, start: 2016-10-03, due: 2017-04-28 }
`,
  *check(context) {
    const next = nextInspection(context);
    if (next === undefined) return;
    const { event, last, when } = next;
    for (const action of context.known.actions) {
      const { id, due, status } = action;
      if (due === undefined || due <= last || !isOpen(status)) continue;
      yield {
        message: `Action "${id}" is due on "${due}", after the inspection "${event.id}" planned ${when}: expected it to be done by ${formatDate(last)}`,
        origin: whereSet(action, "due"),
        entity: id,
        hint: "Bring the date forward, or ask the Board whether the action belongs in this plan.",
        related: [{ message: `planned ${when}`, origin: whereSet(event, "planned") }],
      };
    }
  },
};

interface NextInspection {
  readonly event: KnownEvent;
  /** The last day it can be held, as far as is known. */
  readonly last: IsoDate;
  readonly when: string;
}

/**
 * The same inspectorate's next inspection. After it was held the plan answers it, and no date is too late. An inspection
 * planned for a day in the past tells nothing about when it will be.
 */
function nextInspection({ known, asAt }: CheckContext): NextInspection | undefined {
  const answered = answeredEvent(known);
  const event = known.events.find(
    ({ id, kind, held, by }) =>
      kind === "inspection" && held === undefined && id !== answered?.id && sharesBody(by, answered),
  );
  const last = event === undefined ? null : lastDayPlanned(event);
  if (event === undefined || last === null || last < asAt) return undefined;
  const { interval = null, words = null } = event.planned ?? {};
  return { event, last, when: interval === null ? `"${words}"` : `for "${formatInterval(interval)}"` };
}

const sharesBody = (by: readonly string[], answered: KnownEvent | undefined): boolean =>
  answered === undefined || by.some((body) => answered.by.includes(body));
