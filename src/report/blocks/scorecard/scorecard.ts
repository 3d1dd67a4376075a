import { type Inline, type Line, type Row, type Table, textOf } from "../../../model/table.ts";
import type { KnownKpi, KnownRecommendation, PlanAsAt } from "../../../plan/history/replay.ts";
import { decimalsOf, formatValue, isPercentage } from "../../../plan/measures/figures.ts";
import { latestOf } from "../../../plan/measures/series.ts";
import { inPeriod } from "../../../plan/time/periods.ts";
import { capitalise, list } from "../../../text/words.ts";
import { recommendationsOf } from "../../context.ts";
import {
  badge,
  cell,
  groupHeader,
  header,
  left,
  line,
  note,
  ragBadge,
  row,
  table,
} from "../../draft/cells.ts";
import { item, paragraph, say } from "../../draft/draft.ts";
import { symbolKey } from "../../draft/number.ts";
import type { BlockKind } from "../../parts.ts";
import { fractionWords, type Standing, standingAt, targetWords, valueWords } from "../../standing.ts";
import { kpiFigure } from "../../trend/figures-table.ts";
import { overTimeLines, sinceLastLines } from "./columns.ts";
import { compareByNeed, type Measured, measure } from "./measured.ts";

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

/** How others do: who, their figure, and its year. */
const comparedLines = ({ comparators = [], ...kpi }: KnownKpi): Line[] =>
  comparators.flatMap(({ who, value, period }) => [line(`${who} ${formatValue(value, kpi)}`), note(period)]);

/** The measures of one recommendation, those that need attention first. */
interface Group {
  /** Null where no measure answers a recommendation, so that there is nothing to tell apart. */
  readonly title: string | null;
  readonly measures: readonly Measured[];
}

/** Measures under the first recommendation they answer, in the order of the recommendations; the others last. */
function groupMeasures(plan: PlanAsAt, measures: readonly Measured[]): Group[] {
  const byFirst = Map.groupBy(measures, ({ standing }) => recommendationsOf(plan, standing.kpi)[0]);
  const answering = plan.recommendations.flatMap((one): Group[] => {
    const own = byFirst.get(one);
    return own === undefined ? [] : [{ title: `${one.number}. ${one.title}`, measures: inOrder(own) }];
  });
  const others = byFirst.get(undefined);
  if (others === undefined) return answering;
  return [
    ...answering,
    { title: answering.length === 0 ? null : "Other measures", measures: inOrder(others) },
  ];
}

const inOrder = (measures: readonly Measured[]): Measured[] =>
  [...measures].sort((a, b) => compareByNeed(a.need, b.need));

/** "Also recommendations 9 and 12", for a measure that stands under the first of several. */
function alsoAnswers(plan: PlanAsAt, kpi: KnownKpi): string | null {
  const numbers = recommendationsOf(plan, kpi)
    .slice(1)
    .map(({ number }: KnownRecommendation) => String(number));
  if (numbers.length === 0) return null;
  return `Also recommendation${numbers.length > 1 ? "s" : ""} ${list(numbers)}`;
}

/** "58%", then "45 of 78, August 2016"; where there is only a symbol, the newest value there is. */
function latestLines(standing: Standing): Line[] {
  const { kpi, point, value } = standing;
  if (point === null) return [line("No figure yet")];
  const detail = [fractionWords(standing), point.period.label].filter((text) => text !== null);
  const shown: Inline = { kind: "strong", children: [textOf(valueWords(standing))] };
  const lines = [line([shown]), note(capitalise(detail.join(", ")))];
  const known = value === null ? latestOf(kpi.series) : undefined;
  if (known === undefined) return lines;
  return [
    ...lines,
    note(`${valueWords(standingAt(kpi, known, known.period.end))} in ${inPeriod(known.period)}`),
  ];
}

/** How the newest figure is rated, its target, and how far it is from it. */
export function ratingLines(standing: Standing): Line[] {
  const target = targetWords(standing);
  const distance = distanceWords(standing);
  return [
    badge(ragBadge(standing.rag)),
    target === null ? note(withoutTarget(standing)) : line(`Target ${target}`),
    ...(distance === null ? [] : [note(distance)]),
  ];
}

const withoutTarget = ({ kpi }: Standing): string =>
  kpi.better === "neutral" ? "Neither high nor low is better" : "No target";

/** "Missed by 3.0 percentage points", "Met by 0.4", "Met"; null where nothing can be said. */
function distanceWords({ kpi, distance }: Standing): string | null {
  if (distance === null) return null;
  if (distance >= 0 && kpi.better === "in-range") return "Within the range";
  if (distance === 0) return "Met exactly";
  const decimals = Math.max(1, decimalsOf(kpi));
  const least = 10 ** -decimals;
  const size = Math.abs(distance);
  const words =
    size < least / 2 ? `less than ${least.toFixed(decimals)}` : formatValue(size, { unit: "", decimals });
  return `${distance > 0 ? "Met" : "Missed"} by ${words}${isPercentage(kpi.unit) ? " percentage points" : ""}`;
}
