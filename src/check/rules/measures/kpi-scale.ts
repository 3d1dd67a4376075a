import type { KnownKpi } from "../../../plan/history/replay.ts";
import { decimalsIn, roundTo, times } from "../../../plan/measures/decimals.ts";
import type { Point } from "../../../plan/measures/series.ts";
import { parseUnit } from "../../../plan/measures/units.ts";
import type { Feed } from "../../../plan/schema/feeds.ts";
import { inPeriod } from "../../../plan/time/periods.ts";
import type { Rule, RuleProblem } from "../../rule.ts";
import { isShare } from "./figures.ts";

export const kpiScale: Rule = {
  id: "kpi-scale",
  severity: "error",
  summary: "Figures of a percentage or a rate look like the quotient that it is made from: 0.91 for 91%.",
  why: "A spreadsheet keeps 91% as 0.91, and exports it so. The scorecard would print 1%, rate it against a target of 90%, and draw the chart along the floor. Figures of a percentage are suspect if all lie between 0 and 1 and have more digits than are printed, or if a few do and the others are above 10. Those of a rate are suspect if all of them would be printed as 0. Give a measure decimals if its figures are so small. The percentages: of a feed say which of the two its export writes.",
  bad: `\
extracts:
  - { date: 2016-09-02, values: { assessments: { 2016-06: 0.88, 2016-07: 0.9, 2016-08: 0.91 } } }
`,
  good: `\
extracts:
  - { date: 2016-09-02, values: { assessments: { 2016-06: 88, 2016-07: 90, 2016-08: 91 } } }
`,
  *check({ known, plan }) {
    const feeds = new Map(
      plan.extracts.flatMap(({ feed, figures }) => {
        const used = plan.feeds.find(({ id }) => id === feed);
        return used === undefined ? [] : figures.map(({ origin }) => [origin, used] as const);
      }),
    );
    for (const kpi of known.kpis) {
      const points = kpi.series.filter(isPlain);
      const suspects = suspectsAmong(points, kpi).filter(
        ({ origin }) => feeds.get(origin)?.percentages === undefined,
      );
      const newest = suspects.at(-1);
      if (newest === undefined) continue;
      yield tell(newest, suspects.length, points.length, kpi, feeds.get(newest.origin));
    }
  },
};

type PlainPoint = Point & { readonly value: number; readonly origin: NonNullable<Point["origin"]> };

/** A figure that was given as a value, not as two counts. */
const isPlain = (point: Point): point is PlainPoint =>
  point.value !== null && point.origin !== null && point.figure?.numerator === null;

/** A percentage below 1 stands out if no other is below this. */
const FAR = 10;

function suspectsAmong(points: readonly PlainPoint[], kpi: KnownKpi): readonly PlainPoint[] {
  const isLost = ({ value }: PlainPoint): boolean => value >= 0 && Number(roundTo(value, kpi.decimals)) === 0;
  if (parseUnit(kpi.unit).kind === "rate")
    return points.every(isLost) ? points.filter(({ value }) => value > 0) : [];
  if (!isShare(kpi)) return [];
  const small = points.filter(({ value }) => value > 0 && value < 1);
  const others = points.filter(({ value }) => value > 1);
  const areFew = others.length > small.length && others.every(({ value }) => value >= FAR);
  const areAll = others.length === 0 && small.some(({ value }) => decimalsIn(value) > kpi.decimals);
  return areFew || areAll ? small : [];
}

function tell(
  { value, period, origin }: PlainPoint,
  suspects: number,
  all: number,
  { id, unit }: KnownKpi,
  feed: Feed | undefined,
): RuleProblem {
  const { kind, scale } = parseUnit(unit);
  const scaled = times(value, scale);
  const sign = kind === "percentage" ? "%" : "";
  const rest = suspects === 1 ? "" : `, and ${suspects} of its ${all} figures are like it`;
  return {
    message: `KPI "${id}" has "${value}" in ${inPeriod(period)} on the unit "${unit}"${rest}: it is read as ${value}${sign}, expected ${scaled} if it is a quotient`,
    origin,
    entity: id,
    hint:
      feed === undefined || kind !== "percentage"
        ? `Write ${scaled}, or the two counts, such as 71/78. If ${value}${sign} is right, give the KPI more decimals, or silence this with a comment.`
        : `Add percentages: fractions to the feed "${feed.id}" if ${value} means ${scaled}%, or percentages: per-cent if it means ${value}%.`,
  };
}
