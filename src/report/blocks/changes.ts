import { type Change, sentence } from "../../diff/change.ts";
import { GROUPS, groupChanges } from "../../diff/groups.ts";
import { type Inline, textOf } from "../../model/table.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { capitalise, plural } from "../../text/words.ts";
import { cell, header, left, line, row, table } from "../draft/cells.ts";
import { type DraftBlock, item, paragraph, say } from "../draft/draft.ts";
import type { ComputedBlock } from "../kinds.ts";
import { changesSince } from "../state/plan-state.ts";

/** `{{block "changes"}}`: what changed since the report before, in the order in which a Director would ask. */
export const changes: ComputedBlock = {
  name: "changes",
  title: "Changes since the last report",
  build({ plan, before }) {
    if (before === null)
      return [paragraph(say("This is the first report, so there is nothing to compare it with."))];
    const reported = GROUPS.filter(({ inReport }) => inReport).flatMap(({ kinds }) => kinds);
    const found = changesSince({ plan, before }).filter(({ kind }) => reported.includes(kind));
    const dates = `${formatDate(before.asAt)} and ${formatDate(plan.asAt)}`;
    if (found.length === 0) return [paragraph(say(`Nothing changed between ${dates}.`))];
    const groups = groupChanges(found);
    return [
      paragraph(
        say(`The plan as it was known on ${dates} differs in ${plural(found.length, "way")}:`),
        groups.map(({ title, changes }) => item(say(`${title.toLowerCase()}: ${changes.length}`))),
      ),
      ...groups.map(({ title, changes }) => changeTable(title, changes)),
    ];
  },
};

function changeTable(title: string, listed: readonly Change[]): DraftBlock {
  const labelled = listed.every(({ label }) => label !== null);
  const longest = listed.reduce((most, { label }) => Math.max(most, label?.length ?? 0), 0);
  const columns = labelled
    ? [left("Entry", longest > 12 ? 22 : 14), left("What changed", longest > 12 ? 78 : 86)]
    : [left("Entry", 42), left("What changed", 58)];
  const rows = listed.map((change) => {
    const what = sentences(change);
    return change.label !== null && labelled
      ? row([
          header(line(change.label)),
          cell(line(isNew(change) ? change.title : [textOf(`${change.title}. `), emphasis(what)])),
        ])
      : row([header(line(change.title)), cell(line(what))]);
  });
  const anchor = `changes-${title.toLowerCase().replaceAll(" ", "-")}`;
  return table(anchor, `${title}: ${plural(listed.length, "change")}`, columns, rows);
}

const emphasis = (text: string): Inline => ({ kind: "emphasis", children: [textOf(text)] });

const sentences = ({ what, reason }: Change): string =>
  sentence(capitalise(what)) + (reason === null ? "" : ` Reason: ${sentence(reason)}`);

/** A new entry needs no sentence: the table's caption already says that it is new. */
const isNew = ({ what }: Change): boolean => what === "is new" || what === "is a new measure";
