import { type Change, sayReason } from "../../diff/change.ts";
import { type ChangeGroup, GROUPS, groupChanges } from "../../diff/groups.ts";
import { readWords, sayWhat } from "../../diff/say.ts";
import { type Inline, type Row, textOf } from "../../model/table.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { plural } from "../../text/words.ts";
import { cell, header, left, line, row, table } from "../draft/cells.ts";
import { type DraftBlock, item, paragraph, say } from "../draft/draft.ts";
import type { ComputedBlock } from "../kinds.ts";

/** `{{block "changes"}}`: what changed since the report before, in the order in which a Director would ask. */
export const changes: ComputedBlock = {
  name: "changes",
  title: "Changes since the last report",
  build({ plan, before, changes: all }) {
    if (before === null)
      return [paragraph(say("This is the first report, so there is nothing to compare it with."))];
    const reported = GROUPS.filter(({ inReport }) => inReport).flatMap(({ kinds }) => kinds);
    const found = all.filter(({ kind }) => reported.includes(kind));
    const dates = `${formatDate(before.asAt)} and ${formatDate(plan.asAt)}`;
    if (found.length === 0) return [paragraph(say(`Nothing changed between ${dates}.`))];
    const groups = groupChanges(found);
    return [
      paragraph(
        say(`The plan as it was known on ${dates} differs in ${plural(found.length, "way")}:`),
        groups.map(({ title, changes }) => item(say(`${title.toLowerCase()}: ${changes.length}`))),
      ),
      ...groups.flatMap(changeTables),
    ];
  },
};

/** A table for each kind of entry: actions and recommendations have numbers, measures and events only names. */
function changeTables({ title, changes }: ChangeGroup): DraftBlock[] {
  const subjects = [...Map.groupBy(changes, subjectOf)];
  return subjects.map(([subject, listed]) => {
    const heading = subjects.length === 1 ? title : `${title}, ${subject}`;
    const caption = `${heading}: ${plural(listed.length, "change")}`;
    return changeTable(`changes-${heading.toLowerCase().replace(/\W+/g, "-")}`, caption, listed);
  });
}

function subjectOf({ kind, label }: Change): string {
  if (label !== null) return "actions and recommendations";
  return kind.startsWith("kpi-") ? "measures" : "events and documents";
}

/** Where the caption already says what happened, as of new entries, the table is a list of their titles. */
function changeTable(anchor: string, caption: string, listed: readonly Change[]): DraftBlock {
  const isList = listed.every((change) => sentences(change) === "");
  const density = isList ? "compact" : "normal";
  if (listed.every(({ label }) => label !== null)) {
    const width = listed.some(({ label }) => (label?.length ?? 0) > LONG_LABEL) ? 22 : 14;
    const columns = [left("Entry", width), left(isList ? "Title" : "What changed", 100 - width)];
    return table(anchor, caption, columns, listed.map(labelledRow), { density });
  }
  if (isList) {
    const rows = listed.map(({ title }) => row([header(line(title))]));
    return table(anchor, caption, [left("Entry", 100)], rows, { density });
  }
  const columns = [left("Entry", 42), left("What changed", 58)];
  const rows = listed.map((change) => row([header(line(change.title)), cell(line(sentences(change)))]));
  return table(anchor, caption, columns, rows);
}

/** In characters: "Action 12.10". */
const LONG_LABEL = 12;

function labelledRow(change: Change): Row {
  const { label, title } = change;
  const what = sentences(change);
  const text = what === "" ? title : [textOf(`${title}. `), emphasis(what)];
  return row([header(line(label ?? "")), cell(line(text))]);
}

const emphasis = (text: string): Inline => ({ kind: "emphasis", children: [textOf(text)] });

/** What happened, how a reworded text reads now, and the reason. */
function sentences(change: Change): string {
  const isReworded = change.to !== null && readWords(change) !== null;
  const parts = [sayWhat(change), isReworded ? `It now reads: “${change.to}”` : null, sayReason(change)];
  return parts.filter((part) => part !== null).join(" ");
}
