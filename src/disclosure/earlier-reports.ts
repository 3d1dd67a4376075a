import type { PrintedKpi } from "../model/kpi-state.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { PlanAsAt } from "../plan/history/replay.ts";
import type { Audience } from "../plan/schema/report-words.ts";
import { isForPublic, type Report } from "../plan/schema/reports.ts";
import type { IsoDate } from "../plan/time/dates.ts";

/** A report that readers may have, what it printed, and the plan as it was known at its date. */
export interface EarlierReport {
  readonly id: string;
  readonly audience: Audience;
  readonly printed: readonly PrintedKpi[];
  readonly known: PlanAsAt;
}

/** A report and what counts of its model. For a published report, that is the model that was frozen then. */
export interface PublishedReport {
  readonly report: Report;
  readonly model: {
    readonly provenance: Pick<ReportModel["provenance"], "audience">;
    readonly state: Pick<ReportModel["state"], "asAt"> & { readonly kpis: readonly PrintedKpi[] };
  };
}

/**
 * The reports that readers may have when a report comes out. For a report that is not yet published, these are all
 * published ones and those still to come before it, because they may be published together.
 * @param at gives the plan as it was known at a date.
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

/** Every report that is given, in the order of publication. */
export const allPublished = (
  published: readonly PublishedReport[],
  at: (date: IsoDate) => PlanAsAt,
): EarlierReport[] =>
  published
    .toSorted((a, b) => (orderOf(a.report) < orderOf(b.report) ? -1 : 1))
    .map((one) => earlierOf(one, at));

/** One object for one report and one plan, so that lists of them are compared at once. What it holds is made when it is asked for. */
function earlierOf(published: PublishedReport, at: (date: IsoDate) => PlanAsAt): EarlierReport {
  const known = EARLIER.get(at) ?? new WeakMap<PublishedReport, EarlierReport>();
  EARLIER.set(at, known);
  const { report, model } = published;
  const earlier = known.get(published) ?? {
    id: report.id,
    audience: model.provenance.audience,
    get printed() {
      return model.state.kpis;
    },
    get known() {
      return at(model.state.asAt);
    },
  };
  known.set(published, earlier);
  return earlier;
}

const EARLIER = new WeakMap<(date: IsoDate) => PlanAsAt, WeakMap<PublishedReport, EarlierReport>>();

/** The earlier reports that an audience has. The board has those for the public as well as its own. */
export const seenBy = (audience: Audience, earlier: readonly EarlierReport[]): EarlierReport[] =>
  earlier.filter((one) => audience === "board" || one.audience === "public");

/** In the order of publication. On the same day, reports to the public come first, because the board has them too. */
export const inOrderOfPublication = (reports: readonly Report[]): Report[] =>
  [...reports].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));

function orderOf(report: Report): string {
  const order =
    ORDERS.get(report) ?? [...dayOf(report), isForPublic(report) ? "1" : "2", report.id].join(" ");
  ORDERS.set(report, order);
  return order;
}

/** Each report is compared with every other. */
const ORDERS = new WeakMap<Report, string>();

/** A report that is not yet published comes after all that are. */
const dayOf = ({ state, asAt }: Report): string[] =>
  typeof state === "object" ? ["published", state.published] : ["to come", asAt];
