import { below, type Origin } from "../../diagnostics/origin.ts";
import { formatDate, type IsoDate } from "../../plan/dates.ts";
import type { Report } from "../../plan/reports.ts";
import { datesIn, isSameTitle } from "./titles.ts";

export type BackgroundPaper = NonNullable<Report["backgroundPapers"]>[number] & { readonly origin: Origin };

/** A report's background papers with their places, in order. */
export const backgroundPapersOf = (report: Report): BackgroundPaper[] =>
  (report.backgroundPapers ?? []).map((paper, index) => ({
    ...paper,
    origin: below(report.origin, "background-papers", index),
  }));

/** The paper may be of that day: neither its date nor one in its title says another. */
export function mayBeOf(paper: BackgroundPaper, date: IsoDate): boolean {
  const typed = datesIn(paper.title);
  return (
    (paper.date === undefined || paper.date === date) &&
    (typed.length === 0 || typed.includes(formatDate(date)))
  );
}

/** The paper is the document of that title and day. */
export const isDocument = (paper: BackgroundPaper, title: string, date: IsoDate): boolean =>
  isSameTitle(paper.title, title) && mayBeOf(paper, date);
