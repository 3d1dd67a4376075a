import type { ReportModel } from "../model/report-model.ts";
import type { IsoDate } from "../plan/dates.ts";
import type { PlanAsAt } from "../plan/replay.ts";
import { type Audience, isForPublic, type Report } from "../plan/reports.ts";
import type { EarlierReport } from "./cells.ts";

/** A report and its model: of a published one that which was frozen then. */
export interface PublishedReport {
  readonly report: Report;
  readonly model: ReportModel;
}

/**
 * The reports that are out when a report comes out. All that is published counts for a report that is not, and so
 * do those still to come before it: they may be published together.
 * @param at the plan as it was known at a date.
 */
export function earlierReports(
  report: Report,
  published: readonly PublishedReport[],
  at: (date: IsoDate) => PlanAsAt,
): EarlierReport[] {
  return allPublished(
    published.filter((other) => orderOf(other.report) < orderOf(report)),
    at,
  );
}

/** Every report that is out, in the order in which they came out. */
export const allPublished = (
  published: readonly PublishedReport[],
  at: (date: IsoDate) => PlanAsAt,
): EarlierReport[] =>
  published
    .toSorted((a, b) => (orderOf(a.report) < orderOf(b.report) ? -1 : 1))
    .map(({ report, model: { provenance, state } }) => ({
      id: report.id,
      audience: provenance.audience,
      printed: state.kpis,
      known: at(state.asAt),
    }));

/** Those of them that an audience has: the public its own, the board the public's and its own. */
export const seenBy = (audience: Audience, earlier: readonly EarlierReport[]): EarlierReport[] =>
  earlier.filter((one) => audience === "board" || one.audience === "public");

/** In the order in which they come out. Of one day those to the public are first, as the board has them, too. */
export const inOrderOfPublication = (reports: readonly Report[]): Report[] =>
  [...reports].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));

const orderOf = (report: Report): string =>
  [...dayOf(report), isForPublic(report) ? "1" : "2", report.id].join(" ");

/** What is not yet published comes after all that is. */
const dayOf = ({ state, asAt }: Report): string[] =>
  typeof state === "object" ? ["published", state.published] : ["to come", asAt];
