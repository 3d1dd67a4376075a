import type { KnownKpi } from "../../../plan/history/replay.ts";
import { type Point, weeklyOf } from "../../../plan/measures/series.ts";
import { inPeriod } from "../../../plan/time/periods.ts";
import { keyOf } from "../../../problems/origin.ts";
import type { Rule } from "../../rule.ts";
import { isUnread, phaseOf } from "./figures.ts";

export const kpiPeriodMissing: Rule = {
  id: "kpi-period-missing",
  severity: "warning",
  summary: "A measure has no figure for a period between its first and its last.",
  why: "A gap that nobody explains looks like a bad month left out. Where there is no figure the extract says so with a symbol: x for not available, z for not applicable, c for confidential, low for what rounds to 0, u for what is too unreliable to give. The place given is the figure after the gap.",
  bad: `\
extracts:
  - { date: 2016-07-05, values: { caseload: { 2016-06: 17.8 } } }
  - { date: 2016-09-02, values: { caseload: { 2016-08: 17.2 } } }
`,
  good: `\
extracts:
  - { date: 2016-07-05, values: { caseload: { 2016-06: 17.8 } } }
  - { date: 2016-09-02, values: { caseload: { 2016-07: x, 2016-08: 17.2 } } }
`,
  *check({ plan, known }) {
    for (const kpi of known.kpis.filter(inStep)) {
      const weeks = weeklyOf(kpi, known.kpis)?.series ?? [];
      for (const { before, after, missing } of gapsOf(kpi.series)) {
        if (missing.every((point) => lacksWeek(point, weeks) || isUnread(plan, kpi.id, point.period)))
          continue;
        const [first, last] = [missing[0], missing.at(-1)].map((point) => inPeriod((point as Point).period));
        const when = missing.length === 1 ? first : `the ${missing.length} periods from ${first} to ${last}`;
        yield {
          message: `KPI "${kpi.id}" has no figure for ${when}, before "${after.period.key}": expected one, or a symbol`,
          origin: keyOf(after.origin as NonNullable<Point["origin"]>),
          entity: kpi.id,
          hint: "Give the figure in the next extract, or x where there is none.",
          related:
            before.origin === null ? [] : [{ message: "last figure before", origin: keyOf(before.origin) }],
        };
      }
    }
  },
};

/** Periods that end in different months are a problem of their own, and would look like gaps. */
const inStep = ({ series, frequency }: KnownKpi): boolean =>
  new Set(series.map(({ period }) => phaseOf(period.key, frequency))).size < 2;

/** A period made of weeks has no figure where a week has none; the problem is then reported for the week. */
const lacksWeek = ({ period }: Point, weeks: readonly Point[]): boolean =>
  weeks.some(({ figure, period: { end } }) => figure === null && end >= period.start && end <= period.end);

interface Gap {
  readonly before: Point;
  readonly missing: readonly Point[];
  readonly after: Point;
}

/** Every run of periods that have neither figure nor symbol; a series never starts or ends with one. */
function gapsOf(series: readonly Point[]): Gap[] {
  const reported = series.flatMap(({ figure }, index) => (figure === null ? [] : [index]));
  return reported.slice(1).flatMap((end, place) => {
    const start = reported[place] as number;
    const missing = series.slice(start + 1, end);
    if (missing.length === 0) return [];
    return [{ before: series[start] as Point, missing, after: series[end] as Point }];
  });
}
