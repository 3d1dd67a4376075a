import { remember } from "../../text/remember.ts";
import {
  addDays,
  addMonths,
  formatDate,
  formatMonth,
  type IsoDate,
  isIsoDate,
  isIsoMonth,
  lastDayOf,
} from "./dates.ts";

export const FREQUENCIES = ["weekly", "monthly", "quarterly", "annual"] as const;

export type Frequency = (typeof FREQUENCIES)[number];

/** The time that a figure covers. */
export interface Period {
  /**
   * When it ends. `2016-08` is August 2016 for a monthly measure, the quarter ending August 2016 for a quarterly one,
   * and the year ending August 2016 for an annual one. A week has its last day.
   */
  readonly key: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
  /** "August 2016", "quarter ending June 2016". */
  readonly label: string;
}

export const MONTHS_IN = { monthly: 1, quarterly: 3, annual: 12 };

const PREFIX = { monthly: "", quarterly: "quarter ending ", annual: "year ending " };

/** The period of a key; null if the key is not one of that frequency. */
export const parsePeriod = (key: string, frequency: Frequency): Period | null =>
  PERIODS[frequency](key).period;

/** Every replay of a plan asks for the same few. */
const MOST_KEPT = 2000;

const PERIODS: Readonly<Record<Frequency, (key: string) => { readonly period: Period | null }>> = {
  weekly: remember((key) => ({ period: readPeriod(key, "weekly") }), MOST_KEPT),
  monthly: remember((key) => ({ period: readPeriod(key, "monthly") }), MOST_KEPT),
  quarterly: remember((key) => ({ period: readPeriod(key, "quarterly") }), MOST_KEPT),
  annual: remember((key) => ({ period: readPeriod(key, "annual") }), MOST_KEPT),
};

function readPeriod(key: string, frequency: Frequency): Period | null {
  if (frequency === "weekly") {
    if (!isIsoDate(key)) return null;
    return { key, start: addDays(key, -6), end: key, label: `week ending ${formatDate(key)}` };
  }
  if (!isIsoMonth(key)) return null;
  return {
    key,
    start: addMonths(`${key}-01`, 1 - MONTHS_IN[frequency]),
    end: lastDayOf(key),
    label: PREFIX[frequency] + formatMonth(key),
  };
}

export const PERIOD_NOUNS: Readonly<Record<Frequency, string>> = {
  weekly: "week",
  monthly: "month",
  quarterly: "quarter",
  annual: "year",
};

/** What follows "in": "August 2016", "the quarter ending June 2016". */
export const inPeriod = ({ label }: Pick<Period, "label">): string =>
  /ending/.test(label) ? `the ${label}` : label;

/** The period of a key, as messages say it; the key as it was written where it is not one of that frequency. */
export function sayPeriod(key: string, frequency: Frequency = isIsoDate(key) ? "weekly" : "monthly"): string {
  const period = parsePeriod(key, frequency);
  return period === null ? `"${key}"` : inPeriod(period);
}

/** The financial year ends in March. */
export const FINANCIAL_YEAR_END = 3;

/**
 * The month, quarter or year that contains a day. Quarters and years end in step with the period whose key is `known`,
 * or, if that is null, with the financial year.
 */
export function periodAround(
  day: IsoDate,
  frequency: Exclude<Frequency, "weekly">,
  known: string | null,
): Period {
  const lastMonth = known === null ? FINANCIAL_YEAR_END : Number(known.slice(5, 7));
  const length = MONTHS_IN[frequency];
  const ahead = (((lastMonth - Number(day.slice(5, 7))) % length) + length) % length;
  return parsePeriod(addMonths(`${day.slice(0, 7)}-01`, ahead).slice(0, 7), frequency) as Period;
}

export function nextPeriod(period: Period, frequency: Frequency): Period {
  const key =
    frequency === "weekly"
      ? addDays(period.key, 7)
      : addMonths(`${period.key}-01`, MONTHS_IN[frequency]).slice(0, 7);
  return parsePeriod(key, frequency) as Period;
}

/** Every period from the first to the last; empty if the first is later. */
export function periodsBetween(first: Period, last: Period, frequency: Frequency): Period[] {
  const periods: Period[] = [];
  for (let period = first; period.key <= last.key; period = nextPeriod(period, frequency)) {
    periods.push(period);
  }
  return periods;
}
