import { XMLBuilder } from "fast-xml-parser";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import { printable } from "../text/escape.ts";
import { ADDRESSES, meetingOf, type Site, type SiteReport } from "./site.ts";

/**
 * The feed of a site in Atom, RFC 4287: an entry for each report, the newest first. What names a feed and its entries never
 * changes, wherever the site is; they are `tag:` addresses, RFC 4151, of what each record says itself.
 * @param url the web address of the folder, with a slash at its end; null if it is not known, and links are relative.
 */
export function atomFeed(site: Site, url: string | null): string {
  const { authority, plan, language, reports } = site;
  const first = reports.at(-1) as SiteReport;
  const address = (to: string): string => (url ?? "") + to;
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    format: true,
    suppressEmptyNode: true,
  });
  const dates = reports.map(changedOn).sort();
  return builder.build({
    "?xml": { "@version": "1.0", "@encoding": "utf-8" },
    feed: {
      "@xmlns": "http://www.w3.org/2005/Atom",
      "@xml:lang": language,
      id: tagOf(first, "reports"),
      title: printable(`${plan}: ${authority}`),
      updated: timeOf(dates.at(-1) as IsoDate),
      author: { name: printable(authority) },
      link: [
        { "@rel": "alternate", "@type": "text/html", "@href": address(ADDRESSES.first) },
        ...(url === null
          ? []
          : [{ "@rel": "self", "@type": "application/atom+xml", "@href": address(ADDRESSES.feed) }]),
      ],
      entry: reports.map((report) => entryOf(report, address)),
    },
  });
}

function entryOf(report: SiteReport, address: (to: string) => string) {
  const { id, model, published, withdrawn, downloads } = report;
  const pdf = downloads.filter((one) => one.address.endsWith(".pdf"));
  const title = `${model.document.title}: ${meetingOf(report)}`;
  const { asAt } = model.provenance;
  return {
    id: tagOf(report, id),
    title: printable(withdrawn === null ? title : `Withdrawn: ${title}`),
    updated: timeOf(changedOn(report)),
    published: timeOf(published),
    link: [
      { "@rel": "alternate", "@type": "text/html", "@href": address(ADDRESSES.report(id)) },
      ...pdf.map((one) => ({ "@rel": "related", "@type": "application/pdf", "@href": address(one.address) })),
    ],
    summary: printable(
      withdrawn === null
        ? `Report to ${meetingOf(report)}, published ${formatDate(published)}. It gives the plan as at ${formatDate(asAt)}.`
        : `The report to ${meetingOf(report)} was withdrawn on ${formatDate(withdrawn)}. A notice is in its place.`,
    ),
  };
}

const changedOn = ({ published, withdrawn }: SiteReport): IsoDate => withdrawn ?? published;

/** A report has a day, and no hour. */
const timeOf = (day: IsoDate): string => `${day}T00:00:00Z`;

/** An authority has no domain here, so the words of its name stand for one. */
function tagOf({ model, published }: SiteReport, name: string): string {
  const words = model.provenance.authority.normalize("NFKD").toLowerCase();
  const authority = words.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "council";
  return `tag:${authority},${published}:improve/${name}`;
}
