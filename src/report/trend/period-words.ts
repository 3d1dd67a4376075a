import { formatMonth } from "../../plan/dates.ts";
import type { Frequency } from "../../plan/period.ts";

export const PERIOD_NOUNS: Record<Frequency, string> = {
  weekly: "week",
  monthly: "month",
  quarterly: "quarter",
  annual: "year",
};

/** What stands over the periods of a table. */
export const PERIOD_TITLES: Record<Frequency, string> = {
  weekly: "Week to",
  monthly: "Month",
  quarterly: "Quarter to",
  annual: "Year to",
};

/** "Sep 15", and "28 Aug" for a week: for the narrow columns of a table. */
export function columnLabel(key: string, frequency: Frequency): string {
  const month = formatMonth(key).slice(0, 3);
  return frequency === "weekly" ? `${Number(key.slice(8))} ${month}` : `${month} ${key.slice(2, 4)}`;
}

/** With the year also of a week, "28 Aug 16": for an axis. */
export function axisLabel(key: string, frequency: Frequency): string {
  const label = columnLabel(key, frequency);
  return frequency === "weekly" ? `${label} ${key.slice(2, 4)}` : label;
}
