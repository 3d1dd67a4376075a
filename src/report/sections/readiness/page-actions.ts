import { type Line, type Row, textOf } from "../../../model/table.ts";
import type { ActionRead, EvidenceRead, EvidenceState } from "../../../plan/readiness/evaluation.ts";
import { isDone } from "../../../plan/schema/actions.ts";
import { formatShortDate } from "../../../plan/time/dates.ts";
import { list, uncapitalise } from "../../../text/words.ts";
import { bodyName, postTitle, type ReportContext } from "../../context.ts";
import { actionBadge, cell, header, left, line, note, row, strong, table } from "../../draft/cells.ts";
import { actionAnchor, evaluationAnchor } from "../../draft/draft.ts";
import { stampField } from "../../draft/stamped.ts";
import type { PagePart } from "../../kinds.ts";

/** What was done and what shows it, and what is still to be done. */
export const pageActions: PagePart = {
  draft(context, { subject, name, actions, withdrawn }) {
    const done = actions.filter(({ action }) => isDone(action.status));
    const open = actions.filter((one) => !done.includes(one));
    const anchor = evaluationAnchor(subject);
    const ids = withdrawn.map(({ id }) => id);
    const note = ids.length === 0 ? null : `Withdrawn: action${ids.length > 1 ? "s" : ""} ${list(ids)}.`;
    const tables = [
      table(
        `${anchor}-done`,
        `What was done, and what shows it: ${uncapitalise(name)}`,
        [left("No.", 6), left("Action", 36), left("Done", 13), left("What shows it", 45)],
        done.map((one) => doneRow(context, one)),
        { density: "compact", note: open.length === 0 ? note : null },
      ),
      table(
        `${anchor}-open`,
        `What is still to be done: ${uncapitalise(name)}`,
        [left("No.", 6), left("Action", 66), left("Due", 12), left("Status", 16)],
        open.map((one) => openRow(context, one)),
        { density: "compact", note },
      ),
    ];
    return tables.filter(({ rows }) => rows.length > 0);
  },
};

function doneRow(context: ReportContext, read: ActionRead): Row {
  const { action, doneSince } = read;
  const { id, title, impact } = action;
  return row(
    [
      header(line(stampField(id, id, "id"))),
      cell(
        line(stampField(title, id, "title")),
        ...(impact === undefined
          ? []
          : [note([strong("Impact: "), textOf(stampField(impact, id, "impact"))])]),
      ),
      cell(
        actionBadge(action, context.header),
        ...(doneSince === null ? [] : [note(stampField(formatShortDate(doneSince), id, "status"))]),
      ),
      cell(...evidenceLines(context, read)),
    ],
    actionAnchor(id),
  );
}

const openRow = (context: ReportContext, { action }: ActionRead): Row => {
  const { id, title, due } = action;
  return row(
    [
      header(line(stampField(id, id, "id"))),
      cell(line(stampField(title, id, "title"))),
      cell(line(stampField(due === undefined ? "No date" : formatShortDate(due), id, "due"))),
      cell(actionBadge(action, context.header)),
    ],
    actionAnchor(id),
  );
};

/** Each piece of evidence, after a word on what is wrong with all of it. */
function evidenceLines(context: ReportContext, { action, evidence, state }: ActionRead): Line[] {
  const word = state === null ? null : STATES[state];
  const said = evidence.map((one) => textOf(stampField(sayEvidence(one, context), action.id, "evidence")));
  if (word === null) return said.map((one) => line([one]));
  const [first, ...others] = said;
  return [
    line([strong(word), ...(first === undefined ? [] : [textOf(" "), first])]),
    ...others.map((one) => line([one])),
  ];
}

/** "Return of supervision sessions, 29 Mar 2016, checked by Head of Quality Assurance" */
function sayEvidence({ title, date, verifiedBy }: EvidenceRead, { plan }: ReportContext): string {
  const by =
    verifiedBy === null
      ? "checked by nobody"
      : `checked by ${plan.posts.some(({ id }) => id === verifiedBy) ? postTitle(plan, verifiedBy) : bodyName(plan, verifiedBy)}`;
  return [title, date === null ? "without a date" : formatShortDate(date), by].join(", ");
}

/** What an inspector would say of evidence that does not show it. */
const STATES: Readonly<Record<EvidenceState, string | null>> = {
  missing: "No evidence.",
  unverified: "Nobody else checked it:",
  old: "Old:",
  shown: null,
};
