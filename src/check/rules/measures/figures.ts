import { type KnownKpi, whereSet } from "../../../plan/history/replay.ts";
import { parseUnit } from "../../../plan/measures/units.ts";
import type { Break, Kpi } from "../../../plan/schema/kpis.ts";
import type { Plan } from "../../../plan/schema/plan.ts";
import { weekdayOf } from "../../../plan/time/dates.ts";
import { type Frequency, MONTHS_IN, type Period } from "../../../plan/time/periods.ts";
import { below, type Origin } from "../../../problems/origin.ts";

/** The measures by id; where an id is used twice, the first counts. */
export const measuresById = ({ kpis }: Plan): Map<string, Kpi> =>
  new Map(kpis.toReversed().map((kpi) => [kpi.id, kpi]));

/** Whether a measure is a part of a whole: a percentage that is not of a change or a difference. */
export function isShare({ unit }: Pick<Kpi, "unit">): boolean {
  const { kind, of } = parseUnit(unit);
  return kind === "percentage" && !/\b(?:points?|change|difference|variance|growth)\b/i.test(of);
}

/** Whether the figure of a period may be among those that could not be read, which is told already. */
export const isUnread = ({ unreadFigures }: Plan, id: string, { key, end }: Period): boolean =>
  unreadFigures.some(
    ({ kpi, period, date }) =>
      (kpi ?? id) === id && (period ?? key) === key && (date === null || date >= end),
  );

/** A break in a measure's series, with its place. */
interface PlacedBreak extends Break {
  readonly origin: Origin;
}

/** The breaks known at the measure's date, each at its place in the list as written. */
export function breaksOf(kpi: KnownKpi, plan: Plan): PlacedBreak[] {
  const update = kpi.history.findLast(({ patch }) => "breaks" in patch);
  const written = plan.kpis.find(({ origin }) => origin === kpi.origin)?.breaks;
  const all = (update?.patch.breaks as Break[] | undefined) ?? written ?? [];
  const place = whereSet(kpi, "breaks");
  return (kpi.breaks ?? []).map((one) => ({ ...one, origin: below(place, all.indexOf(one)) }));
}

/** Where in the calendar a frequency's periods end: quarters in one of three months, weeks on one weekday. */
export function phaseOf(period: string, frequency: Frequency): string {
  return frequency === "weekly"
    ? weekdayOf(period)
    : String(Number(period.slice(5, 7)) % MONTHS_IN[frequency]);
}
