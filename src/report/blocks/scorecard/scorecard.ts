import type { Row, Table } from "../../../model/table.ts";
import type { KnownKpi, KnownRecommendation, PlanAsAt } from "../../../plan/history/replay.ts";
import { list } from "../../../text/words.ts";
import { actionsOf } from "../../context.ts";
import { cell, header, left, line, note, row, symbolKey, table } from "../../draft/cells.ts";
import { item, paragraph, say } from "../../draft/draft.ts";
import type { ComputedBlock } from "../../kinds.ts";
import { illustrateTrend } from "../../trend/illustrate-trend.ts";
import { COLUMNS } from "./columns.ts";
import { rowsByNeed, type ScorecardRow } from "./rows.ts";

/** `{{block "scorecard"}}`: every measure in one table, then a chart of each over time, in the same order. */
export const scorecard: ComputedBlock = {
  name: "scorecard",
  title: "Scorecard of measures",
  build({ plan, before }) {
    const groups = groupRows(plan, rowsByNeed(plan, before));
    return [
      paragraph(
        say(INTRODUCTION),
        EXPLAINED.map((text) => item(say(text))),
      ),
      overview(plan, groups),
      paragraph(say(CHARTS)),
      ...groups.flatMap(({ rows }) => rows.map(({ standing }) => illustrateTrend(standing.kpi))),
    ];
  },
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

const CHARTS =
  "Each measure is then shown over time, in the same order. A period without a figure is a gap in the chart and " +
  "a symbol in its table.";

/** The rows of measures whose first recommendation is the same. */
interface Group {
  /** Null if no measure answers a recommendation: then one group needs no title. */
  readonly title: string | null;
  readonly rows: readonly ScorecardRow[];
}

/** Groups in the order of the recommendations. Measures that answer none come last. */
function groupRows(plan: PlanAsAt, rows: readonly ScorecardRow[]): Group[] {
  const byFirst = Map.groupBy(rows, ({ standing }) => recommendationsOf(plan, standing.kpi)[0]);
  const answering = plan.recommendations.flatMap((one): Group[] => {
    const own = byFirst.get(one);
    return own === undefined ? [] : [{ title: `${one.number}. ${one.title}`, rows: own }];
  });
  const others = byFirst.get(undefined);
  if (others === undefined) return answering;
  return [...answering, { title: answering.length === 0 ? null : "Other measures", rows: others }];
}

/** The recommendations that a measure answers: those it names, or else those whose actions it measures. */
function recommendationsOf(plan: PlanAsAt, { id, answers = [] }: KnownKpi): KnownRecommendation[] {
  const own = plan.recommendations.filter((one) => answers.includes(one.id));
  if (own.length > 0) return own;
  return plan.recommendations.filter((one) =>
    actionsOf(plan, one).some(({ measuredBy = [] }) => measuredBy.includes(id)),
  );
}

const NAME_SHARE = 19;

/** A column that is empty for every measure is left out. */
function overview(plan: PlanAsAt, groups: readonly Group[]): Table {
  const all = groups.flatMap(({ rows }) => rows);
  const shown = COLUMNS.filter(({ lines }) => all.some((one) => lines(one).length > 0));
  const total = shown.reduce((sum, { share }) => sum + share, NAME_SHARE);
  const widths = shown.map(({ share }) => Math.round((share * 100) / total));
  const columns = [
    left("Measure", 100 - widths.reduce((sum, width) => sum + width, 0)),
    ...shown.map(({ title }, index) => left(title, widths[index] as number)),
  ];
  const tableRows = groups.flatMap(({ title, rows }): Row[] => [
    ...(title === null ? [] : [row([{ ...header(line(title)), span: columns.length }])]),
    ...rows.map((one) => {
      const { kpi } = one.standing;
      const name = header(line(kpi.name), ...alsoAnswers(plan, kpi).map((words) => note(words)));
      return row([name, ...shown.map(({ lines }) => cell(...lines(one)))]);
    }),
  ]);
  return table("scorecard-overview", "The measures at a glance", columns, tableRows, {
    density: "compact",
    note: symbolKey(tableRows),
  });
}

/** "Also recommendations 9 and 12", for a measure that stands under the first of several. */
function alsoAnswers(plan: PlanAsAt, kpi: KnownKpi): string[] {
  const numbers = recommendationsOf(plan, kpi)
    .slice(1)
    .map(({ number }) => String(number));
  return numbers.length === 0 ? [] : [`Also recommendation${numbers.length > 1 ? "s" : ""} ${list(numbers)}`];
}
