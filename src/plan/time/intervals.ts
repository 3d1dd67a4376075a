import {
  formatDate,
  formatMonth,
  type IsoDate,
  isIsoDate,
  isIsoMonth,
  lastDayOf,
  monthName,
} from "./dates.ts";

/** Some days on end, both included; a single day has start and end alike. */
export interface Interval {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

/** Reads `2016-07-10`, `2016-07-10/2016-07-11` or a whole month, `2016-12`; null for anything else. */
export function parseInterval(text: string): Interval | null {
  if (isIsoMonth(text)) return { start: `${text}-01`, end: lastDayOf(text) };
  const [start, end = start, ...rest] = text.split("/");
  if (start === undefined || end === undefined || rest.length > 0) return null;
  return isIsoDate(start) && isIsoDate(end) && start <= end ? { start, end } : null;
}

/**
 * "12 to 13 October 2016", "30 June to 2 July 2016", and for whole months "December 2016" or
 * "January to June 2017": the words official style guides ask for in place of strokes and dashes.
 */
export function formatInterval({ start, end }: Interval): string {
  if (isWholeMonths({ start, end })) return formatMonths(start, end);
  if (start === end) return formatDate(start);
  if (start.slice(0, 7) === end.slice(0, 7)) return `${Number(start.slice(8))} to ${formatDate(end)}`;
  if (start.slice(0, 4) === end.slice(0, 4)) {
    return `${Number(start.slice(8))} ${monthName(start)} to ${formatDate(end)}`;
  }
  return `${formatDate(start)} to ${formatDate(end)}`;
}

/** Whether it is a month, or months on end, from first day to last. */
export const isWholeMonths = ({ start, end }: Interval): boolean =>
  start.endsWith("-01") && end === lastDayOf(end.slice(0, 7));

function formatMonths(start: IsoDate, end: IsoDate): string {
  if (start.slice(0, 7) === end.slice(0, 7)) return formatMonth(end);
  if (start.slice(0, 4) === end.slice(0, 4)) return `${monthName(start)} to ${formatMonth(end)}`;
  return `${formatMonth(start)} to ${formatMonth(end)}`;
}
