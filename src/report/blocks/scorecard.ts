import type { Line, Row, Table } from "../../model/table.ts";
import type { PlanAsAt } from "../../plan/replay.ts";
import { cell, groupHeader, header, left, line, note, row, table } from "../cells.ts";
import { item, paragraph, say } from "../draft.ts";
import { symbolKey } from "../symbol-key.ts";
import type { BlockKind } from "./block.ts";
import { kpiFigure } from "./kpi-figure.ts";
import { comparedLines } from "./scorecard/compared.ts";
import { alsoAnswers, type Group, groupMeasures } from "./scorecard/groups.ts";
import { latestLines } from "./scorecard/latest.ts";
import { type Measured, measure } from "./scorecard/measured.ts";
import { overTimeLines } from "./scorecard/over-time.ts";
import { ratingLines } from "./scorecard/rating.ts";
import { sinceLastLines } from "./scorecard/since-last.ts";

/** `{{block "scorecard"}}`: every measure in one table, then each over time, in the same order. */
export const scorecard: BlockKind = ({ plan, before }) => {
  const groups = groupMeasures(
    plan,
    plan.kpis.map((kpi) => measure(kpi, plan.asAt, before)),
  );
  return [
    paragraph(
      say(INTRODUCTION),
      EXPLAINED.map((text) => item(say(text))),
    ),
    overview(plan, groups),
    paragraph(say(FIGURES)),
    ...groups.flatMap(({ measures }) => measures.map(({ standing }) => kpiFigure(standing.kpi))),
  ];
};

const INTRODUCTION =
  "The table lists each measure under the first recommendation that it answers, those that need most attention " +
  "first. These words are used in it and in the charts:";

const EXPLAINED = [
  "the rating sets the latest figure against the target: on target when it is met, near target when it is missed by " +
    "no more than the tolerance agreed for it, off target beyond that",
  "the mean is the average of the figures, and the limits are how far above and below it chance alone usually takes " +
    "them; a limit that no figure could pass is not drawn",
  "a special cause is a figure beyond the limits, or several that rise, fall or stay away from the mean for longer " +
    "than chance explains: the measure is improving, or a concern; without one there is no change beyond chance",
  "trial limits come from fewer than twelve figures, so they may still move",
  "the assurance sets the limits against the target: unless something changes, the measure will meet it, will not meet " +
    "it, or will hit and miss it by chance; during a special cause it is too soon to say",
];

const FIGURES =
  "Each measure is then shown over time, in the same order. A period without a figure is a gap in the chart and " +
  "[x] in its table.";

/** The columns behind the measure's name, each with its share of the width. */
const COLUMNS: readonly { title: string; share: number; lines: (measured: Measured) => Line[] }[] = [
  { title: "Latest", share: 15, lines: ({ standing }) => latestLines(standing) },
  { title: "Target and rating", share: 18, lines: ({ standing }) => ratingLines(standing) },
  { title: "Since the last report", share: 14, lines: sinceLastLines },
  { title: "Variation and assurance", share: 20, lines: overTimeLines },
  { title: "Compared with", share: 14, lines: ({ standing }) => comparedLines(standing.kpi) },
];

const NAME_SHARE = 19;

/** A column that would say nothing of any measure is left out. */
function overview(plan: PlanAsAt, groups: readonly Group[]): Table {
  const measures = groups.flatMap((group) => group.measures);
  const shown = COLUMNS.filter(({ lines }) => measures.some((one) => lines(one).length > 0));
  const total = shown.reduce((sum, { share }) => sum + share, NAME_SHARE);
  const widths = shown.map(({ share }) => Math.round((share * 100) / total));
  const columns = [
    left("Measure", 100 - widths.reduce((sum, width) => sum + width, 0)),
    ...shown.map(({ title }, index) => left(title, widths[index] as number)),
  ];
  const rows = groups.flatMap(({ title, measures }): Row[] => [
    ...(title === null ? [] : [row([groupHeader(columns.length, line(title))])]),
    ...measures.map((one) => {
      const also = alsoAnswers(plan, one.standing.kpi);
      const name = header(line(one.standing.kpi.name), ...(also === null ? [] : [note(also)]));
      return row([name, ...shown.map(({ lines }) => cell(...lines(one)))]);
    }),
  ]);
  return table("scorecard-overview", "The measures at a glance", columns, rows, {
    density: "compact",
    note: symbolKey(rows),
  });
}
