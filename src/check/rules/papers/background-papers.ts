import type { Report } from "../../../plan/schema/reports.ts";
import type { IsoDate } from "../../../plan/time/dates.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import { timesIn } from "../../../reading/times.ts";
import { tokensOf } from "../../../reading/tokens.ts";
import { isSameTitle } from "../../prose/names.ts";

export type BackgroundPaper = NonNullable<Report["backgroundPapers"]>[number] & { readonly origin: Origin };

/** A report's background papers with their places, in order. */
export const backgroundPapersOf = (report: Report): BackgroundPaper[] =>
  (report.backgroundPapers ?? []).map((paper, index) => ({
    ...paper,
    origin: below(report.origin, "background-papers", index),
  }));

/** Whether the paper may be of that day: neither its date nor one in its title is another. */
export function mayBeOf(paper: BackgroundPaper, date: IsoDate): boolean {
  const typed = timesIn(paper.title, tokensOf(paper.title)).filter(({ kind }) => kind === "days");
  return (
    (paper.date === undefined || paper.date === date) &&
    (typed.length === 0 || typed.some(({ days }) => days?.start === date))
  );
}

/** Whether the paper is the document of that title and day. */
export const isDocument = (paper: BackgroundPaper, title: string, date: IsoDate): boolean =>
  isSameTitle(paper.title, title) && mayBeOf(paper, date);
