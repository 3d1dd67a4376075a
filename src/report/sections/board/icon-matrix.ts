import { type Line, type Row, textOf, type Variation } from "../../../model/table.ts";
import { RAG_WORDS } from "../../../plan/measures/targets.ts";
import type { Assurance } from "../../../plan/spc/assess-series.ts";
import { rowsByNeed, type ScorecardRow } from "../../blocks/scorecard/rows.ts";
import { cell, header, left, line, row, strong, symbolKey, table } from "../../draft/cells.ts";
import { stampFigure } from "../../draft/stamped.ts";
import type { Section } from "../../kinds.ts";
import { valueWords } from "../../standing.ts";

/** Every measure in one table: down, whether it changed; across, how it stands against its target. */
export const iconMatrix: Section = {
  id: "icon-matrix",
  draft({ plan, before }) {
    const measures = rowsByNeed(plan, before);
    if (measures.length === 0) return [];
    const changes = CHANGES.filter(({ holds }) => measures.some(holds));
    const ratings = RATINGS.filter(({ holds }) => measures.some(holds));
    const widths = shareWidth(ratings.map(({ holds }) => measures.filter(holds).length));
    const columns = [
      left("Variation", NAME_WIDTH),
      ...ratings.map(({ title }, index) => left(title, widths[index] as number)),
    ];
    const rows = changes.map((change): Row => {
      const own = measures.filter(change.holds);
      const cells = ratings.map(({ holds }) => cell(...own.filter(holds).map(measureLine)));
      return row([header(change.icon), ...cells]);
    });
    return [
      table("icon-matrix", "All measures, by what the newest figures show", columns, rows, {
        density: "compact",
        note: symbolKey(rows),
      }),
    ];
  },
};

const NAME_WIDTH = 15;

/** A column with more measures is wider, within bounds: each has room for a name. */
function shareWidth(counts: readonly number[]): number[] {
  const room = 100 - NAME_WIDTH;
  const weights = counts.map((count) => 4 + Math.min(6, count));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const widths = weights.map((weight) => Math.floor((room * weight) / total));
  const rest = room - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, index) => (index === widths.length - 1 ? width + rest : width));
}

interface Kind {
  readonly holds: (row: ScorecardRow) => boolean;
}

const markOf = ({ variation }: ScorecardRow) => variation?.signal?.mark ?? null;

const icon = (mark: Variation["mark"], letter: Variation["letter"], word: string): Line => ({
  kind: "variation",
  mark,
  letter,
  word,
});

const CHANGES: readonly (Kind & { readonly icon: Line })[] = [
  { icon: icon("concern", "H", "Getting worse"), holds: (one) => markOf(one) === "concern" },
  {
    icon: icon(null, "~", "No sign of change"),
    holds: ({ variation }) => variation !== null && variation.signal === null,
  },
  { icon: icon("neutral", "H", "Changed"), holds: (one) => markOf(one) === "neutral" },
  { icon: icon("improvement", "H", "Improving"), holds: (one) => markOf(one) === "improvement" },
  { icon: line("Not tested"), holds: ({ variation }) => variation === null },
];

const RATINGS: readonly (Kind & { readonly title: string })[] = [
  ...(["red", "amber", "green"] as const).map((rag) => ({
    title: RAG_WORDS[rag],
    holds: ({ standing }: ScorecardRow) => standing.rag === rag,
  })),
  { title: "Not rated", holds: ({ standing }) => standing.rag === null },
];

/** "Average caseload: 17.2 in August 2016; chance decides whether it meets its target" */
function measureLine({ standing, variation }: ScorecardRow): Line {
  const { kpi, point } = standing;
  const figure = point === null ? "no figure yet" : valueWords(standing);
  const { signal = null, assurance = null } = variation ?? {};
  // Limits promise only while nothing changes.
  const outlook = assurance === null || signal !== null ? "" : `, ${OUTLOOKS[assurance]}`;
  return line([
    textOf(`${kpi.name}: `),
    strong(stampFigure(figure, kpi, point)),
    textOf(stampFigure(outlook, kpi, point, "assurance")),
  ]);
}

const OUTLOOKS: Readonly<Record<Assurance, string>> = {
  "always-met": "will meet its target",
  "always-failed": "will miss its target",
  "hit-and-miss": "hit or miss",
};
