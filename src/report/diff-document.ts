import { SEVERITIES } from "../diagnostics/problem.ts";
import { capitalise, plural } from "../diagnostics/words.ts";
import type { Change } from "../diff/change.ts";
import type { Comparison } from "../diff/comparison.ts";
import { type ChangeGroup, groupChanges } from "../diff/group-changes.ts";
import {
  sayDates,
  sayNothingChanged,
  sayReaders,
  saySide,
  summariseComparison,
} from "../diff/say-comparison.ts";
import type { Block, Paragraph, Part, ReportDocument } from "../model/document.ts";
import { type Inline, textOf } from "../model/inline.ts";
import type { Table } from "../model/table.ts";
import { formatDate } from "../plan/dates.ts";
import { cell, header, left, line, right, row, table } from "./cells.ts";
import { changeTable } from "./changed/change-table.ts";
import { rewording } from "./changed/rewording.ts";
import { listContents } from "./contents.ts";

/** Fewer groups than this are found without a list of contents. */
const CONTENTS_FROM = 4;

/** Lays a comparison out as a document: a summary, and then a part for each group of changes. */
export function diffDocument(comparison: Comparison): ReportDocument {
  const { head } = comparison;
  const groups = groupChanges(comparison.changes).map((group) => ({ ...group, anchor: anchorOf(group) }));
  const parts = groups.map(groupPart);
  return {
    template: "diff",
    language: "en-GB",
    title: `What changed ${sayDates(comparison)}`,
    heading: {
      authority: head.authority,
      item: null,
      meeting: head.plan,
      date: null,
      status: `For ${sayReaders(comparison)}`,
      asAt: formatDate(head.asAt),
      notice: null,
      responsible: [],
    },
    contents: groups.length < CONTENTS_FROM ? [] : listContents(parts),
    parts: [summaryPart(comparison, groups), ...parts],
  };
}

interface PlacedGroup extends ChangeGroup {
  readonly anchor: string;
}

const anchorOf = ({ title }: ChangeGroup): string => title.toLowerCase().replaceAll(/[^a-z]+/g, "-");

const part = (kind: Part["kind"], anchor: string, title: string, blocks: readonly Block[]): Part => ({
  id: anchor,
  kind,
  anchor,
  title,
  label: null,
  blocks,
});

const paragraph = (anchor: string, text: string): Paragraph => ({
  kind: "paragraph",
  number: null,
  anchor,
  text: [textOf(text)],
  items: [],
});

function summaryPart(comparison: Comparison, groups: readonly PlacedGroup[]): Part {
  const { base, head, changes } = comparison;
  const said = changes.length === 0 ? sayNothingChanged(comparison) : `${summariseComparison(comparison)}.`;
  const rows = [
    { name: "From", value: [textOf(saySide(base))] },
    { name: "To", value: [textOf(saySide(head))] },
    { name: "For", value: [textOf(capitalise(sayReaders(comparison)))] },
  ];
  return part("summary", "summary", "Summary", [
    { kind: "facts", rows },
    paragraph("in-all", said),
    ...(groups.length === 0 ? [] : [countTable(groups)]),
  ]);
}

const COUNTED = { error: "Errors", warning: "Warnings", info: "Notes" } as const;

/** How many changes of each severity there are in each group, with the way there. */
function countTable(groups: readonly PlacedGroup[]): Table {
  const counts = (changes: readonly Change[]): string[] =>
    SEVERITIES.map((severity) => String(changes.filter((one) => one.severity === severity).length));
  const figures = (changes: readonly Change[]) =>
    [...counts(changes), String(changes.length)].map((figure) => cell(line(figure)));
  const link = ({ anchor, title }: PlacedGroup): Inline => ({
    kind: "link",
    href: `#${anchor}`,
    children: [textOf(title)],
  });
  return table(
    "counts",
    "Number of changes",
    [left("Group", 52), ...SEVERITIES.map((severity) => right(COUNTED[severity], 12)), right("All", 12)],
    [
      ...groups.map((group) => row([header(line([link(group)])), ...figures(group.changes)])),
      row([header(line("In all")), ...figures(groups.flatMap(({ changes }) => changes))]),
    ],
  );
}

/** What has become of a text is read as a text; all else stands in a table. */
function groupPart({ title, anchor, changes }: PlacedGroup): Part {
  const tabled = changes.filter(({ words }) => words === null);
  const reworded = changes.filter(({ words }) => words !== null);
  return part("main", anchor, title, [
    ...(tabled.length === 0
      ? []
      : [changeTable(`${anchor}-table`, `${title}: ${plural(tabled.length, "change")}`, tabled)]),
    ...reworded.flatMap((change, index) => rewording(change, `${anchor}-text-${index + 1}`)),
  ]);
}
