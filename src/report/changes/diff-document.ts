import { type Change, type Chunk, sayEntry, sayReason } from "../../diff/change.ts";
import type { Comparison } from "../../diff/comparison.ts";
import { type ChangeGroup, groupChanges } from "../../diff/groups.ts";
import {
  readWords,
  sayDates,
  sayNothingChanged,
  sayReaders,
  saySide,
  sayWhat,
  signOf,
  summariseComparison,
} from "../../diff/say.ts";
import type { Block, ContentsEntry, Paragraph, Part, ReportDocument } from "../../model/document.ts";
import { withoutStamps } from "../../model/stamps.ts";
import {
  type Badge,
  type Column,
  type Inline,
  type Line,
  type Row,
  type Table,
  textOf,
} from "../../model/table.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { SEVERITIES, type Severity } from "../../problems/problem.ts";
import { capitalise, plural } from "../../text/words.ts";
import { badge, cell, header, left, line, lines, note, right, row, table } from "../draft/cells.ts";
import { stampChange, stampEntries } from "../draft/stamped.ts";

/** A document with fewer groups than this has no list of contents. */
const CONTENTS_FROM = 4;

/**
 * Makes a document of a comparison: a summary, then a part for each group of changes.
 * @param readers `officers` are told how grave each change is, as check would.
 */
export const diffDocument = (whole: Comparison, readers?: Readers): ReportDocument =>
  withoutStamps(stampedDiffDocument(whole, readers));

type Readers = "officers" | "public";

/** The same with a stamp at every change, for a preview. */
export function stampedDiffDocument(whole: Comparison, readers: Readers = "officers"): ReportDocument {
  const isJudged = readers === "officers";
  const mild = whole.changes.map((change) => ({ ...change, severity: "info" as const }));
  const comparison = isJudged ? whole : { ...whole, changes: mild };
  const { head } = comparison;
  const groups = placeGroups(groupChanges(comparison.changes));
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
    contents: groups.length < CONTENTS_FROM ? [] : groups.map(contentsEntry),
    parts: [summaryPart(comparison, groups, isJudged), ...groups.map(groupPart)],
  };
}

interface PlacedGroup extends ChangeGroup {
  readonly anchor: string;
  /** The number of its first change. Changes are numbered through the whole document. */
  readonly from: number;
}

function placeGroups(groups: readonly ChangeGroup[]): PlacedGroup[] {
  let from = 1;
  return groups.map((group) => {
    const anchor = group.title.toLowerCase().replace(/[^a-z]+/g, "-");
    const placed = { ...group, anchor, from };
    from += group.changes.length;
    return placed;
  });
}

const contentsEntry = ({ title, anchor }: PlacedGroup): ContentsEntry => ({
  title,
  anchor,
  level: 1,
  paragraphs: null,
});

function summaryPart(comparison: Comparison, groups: readonly PlacedGroup[], isJudged: boolean): Part {
  const { base, head, changes } = comparison;
  const counted = isJudged
    ? summariseComparison(comparison)
    : `${plural(changes.length, "change")} ${sayDates(comparison)}`;
  const result = changes.length === 0 ? sayNothingChanged(comparison) : `${counted}.`;
  const rows = [
    { name: "From", value: [textOf(saySide(base))] },
    { name: "To", value: [textOf(saySide(head))] },
    { name: "For", value: [textOf(capitalise(sayReaders(comparison)))] },
  ];
  return part("summary", "summary", "Summary", [
    paragraph("in-all", [textOf(result)]),
    { kind: "facts", rows },
    ...(groups.length === 0 ? [] : [countTable(groups, isJudged ? SEVERITIES : [])]),
  ]);
}

const COUNTED = { error: "Errors", warning: "Warnings", info: "Notes" } as const;

/** How many changes of each severity there are in each group, with a link to the group. */
function countTable(groups: readonly PlacedGroup[], severities: readonly Severity[]): Table {
  const counts = (changes: readonly Change[]): string[] =>
    severities.map((severity) => sayCount(changes.filter((one) => one.severity === severity)));
  const sayCount = (counted: readonly Change[]): string =>
    stampEntries(
      counted.length,
      counted.map(({ entity }) => entity),
    );
  const figures = (changes: readonly Change[]) =>
    [...counts(changes), sayCount(changes)].map((figure) => cell(line(figure)));
  const link = ({ anchor, title }: PlacedGroup): Inline => ({
    kind: "link",
    href: `#${anchor}`,
    children: [textOf(title)],
  });
  return table(
    "counts",
    "Number of changes",
    [
      left("Group", 88 - 12 * severities.length),
      ...severities.map((severity) => right(COUNTED[severity], 12)),
      right(severities.length === 0 ? "Changes" : "All", 12),
    ],
    [
      ...groups.map((group) => row([header(line([link(group)])), ...figures(group.changes)])),
      row([header(line("In all")), ...figures(groups.flatMap(({ changes }) => changes))]),
    ],
    { density: "compact" },
  );
}

/** A table of changes, followed by the texts that were reworded. */
function groupPart({ title, anchor, from, changes }: PlacedGroup): Part {
  const tabled = changes.filter((change) => readWords(change) === null);
  const to = from + tabled.length - 1;
  const numbers = tabled.length === 1 ? `Change ${from}` : `Changes ${from} to ${to}`;
  const rewordings = changes.flatMap((change, index) => {
    const words = readWords(change);
    return words === null ? [] : rewording(change, words, `${anchor}-${index + 1}`);
  });
  const tables = tabled.length === 0 ? [] : [changeTable(`${anchor}-table`, numbers, tabled)];
  return part("main", anchor, title, [...tables, ...rewordings]);
}

