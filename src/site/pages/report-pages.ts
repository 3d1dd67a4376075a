import { sayReason } from "../../diff/change.ts";
import { diffStates } from "../../diff/comparison.ts";
import { reportCorrections } from "../../diff/report.ts";
import { formatDate, type IsoDate } from "../../plan/time/dates.ts";
import type { SiteLink, SitePage } from "../../render/render-site.ts";
import { isPutRight } from "../../report/corrections.ts";
import { capitalise, plural } from "../../text/words.ts";
import { ADDRESSES, linkTo, meetingOf, type PageKind, type Site, type SiteReport, toFirst } from "../site.ts";

/** A page for each report: the report itself, or a notice where it was withdrawn. */
export const reportPages: PageKind = {
  make: (site) =>
    site.reports.map((report) =>
      report.withdrawn === null ? reportPage(report, site) : noticePage(report, report.withdrawn),
    ),
};

function reportPage(report: SiteReport, { standing }: Site): SitePage {
  const since = standing.slice(0, standing.indexOf(report)).toReversed();
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
      { title: "Put right since", links: putRight(report, since) },
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

/**
 * What later reports put right: each of its own words, and the way to the rest of what it said.
 * @param since those that stand, the oldest first
 */
function putRight({ id, model: { state } }: SiteReport, since: readonly SiteReport[]): SiteLink[] {
  const [next, newest] = [since[0], since.at(-1)];
  if (next === undefined || newest === undefined) return [];
  const tells = ({ model }: SiteReport, field: string): boolean =>
    model.state.reports.some(
      (one) => one.id === id && one.correctedFields.some((told) => told.field === field),
    );
  const own = reportCorrections(state, newest.model.state)
    .filter(({ entity }) => entity === id)
    .map(({ what, field, reason }) => {
      const first = since.find((one) => tells(one, field)) ?? newest;
      return linkTo(capitalise(what), ADDRESSES.changes(first.id), sayReason({ reason }));
    });
  const others = diffStates(state, next.model.state).filter(
    (change) => isPutRight(change) && change.entity !== id,
  ).length;
  if (others === 0) return own;
  return [...own, linkTo(`${plural(others, "correction")} of what it says`, ADDRESSES.changes(next.id))];
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
