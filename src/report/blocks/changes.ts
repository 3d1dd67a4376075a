import { type Change, sayEntry, sayReason, sentence } from "../../diff/change.ts";
import { type ChangeGroup, groupChanges } from "../../diff/groups.ts";
import type { ChangeKind } from "../../diff/kinds.ts";
import { readWords, sayWhat } from "../../diff/say.ts";
import { type Row, type Table, textOf } from "../../model/table.ts";
import { latestProgress } from "../../plan/history/replay.ts";
import { isDone } from "../../plan/schema/actions.ts";
import { isForCabinet } from "../../plan/schema/reports.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { list, plural, uncapitalise } from "../../text/words.ts";
import { printsBlock, type ReportContext } from "../context.ts";
import { isPutRight } from "../corrections.ts";
import { cell, header, type Linked, left, line, row, table } from "../draft/cells.ts";
import { type DraftBlock, paragraph, say } from "../draft/draft.ts";
import { stampChange, stampCount, stampEntries, stampField } from "../draft/stamped.ts";
import type { ComputedBlock } from "../kinds.ts";
import { actionLink } from "./action-plan.ts";

export const changes: ComputedBlock = {
  name: "changes",
  summary: "What changed since the report before, the gravest first; each change is told or named once.",
  details: {
    summary: "What is grave, in words; the others counted.",
    full: "Each change once, the gravest first.",
  },
  example: '{{block "changes"}}',
  title: "Changes since the last report",
  build: (context) =>
    tellChanges(context, (told, naming) => ({
      lead: "The gravest come first.",
      tables: [...inTable(told, context), ...inLists(naming, context)],
    })),
  summarise: (context) =>
    tellChanges(context, (told, naming) => {
      const grave = told.filter((one) => one.told === "grave");
      const others = [...told.filter((one) => one.told !== "grave"), ...naming].map(
        ({ title, changes }) => `${uncapitalise(title)} (${sayCount(changes)})`,
      );
      const these = grave.length === 0 ? "These are" : "Besides those in the table, these are";
      return {
        lead: others.length === 0 ? "" : `${these}: ${list(others)}.`,
        tables: inTable(grave, context),
      };
    }),
};

interface Told {
  /** What follows on the number of changes. */
  readonly lead: string;
  readonly tables: readonly Table[];
}

/**
 * One paragraph, however much is told: an edition in which more is told has the same numbers.
 * @param tell what to print of the groups that are told in words, and of those that are only named
 */
function tellChanges(
  context: ReportContext,
  tell: (told: readonly ChangeGroup[], naming: readonly ChangeGroup[]) => Told,
): readonly DraftBlock[] {
  const { plan, before, changes: all } = context;
  if (before === null)
    return [paragraph(say("This is the first report, so there is nothing to compare it with."))];
  const { report } = context;
  const to = stampField(formatDate(plan.asAt), report.id, "as-at");
  const from = stampField(formatDate(before.asAt), report.since ?? report.id, "as-at");
  if (all.length === 0) return [paragraph(say(`Nothing changed between ${from} and ${to}.`))];
  const isOnlyNamed = ({ told }: ChangeGroup, change: Change): boolean =>
    isToldInFront(change, context) || (told === "named" && isSaidElsewhere(change, context));
  const part = (isNamed: boolean): ChangeGroup[] =>
    groupChanges(all).flatMap((group) => {
      const changes = group.changes.filter((change) => isOnlyNamed(group, change) === isNamed);
      return changes.length === 0 ? [] : [{ ...group, changes }];
    });
  const { lead, tables } = tell(part(false), part(true));
  const counted = `The plan as it was known on ${to} differs in ${stampCount(plural(all.length, "way"), "changes", {})} from that of ${from}.`;
  return [paragraph(say(`${counted} ${lead}`.trimEnd())), ...tables];
}

/** Whether the section of corrections, near the front of a report to Cabinet, tells it. */
const isToldInFront = (change: Change, { report, layout }: ReportContext): boolean =>
  isForCabinet(report) && !layout.leaveOut?.includes("corrections") && isPutRight(change);

/** Whether readers of this report are told elsewhere in it what a change says, or need only know that it took place. */
function isSaidElsewhere(change: Change, context: ReportContext): boolean {
  const { kind, entity, to } = change;
  if (IN_SCORECARD.includes(kind) || sayWhat(change) === null) return true;
  if (kind === "recommendation-to-business-as-usual") return printsBlock(context, "recommendations-table");
  const action = context.plan.actions.find(({ id }) => id === entity);
  if (action === undefined || !IN_ACTION_PLAN.includes(kind)) return !IN_ACTION_PLAN.includes(kind);
  if (actionLink(entity, context).kind !== "link") return false;
  if (kind === "progress-reported") return to !== null && latestProgress(action)?.progress === to;
  if (kind === "impact-reported") return action.impact === to;
  return kind === "evidence-added" ? isDone(action.status) : kind !== "evidence-verified";
}

const IN_SCORECARD: readonly ChangeKind[] = ["kpi-figure-added", "kpi-symbol-changed", "kpi-suppressed"];

const IN_ACTION_PLAN: readonly ChangeKind[] = [
  "action-completed",
  "action-embedded",
  "evidence-added",
  "evidence-verified",
  "progress-reported",
  "impact-reported",
];