/** A reworded text: a heading that names its entry, then the words with those inserted and deleted marked. */
function rewording(change: Change, words: readonly Chunk[], anchor: string): Block[] {
  const sentences = [sayWhat(change), sayReason(change)].filter((one) => one !== null).join(" ");
  return [
    { kind: "heading", level: 2, anchor, text: [textOf(sayEntry(change))] },
    paragraph(`${anchor}-what`, [textOf(stampChange(sentences, change))]),
    paragraph(`${anchor}-words`, words.flatMap(inlinesOf)),
  ];
}

function inlinesOf({ kind, text }: Chunk, index: number): Inline[] {
  const words = textOf(text);
  const space = index === 0 ? [] : [textOf(" ")];
  if (kind === "same") return [...space, words];
  return [...space, { kind: kind === "added" ? "inserted" : "deleted", children: [words] }];
}

const part = (kind: Part["kind"], anchor: string, title: string, blocks: readonly Block[]): Part => ({
  id: anchor,
  kind,
  anchor,
  title,
  label: null,
  blocks,
  sections: [],
});

const paragraph = (anchor: string, text: readonly Inline[]): Paragraph => ({
  kind: "paragraph",
  number: null,
  anchor,
  text,
  items: [],
});

/** The changes of a group: which entry changed, how, and why. Its columns depend on what the changes have in common. */
function changeTable(anchor: string, caption: string, changes: readonly Change[]): Table {
  const { columns, row } = chooseLayout(changes);
  return table(anchor, caption, columns, changes.map(row));
}

interface Layout {
  readonly columns: readonly Column[];
  readonly row: (change: Change) => Row;
}

function chooseLayout(changes: readonly Change[]): Layout {
  if (changes.every(isFigure)) return FIGURES;
  const longest = changes.reduce((most, change) => Math.max(most, labelOf(change).length), 0);
  const width = longest > LONG_LABEL ? 24 : longest > SHORT_LABEL ? 18 : 15;
  if (isTitleEnough(changes)) return entries(width);
  return changes.every(({ label }) => label !== null) ? numbered(changes, width) : TITLED;
}

const isFigure = ({ field, from, to }: Change): boolean =>
  /^points\b/.test(field) && [from, to].every((figure) => (figure ?? "").length <= LONGEST_FIGURE);

/** In characters: "1,234 per 10,000". */
const LONGEST_FIGURE = 16;

/** In characters: "Action 12.10", "+ Action 12.10". */
const [SHORT_LABEL, LONG_LABEL] = [12, 14];

const isTitleEnough = (changes: readonly Change[]): boolean =>
  changes.every((change) => sayWhat(change) === null && sayReason(change) === null);

const FIGURES: Layout = {
  columns: [left("Measure", 34), right("Before", 11), right("Now", 11), left("What changed", 44)],
  row: (change) =>
    row([
      header(line(signed(change, change.title))),
      ...[change.from, change.to].map((figure) => cell(...lines(stampChange(figure ?? "", change)))),
      cell(...whatLines(change)),
    ]),
};

const numbered = (changes: readonly Change[], width: number): Layout => {
  const title = titleWidth(changes, 100 - width);
  return {
    columns: [left("Entry", width), left("Title", title), left("What changed", 100 - width - title)],
    row: (change) =>
      row([header(line(labelOf(change))), cell(line(change.title)), cell(...whatLines(change))]),
  };
};

/** Titles get the share of the room that they have of all text, within limits. */
function titleWidth(changes: readonly Change[], room: number): number {
  const count = (texts: readonly (string | null)[]): number => texts.join("").length;
  const titles = count(changes.map(({ title }) => title));
  const others = count(changes.flatMap((change) => [sayWhat(change), sayReason(change)]));
  return Math.round(room * Math.min(0.6, Math.max(0.3, titles / (titles + others))));
}

const TITLED: Layout = {
  columns: [left("Entry", 46), left("What changed", 54)],
  row: (change) => {
    const { label, title } = change;
    const entry = label === null ? [line(signed(change, title))] : [line(signed(change, label)), note(title)];
    return row([header(...entry), cell(...whatLines(change))]);
  },
};

const entries = (width: number): Layout => ({
  columns: [left("Entry", width), left("Title", 100 - width)],
  row: (change) => row([header(line(labelOf(change))), cell(...severityBadge(change), line(change.title))]),
});

const labelOf = (change: Change): string => signed(change, change.label ?? "Measure");

const SIGNS = { "+": "+\u00A0", "-": "−\u00A0", "~": "" } as const;

const signed = (change: Change, text: string): string => SIGNS[signOf(change)] + text;

function whatLines(change: Change): Line[] {
  const reason = sayReason(change);
  return [
    ...severityBadge(change),
    ...lines(stampChange(sayWhat(change) ?? "", change)),
    ...(reason === null ? [] : [note(stampChange(reason, change))]),
  ];
}

/** A change that is neither an error nor a warning has no badge. */
const severityBadge = ({ severity }: Change): Line[] =>
  severity === "info" ? [] : [badge(BADGES[severity])];

const BADGES: Record<Exclude<Severity, "info">, Badge> = {
  error: { colour: "red", word: "Error" },
  warning: { colour: "amber", word: "Warning" },
};
