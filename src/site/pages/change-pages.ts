import { type Comparison, diffStates, type SideIdentity } from "../../diff/comparison.ts";
import { sayDates } from "../../diff/say.ts";
import type { Block, ReportDocument } from "../../model/document.ts";
import { textOf } from "../../model/table.ts";
import { formatDate } from "../../plan/time/dates.ts";
import type { SitePage } from "../../render/render-site.ts";
import { diffDocument } from "../../report/changes/diff-document.ts";
import {
  ADDRESSES,
  inlineLink,
  linkTo,
  meetingOf,
  type PageKind,
  type SiteReport,
  toFirst,
} from "../site.ts";

/** For each report that stands but the first: what changed since the one before it. */
export const changePages: PageKind = {
  make: ({ standing }) =>
    standing.flatMap((report, at) => {
      const before = standing[at + 1];
      return before === undefined ? [] : [changePage(before, report)];
    }),
};

function changePage(before: SiteReport, report: SiteReport): SitePage {
  const comparison: Comparison = {
    version: 1,
    base: identityOf(before),
    head: identityOf(report),
    audience: "public",
    edition: "public",
    changes: diffStates(before.model.state, report.model.state),
    omitted: 0,
  };
  const title = `What changed ${sayDates(comparison)}`;
  return {
    address: ADDRESSES.changes(report.id),
    name: title,
    description: `${title}: the report to ${meetingOf(report)} compared with the one before it.`,
    above: [toFirst, linkTo(meetingOf(report), ADDRESSES.report(report.id))],
    document: withLinks(diffDocument(comparison, "public"), [before, report]),
    lead: null,
    lists: [],
    isUnlisted: false,
  };
}

/** By what a reader knows it: its id is for those who keep the plan. */
const identityOf = (report: SiteReport): SideIdentity => {
  const { authority, plan, asAt } = report.model.provenance;
  return { name: `the report to ${meetingOf(report)}`, authority, plan, asAt, report: null };
};

/** The two reports of a comparison, by their names and with the way to each, in place of what an officer asked for. */
function withLinks(
  document: ReportDocument,
  [before, after]: readonly [SiteReport, SiteReport],
): ReportDocument {
  const sides = { From: before, To: after };
  const linked = (block: Block): Block => {
    if (block.kind !== "facts") return block;
    const rows = Object.entries(sides).map(([name, side]) => ({
      name,
      value: [
        inlineLink(meetingOf(side), ADDRESSES.report(side.id)),
        textOf(`, which gives the plan as at ${formatDate(side.model.provenance.asAt)}`),
      ],
    }));
    return { ...block, rows };
  };
  return {
    ...document,
    parts: document.parts.map((part) => ({ ...part, blocks: part.blocks.map(linked) })),
  };
}
