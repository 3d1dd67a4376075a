import type { DatedFigure, ExtractFigure } from "../../../plan/schema/extracts.ts";
import { addDays, type IsoDate, isIsoMonth, MONTH_NAMES, weekdayOf } from "../../../plan/time/dates.ts";
import { type Frequency, MONTHS_IN, parsePeriod, periodAround } from "../../../plan/time/periods.ts";
import { readingsOf } from "../../../plan/time/written-periods.ts";
import { keyOf } from "../../../problems/origin.ts";
import { list, plural } from "../../../text/words.ts";
import type { Rule, RuleProblem } from "../../rule.ts";
import { measuresById, phaseOf } from "./figures.ts";

export const kpiPeriodInvalid: Rule = {
  id: "kpi-period-invalid",
  severity: "error",
  summary: "A figure is for a period that its KPI does not have.",
  why: "A period is named by its end: a month or a quarter by its last month, a week by its last day. A figure under any other name is in no table and no chart, and one whose quarters end in other months than the rest leaves gaps.",
  bad: `\
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-08-15: 17.2 } } }
`,
  good: `\
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-08: 17.2 } } }
`,
  *check({ plan }) {
    const measures = measuresById(plan);
    const figures = plan.extracts.flatMap(({ date, figures }) => figures.map((one) => ({ ...one, date })));
    const known = figures.flatMap((one) => {
      const kpi = measures.get(one.kpi);
      return kpi === undefined ? [] : [{ ...one, frequency: kpi.frequency }];
    });
    for (const [frequency, own] of Map.groupBy(known, (one) => one.frequency)) {
      const unread = own.filter(({ period }) => parsePeriod(period, frequency) === null);
      for (const [first, ...others] of atOnePlace(unread)) yield* judgeForm(first, others, frequency);
    }
    for (const [id, own] of Map.groupBy(known, ({ kpi }) => kpi)) yield* judgePhase(id, own);
  },
};

interface Written extends DatedFigure {
  readonly frequency: Frequency;
}

/** Reports a period that is none of the frequency, for all measures of a heading at once. */
function* judgeForm(
  first: Written,
  others: readonly Written[],
  frequency: Frequency,
): Generator<RuleProblem> {
  const { kpi, period, origin, date } = first;
  const kpis = others.length === 0 ? `KPI "${kpi}"` : `KPI "${kpi}" and ${plural(others.length, "other")}`;
  const readings = readingsOf(period, frequency).filter(({ words }) => !words.endsWith(period));
  const [meant, other] = readings.map(({ words }) => words);
  const form = formOf(frequency, date);
  const verb = others.length === 0 ? "is" : "are";
  const said = meant === undefined ? "" : other === undefined ? `is ${meant}` : `may be ${meant} or ${other}`;
  yield {
    message:
      said === ""
        ? `"${period}" is not a period of ${kpis}, which ${verb} ${frequency}: expected ${form}`
        : `"${period}" ${said}, and ${kpis} ${verb} ${frequency}: expected ${form}`,
    origin: keyOf(origin),
    entity: kpi,
    hint: `Write ${list(guessKeys(period, frequency), "or") || form}.`,
  };
}

/** Reports periods that end in other months than the rest of a measure. */
function* judgePhase(id: string, figures: readonly Written[]): Generator<RuleProblem> {
  const { frequency } = figures[0] as Written;
  const periods = new Set(figures.map(({ period }) => period));
  const usual = usualPhase([...periods], frequency);
  for (const { period, origin } of figures) {
    if (parsePeriod(period, frequency) === null || usual === null) continue;
    if (phaseOf(period, frequency) === usual) continue;
    yield {
      message: `"${period}" is out of step with the other periods of KPI "${id}", which is ${frequency}: expected one that ends ${describePhase(usual, frequency)}`,
      origin: keyOf(origin),
      entity: id,
      hint: "A period is named by its last month, or by its last day where it is a week.",
    };
  }
}

/** How a period is written, with the newest that had ended by a day as the example. */
const formOf = (frequency: Frequency, day: IsoDate): string =>
  `${FORMS[frequency]}, such as ${endedBy(day, frequency)}`;

const FORMS: Record<Frequency, string> = {
  weekly: "the last day of the week",
  monthly: "the month",
  quarterly: "the last month of the quarter",
  annual: "the last month of the year",
};

/** Weeks end on Sundays; quarters and years in step with the financial year. */
function endedBy(day: IsoDate, frequency: Frequency): string {
  if (frequency === "weekly") return weekdayOf(day) === "Sunday" ? day : endedBy(addDays(day, -1), frequency);
  const { key, start, end } = periodAround(day, frequency, null);
  return end <= day ? key : endedBy(addDays(start, -1), frequency);
}

/** What a period written in another form may be meant to be. */
function guessKeys(written: string, frequency: Frequency): string[] {
  const keys = readingsOf(written, frequency).flatMap(({ key }) => key ?? []);
  if (keys.length > 0 || frequency === "weekly") return keys;
  const [, year, month = ""] = /^(\d{4})[-/.]?(\d{1,2})(?:[-/.]\d{1,2})?$/.exec(written) ?? [];
  const key = `${year}-${month.padStart(2, "0")}`;
  return isIsoMonth(key) ? [key] : [];
}

/** The end that most periods share; null where none is valid, or where two ends are equally common. */
function usualPhase(periods: readonly string[], frequency: Frequency): string | null {
  const valid = periods.filter((period) => parsePeriod(period, frequency) !== null);
  const phases = [...Map.groupBy(valid, (period) => phaseOf(period, frequency))];
  const [first, second] = phases.sort(([, a], [, b]) => b.length - a.length);
  return first === undefined || first[1].length === second?.[1].length ? null : first[0];
}

/** "in March, June, September or December", "on a Sunday". */
function describePhase(phase: string, frequency: Frequency): string {
  if (frequency === "weekly") return `on a ${phase}`;
  const names = MONTH_NAMES.filter((_, index) => String((index + 1) % MONTHS_IN[frequency]) === phase);
  return `in ${list(names, "or")}`;
}

/** Figures whose period is written at one place: a heading of a CSV, which many measures have, or else each on its own. */
function atOnePlace<One extends ExtractFigure>(figures: readonly One[]): [One, ...One[]][] {
  const placeOf = ({ origin }: One): unknown =>
    origin.key?.offsets === undefined ? origin : `${origin.file} ${origin.key.offsets[0]}`;
  return [...Map.groupBy(figures, placeOf).values()] as [One, ...One[]][];
}
