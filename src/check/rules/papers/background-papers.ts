import type { Report } from "../../../plan/schema/reports.ts";
import type { IsoDate } from "../../../plan/time/dates.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import { timesIn } from "../../../reading/times/times.ts";
import { isSameTitle } from "../../../reading/words/titles.ts";
import { tokensOf } from "../../../reading/words/tokens.ts";

export interface BackgroundPaper extends Written {
  readonly origin: Origin;
  /** The days that it may be of: its date, or those in its title; empty where nothing says. */
  readonly days: readonly IsoDate[];
}

type Written = NonNullable<Report["backgroundPapers"]>[number];

/** A report's background papers with their places, in order. */
export const backgroundPapersOf = (report: Report): BackgroundPaper[] =>
  (report.backgroundPapers ?? []).map((paper, index) => ({
    ...paper,
    origin: below(report.origin, "background-papers", index),
    days: paper.date === undefined ? daysIn(paper.title) : [paper.date],
  }));

const daysIn = (title: string): IsoDate[] =>
  timesIn(title, tokensOf(title)).flatMap(({ kind, days }) =>
    kind === "days" && days !== null ? [days.start] : [],
  );

/** Whether the paper is the document of that title and day. */
export const isDocument = ({ title, days }: BackgroundPaper, other: string, date: IsoDate): boolean =>
  isSameTitle(title, other) && (days.length === 0 || days.includes(date));
