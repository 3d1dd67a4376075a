import type { Table } from "../../model/table.ts";
import { isPercentage } from "../../plan/figure.ts";
import {
  decimalsOf,
  formatAbsence,
  formatFraction,
  formatTarget,
  formatValue,
} from "../../plan/format-figure.ts";
import { distanceToTarget, ragOf, targetAt } from "../../plan/rag.ts";
import type { KnownKpi, PlanAsAt } from "../../plan/replay.ts";
import { latestOf, type Point } from "../../plan/series.ts";
import { badge, cell, header, left, line, lines, note, ragBadge, row, table } from "../cells.ts";
import { paragraph, say } from "../draft.ts";
import type { BlockKind } from "./block.ts";
import { kpiFigure } from "./kpi-figure.ts";

/** Every measure: the newest figure against its target and its comparators, then each over time. */
export const scorecard: BlockKind = ({ plan, before }) => [
  paragraph(
    say(
      "Each measure is rated against its target: on target when it is met, near target when it is missed by " +
        "no more than the tolerance agreed for it, off target beyond that. A period without a figure is " +
        "shown as a gap and as [x] in the tables.",
    ),
  ),
  overview(inOrder(plan), before),
  ...inOrder(plan).map(kpiFigure),
];

/** In the order of the recommendations they measure, as the rest of the report is. */
function inOrder({ kpis, recommendations }: PlanAsAt): KnownKpi[] {
  const place = ({ answers = [] }: KnownKpi): number => {
    const index = recommendations.findIndex(({ id }) => answers.includes(id));
    return index === -1 ? recommendations.length : index;
  };
  return [...kpis].sort((a, b) => place(a) - place(b));
}

function overview(kpis: readonly KnownKpi[], before: PlanAsAt | null): Table {
  const columns = [
    left("Measure", 28),
    left("Latest", 25),
    left("Target", 13),
    left("Rating", 17),
    left("Compared with", 17),
  ];
  return table(
    "scorecard-overview",
    "The measures at a glance",
    columns,
    kpis.map((kpi) =>
      overviewRow(
        kpi,
        before?.kpis.find(({ id }) => id === kpi.id),
      ),
    ),
  );
}

function overviewRow(kpi: KnownKpi, earlier: KnownKpi | undefined) {
  const latest = latestOf(kpi.series);
  if (latest === undefined || latest.value === null) {
    return row([
      header(line(kpi.name)),
      cell(line(formatAbsence(null))),
      cell(),
      cell(badge(ragBadge(null))),
      others(kpi),
    ]);
  }
  const target = targetAt(kpi, latest.period.end);
  const fraction = latest.figure === null ? null : formatFraction(latest.figure);
  const distance = distanceToTarget(latest.value, target, kpi.better);
  return row([
    header(line(kpi.name)),
    cell(
      line(formatValue(latest.value, kpi)),
      note(fraction === null ? latest.period.label : `${fraction}, ${latest.period.label}`),
      ...lastTime(kpi, latest, earlier),
    ),
    cell(...lines(formatTarget(target, kpi))),
    cell(badge(ragBadge(ragOf(latest.value, target, kpi.better))), ...missed(distance, kpi)),
    others(kpi),
  ]);
}

function missed(distance: number | null, kpi: KnownKpi) {
  if (distance === null || distance >= 0) return [];
  const points = isPercentage(kpi.unit) ? " percentage points" : "";
  const size = formatValue(-distance, { unit: "", decimals: Math.max(1, decimalsOf(kpi)) });
  return [note(`missed by ${size}${points}`)];
}

/** What the measure stood at in the report before, where a newer period has come since. */
function lastTime(kpi: KnownKpi, latest: Point, earlier: KnownKpi | undefined) {
  const then = earlier === undefined ? undefined : latestOf(earlier.series);
  if (then === undefined || then.value === null || then.period.key === latest.period.key) return [];
  return [note(`${formatValue(then.value, kpi)} in the last report`)];
}

function others({ comparators = [], ...kpi }: KnownKpi) {
  return cell(
    ...comparators.flatMap(({ who, value, period }) => [
      line(`${who} ${formatValue(value, kpi)}`),
      note(period),
    ]),
  );
}
