import type { Inline, Row, Table } from "../../../model/table.ts";
import { textOf } from "../../../model/table.ts";
import type { Evaluation } from "../../../plan/readiness/evaluation.ts";
import { GAP_KINDS, type Gap } from "../../../plan/readiness/gaps.ts";
import { capitalise, list, plural } from "../../../text/words.ts";
import { cell, header, left, line, row, table } from "../../draft/cells.ts";
import { type DraftBlock, evaluationAnchor, heading, say, unnumbered } from "../../draft/draft.ts";
import { stampEntries } from "../../draft/stamped.ts";
import type { Section } from "../../kinds.ts";

/** How many gaps stand on the first page. */
const FIRST = 5;

/** The gaps that come first, and how many there are of each kind. */
export const firstGaps: Section = {
  id: "first-gaps",
  draft(context) {
    const { gaps } = context.readiness;
    if (gaps.length === 0) return [unnumbered(say(NOTHING))];
    const first = gaps.slice(0, FIRST);
    const isAll = first.length === gaps.length;
    const caption = `What is not yet shown${isAll ? "" : `: the first ${FIRST} of ${gaps.length} gaps`}`;
    const rows = first.map((gap, index) => gapRow(gap, index + 1));
    return [
      table("first-gaps", caption, COLUMNS, rows, {
        density: "compact",
        note: isAll ? null : `There are ${sayCounts(gaps)}.`,
      }),
    ];
  },
};

const NOTHING =
  "Every action that is done has new evidence which somebody else checked, every measure that can tell is better or holds its target, and no recommendation is still a concern.";

/** "5 recommendations that are still a concern, 3 measures without real change and 14 actions whose evidence is old" */
const sayCounts = (gaps: readonly Gap[]): string =>
  list(
    [...Map.groupBy(gaps, ({ kind }) => kind)].map(([kind, own]) =>
      stampEntries(
        plural(own.length, ...(GAP_KINDS[kind] as readonly [string, string])),
        own.map(({ entity }) => entity),
      ),
    ),
  );

const COLUMNS: Table["columns"] = [left("No.", 6), left("What is not yet shown", 72), left("Where", 22)];

const gapRow = ({ what, entity, stands }: Gap, rank: number): Row =>
  row([header(line(String(rank))), cell(line(stampEntries(what, [entity]))), cell(line(sayPlaces(stands)))]);

/** "Recommendation 4, also 5 and (d)": a link to where it is told, then the others that it stands with. */
function sayPlaces([first, ...others]: readonly Evaluation[]): Inline[] {
  if (first === undefined) return [];
  const link: Inline = {
    kind: "link",
    href: `#${evaluationAnchor(first.subject)}`,
    children: [
      textOf(`${first.subject.kind === "recommendation" ? "Recommendation" : "Finding"} ${shortName(first)}`),
    ],
  };
  return others.length === 0 ? [link] : [link, textOf(`, also ${list(others.map(shortName))}`)];
}

/** "4"; for a finding its letter: "(d)". */
const shortName = ({ subject }: Evaluation): string =>
  subject.kind === "recommendation" ? String(subject.recommendation.number) : `(${subject.statement.letter})`;

/** Every gap in its rank, by kind, and how they are ranked. */
export const allGaps: Section = {
  id: "all-gaps",
  draft(context): DraftBlock[] {
    const { gaps } = context.readiness;
    if (gaps.length <= FIRST) return [];
    const kinds = [...Map.groupBy(gaps, ({ kind }) => kind)];
    const rows = kinds.flatMap(([kind, own]) => [
      row([{ ...header(line(capitalise(GAP_KINDS[kind][own.length === 1 ? 0 : 1]))), span: COLUMNS.length }]),
      ...own.map((gap) => gapRow(gap, gaps.indexOf(gap) + 1)),
    ]);
    return [
      heading("All gaps, ranked"),
      table("all-gaps", "What is not yet shown", COLUMNS, rows, { density: "compact" }),
    ];
  },
};
