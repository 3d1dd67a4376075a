import { plural } from "../../diagnostics/words.ts";
import type { Change, ChangeKind } from "../../diff/change.ts";
import { textOf } from "../../model/inline.ts";
import { formatShortDate } from "../../plan/dates.ts";
import { STATUSES, type Status } from "../../plan/status.ts";
import { actionLink, joined, type Linked } from "../board/links.ts";
import { viewOf } from "../board/view.ts";
import { statusBadge } from "../cells.ts";
import type { ReportContext } from "../context.ts";
import { say } from "../draft.ts";
import type { Section } from "./section.ts";

/** What got worse since the report before, by what happened to it. */
export const worseSince: Section = (context) => {
  if (context.before === null) return [];
  const view = viewOf(context);
  const of = (kind: ChangeKind): Change[] => view.changes.filter((change) => change.kind === kind);
  const link = ({ entity, label }: Change): Linked => {
    const exception = view.exceptions.find(({ action }) => action.id === entity);
    return exception === undefined ? textOf(label ?? entity) : actionLink(context.plan, exception);
  };
  const each = (kind: ChangeKind, words: (change: Change) => Linked[]): Linked[] =>
    joined(of(kind).map(words), "; ");
  const rows = [
    { name: "Got worse", value: gotWorse(of("action-worse"), link, context) },
    { name: "Reopened", value: each("action-reopened", (change) => [link(change)]) },
    {
      name: "Slipped",
      value: each("due-slipped", (change) => [link(change), textOf(slipWords(change))]),
    },
    {
      name: "Measures that no longer meet their target",
      value: each("kpi-missed-target", ({ title, what }) => [textOf(`${title}: ${what}`)]),
    },
    {
      name: "Back in the improvement plan",
      value: each("recommendation-back-to-plan", ({ label, title }) => [textOf(`${label}: ${title}`)]),
    },
  ].filter(({ value }) => value.length > 0);
  if (rows.length > 0) return [{ kind: "facts", rows }];
  const nothing = say("No action or measure got worse, and no date slipped.");
  return [{ kind: "facts", rows: [{ name: "Since the last report", value: nothing }] }];
};

/** "11 now off track: 3.8, 4.8; 5 now at risk: 1.9": worst first. */
function gotWorse(
  changes: readonly Change[],
  link: (change: Change) => Linked,
  { header }: ReportContext,
): Linked[] {
  const groups = STATUSES.map((status) => ({
    status,
    changes: changes.filter(({ to }) => to === status),
  })).filter((group) => group.changes.length > 0);
  const parts = groups.map((group) => [
    textOf(`${plural(group.changes.length, "action")} now ${words(group.status, header)}: `),
    ...joined(group.changes.map((change) => [link(change)])),
  ]);
  return joined(parts, "; ");
}

const words = (status: Status, header: ReportContext["header"]): string =>
  statusBadge(status, header).word.toLowerCase();

const slipWords = ({ from, to }: Change): string =>
  from === null || to === null ? "" : ` from ${formatShortDate(from)} to ${formatShortDate(to)}`;
