import type { ReportModel } from "../model/report-model.ts";
import type { IsoDate } from "../plan/dates.ts";
import type { PlanAsAt } from "../plan/replay.ts";
import { type Audience, audienceOf, type Report } from "../plan/reports.ts";
import type { EarlierReport } from "./cells.ts";

/** A published report and the model that was frozen then. */
export interface PublishedReport {
  readonly report: Report;
  readonly model: ReportModel;
}

/**
 * The reports that the readers of one have already. The public has those for the public; the board has these
 * and its own. All that is published counts for a report that is not.
 * @param at the plan as it was known at a date.
 */
export function earlierReports(
  report: Report,
  published: readonly PublishedReport[],
  at: (date: IsoDate) => PlanAsAt,
): EarlierReport[] {
  const audience = audienceOf(report);
  return published
    .filter((other) => isSeenBy(audience, other.report) && isBefore(other.report, report))
    .map(({ report: { id }, model: { state } }) => ({
      id,
      printed: state.kpis,
      known: at(state.asAt),
    }));
}

const isSeenBy = (audience: Audience, report: Report): boolean =>
  audience === "board" || audienceOf(report) === "public";

function isBefore(other: Report, report: Report): boolean {
  if (other.id === report.id) return false;
  const [theirs, ours] = [publishedOn(other), publishedOn(report)];
  return theirs < ours || (theirs === ours && other.id < report.id);
}

/** What is not yet published comes after all that is. */
const publishedOn = ({ state }: Report): IsoDate => (typeof state === "object" ? state.published : "9999");
