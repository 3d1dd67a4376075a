import { formatDate, type IsoDate } from "../../plan/time/dates.ts";
import type { SitePage } from "../../render/render-site.ts";
import { ADDRESSES, linkTo, meetingOf, type PageKind, type Site, type SiteReport, toFirst } from "../site.ts";

/** A page for each report: the report itself, or a notice where it was withdrawn. */
export const reportPages: PageKind = {
  make: (site) =>
    site.reports.map((report) =>
      report.withdrawn === null ? reportPage(report, site) : noticePage(report, report.withdrawn),
    ),
};

function reportPage(report: SiteReport, { standing }: Site): SitePage {
  const { id, published, model, downloads } = report;
  const at = standing.indexOf(report);
  const [after, before] = [standing[at - 1], standing[at + 1]];
  const { document } = model;
  const name = meetingOf(report);
  const hasMeasures = model.state.kpis.length > 0;
  return {
    address: ADDRESSES.report(id),
    name,
    description: `${document.title}: the report to ${name} of ${document.heading.authority}.`,
    above: [toFirst],
    document,
    lead: null,
    lists: [
      { title: "Downloads", links: downloads },
      {
        title: `Published ${formatDate(published)}`,
        links: [
          ...(before === undefined
            ? []
            : [
                linkTo("What changed since the report before", ADDRESSES.changes(id)),
                linkTo("The report before", ADDRESSES.report(before.id), meetingOf(before)),
              ]),
          ...(after === undefined
            ? []
            : [linkTo("The report after", ADDRESSES.report(after.id), meetingOf(after))]),
          ...(hasMeasures ? [linkTo("The measures over time", ADDRESSES.measures)] : []),
          toFirst,
        ],
      },
    ].filter(({ links }) => links.length > 0),
    isUnlisted: false,
  };
}

/** Its model is the notice that stands in its place. */
function noticePage(report: SiteReport, withdrawn: IsoDate): SitePage {
  const { id, model } = report;
  const name = meetingOf(report);
  return {
    address: ADDRESSES.report(id),
    name,
    description: `A report to ${name} that was withdrawn on ${formatDate(withdrawn)}.`,
    above: [toFirst],
    document: model.document,
    lead: null,
    lists: [],
    isUnlisted: true,
  };
}
