import type { ChangeKind } from "../../diff/change.ts";
import { textOf } from "../../model/inline.ts";
import { formatDate } from "../../plan/dates.ts";
import type { KnownAction } from "../../plan/replay.ts";
import { actionLink, joined, type Linked } from "../board/links.ts";
import { viewOf } from "../board/view.ts";
import type { DraftFacts } from "../draft.ts";
import type { Section } from "./section.ts";

/** What was finished, with what shows it; what is said to be finished without; what took place and came in. */
export const doneSince: Section = (context) => {
  const { plan, report } = context;
  const { changes, exceptions } = viewOf(context);
  const of = (...kinds: ChangeKind[]) => changes.filter(({ kind }) => kinds.includes(kind));
  const finished = (kind: ChangeKind): Linked[] => {
    const actions = of(kind).flatMap(({ entity }) => plan.actions.find(({ id }) => id === entity) ?? []);
    const shown = actions.filter(({ evidence }) => evidence.length > 0);
    return joined(
      shown.map((action) => [textOf(`${action.id} (${evidenceOf(action)})`)]),
      "; ",
    );
  };
  const ownMeetings = plan.events.filter(({ by }) => by.length === 1 && by[0] === report.meeting?.body);
  const held = of("event-held").filter(({ entity }) => !ownMeetings.some(({ id }) => id === entity));
  const pending = exceptions.filter(({ unproven }) => unproven);
  const rows: DraftFacts["rows"] = [
    { name: "Completed with evidence", value: finished("action-completed") },
    { name: "Embedded with evidence", value: finished("action-embedded") },
    {
      name: "Evidence still pending",
      value: joined(pending.map((exception) => [actionLink(plan, exception)])),
    },
    {
      name: "Held",
      value: joined(
        held.map(({ title, to }) => [textOf(`${title}, ${to}`)]),
        "; ",
      ),
    },
    {
      name: "Received",
      value: joined(
        of("document-received").map(({ title, to }) => [textOf(`${title}, ${formatDate(to ?? "")}`)]),
        "; ",
      ),
    },
  ].filter(({ value }) => value.length > 0);
  return rows.length === 0 ? [] : [{ kind: "facts", rows }];
};

const evidenceOf = ({ evidence }: KnownAction): string => evidence.at(-1)?.title ?? "";