/** A row for each entry, under the gravest group that it is in, with all that is told of it. */
function inTable(groups: readonly ChangeGroup[], context: ReportContext): Table[] {
  if (groups.length === 0) return [];
  const byEntry = Map.groupBy(
    groups.flatMap(({ changes }) => changes),
    keyOf,
  );
  const seen = new Set<string>();
  const rows = groups.flatMap(({ title, changes }): Row[] => {
    const entries = [...new Set(changes.map(keyOf))];
    const fresh = entries.filter((key) => !seen.has(key));
    for (const key of fresh) seen.add(key);
    const told = changes.filter((change) => !fresh.includes(keyOf(change)));
    const some = told.length === changes.length ? ", told above" : `, ${sayCount(told)} of them told above`;
    const above = told.length === 0 ? "" : some;
    const heading = { ...header(line(`${title}: ${sayCount(changes, "change")}${above}`)), span: 2 };
    return [row([heading]), ...fresh.map((key) => entryRow(byEntry.get(key) ?? [], context))];
  });
  const columns = [left("Entry", 15), left("What changed", 85)];
  return [table("changes-told", "What changed", columns, rows, { density: "compact" })];
}

/** How many there are, with the entries that changed. */
const sayCount = (changes: readonly Change[], noun?: string): string =>
  stampEntries(
    noun === undefined ? changes.length : plural(changes.length, noun),
    changes.map(({ entity }) => entity),
  );

const keyOf = ({ label, entity, kind }: Change): string => `${label ?? nounOf(kind)} ${entity}`;

function entryRow(changes: readonly Change[], context: ReportContext): Row {
  const [first] = changes;
  if (first === undefined) throw new Error("an entry without a change has no row");
  const { label, title, kind, entity } = first;
  const reasons = changes.map(({ reason }) => reason);
  const text = changes
    .map((one, index) =>
      stampChange(sentences(reasons.indexOf(one.reason) < index ? { ...one, reason: null } : one), one),
    )
    .filter((told) => told !== "")
    .join(" ");
  return row([
    header(line(label === null ? nounOf(kind) : [linkOf(first, context)])),
    cell(
      line([
        { kind: "strong", children: [textOf(stampField(sentence(title), entity, "id"))] },
        textOf(text === "" ? "" : ` ${text}`),
      ]),
    ),
  ]);
}

/** What an entry is that is known by its title alone. */
function nounOf(kind: ChangeKind): string {
  if (kind.startsWith("kpi-")) return "Measure";
  const noun = /^(?:event|document|finding|claim)/.exec(kind)?.[0] ?? "report";
  return noun === "claim" ? "Highlight" : noun.charAt(0).toUpperCase() + noun.slice(1);
}

/** "Action 1.5", which leads to its row in the action plan. */
function linkOf({ label, title, entity }: Change, context: ReportContext): Linked {
  const link = actionLink(entity, context);
  return link.kind === "link" ? { ...link, children: [textOf(label ?? title)] } : textOf(label ?? title);
}

/** What happened, how a reworded text reads now, and the reason. */
function sentences(change: Change): string {
  const { kind, to } = change;
  const isReport = kind === "progress-reported" || kind === "impact-reported";
  if (isReport && to !== null) return `${kind === "impact-reported" ? "Impact: " : ""}${sentence(to)}`;
  const isReworded = to !== null && readWords(change) !== null;
  const parts = [sayWhat(change), isReworded ? `It now reads: “${to}”` : null, sayReason(change)];
  return parts.filter((part) => part !== null).join(" ");
}

/** A line for each group, with the numbers of its actions and the names of its other entries. */
function inLists(groups: readonly ChangeGroup[], context: ReportContext): Table[] {
  if (groups.length === 0) return [];
  const rows = groups.flatMap(({ title, changes }) =>
    [...Map.groupBy(changes, ({ kind }) => TITLES[kind] ?? title)].map(([name, same]) =>
      row([header(line(`${name}: ${sayCount(same)}`)), cell(line(nameAll(same, context)))]),
    ),
  );
  const columns = [left("What changed", 24), left("Which", 76)];
  return [table("changes-named", NAMED, columns, rows, { density: "compact" })];
}

const NAMED = "Also changed, and only named here";

/** Where a group holds several kinds, each has a line of its own. */
const TITLES: Partial<Record<ChangeKind, string>> = {
  "action-added": "New actions",
  "recommendation-added": "New recommendations",
  "kpi-added": "New measures",
  "audit-added": "Audits reported",
  "audit-planned": "Audits planned",
  "progress-reported": "Progress reported",
  "impact-reported": "Impact reported",
  "evidence-added": "Evidence added",
  "evidence-verified": "Evidence verified",
  "kpi-figure-added": "Figures added for earlier periods",
  "kpi-suppressed": "Figures suppressed",
  "kpi-shown-again": "Figures shown again",
};

/** An action that has a row in the action plan by its number; another entry by its title as well. */
function nameAll(changes: readonly Change[], context: ReportContext): Linked[] {
  const names = changes.map((change) => {
    const link = actionLink(change.entity, context);
    return link.kind === "link" ? link : textOf(sayEntry(change));
  });
  const joiner = names.every(({ kind }) => kind === "link") ? ", " : "; ";
  return names.flatMap((name, index) => (index === 0 ? [name] : [textOf(joiner), name]));
}
