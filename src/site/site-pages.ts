import type { SitePage } from "../render/render-site.ts";
import { changePages } from "./pages/change-pages.ts";
import { firstPage } from "./pages/first-page.ts";
import { measureList } from "./pages/measure-list.ts";
import { measurePages } from "./pages/measure-pages.ts";
import { reportPages } from "./pages/report-pages.ts";
import { measuresOf } from "./published-measures.ts";
import {
  ADDRESSES,
  inlineLink,
  ownDocument,
  ownParagraph,
  ownPart,
  type PageKind,
  type Site,
  toFirst,
} from "./site.ts";

/** Every kind of page. */
const KINDS: readonly PageKind[] = [firstPage, reportPages, changePages, measureList, measurePages];

/**
 * The pages of a site, and a notice at every address that a page had in an earlier run and has no more.
 * @param earlier addresses of pages.
 */
export function sitePages(site: Site, earlier: readonly string[]): SitePage[] {
  const measures = measuresOf(site);
  const pages = KINDS.flatMap((kind) => kind.make(site, measures));
  const present = new Set(pages.map(({ address }) => address));
  const gone = earlier.filter((address) => !present.has(address));
  return [...pages, ...gone.map((address) => gonePage(address, site))];
}

/** What was said there may have been too much, so nothing of it is said again. */
function gonePage(address: string, site: Site): SitePage {
  const title = "This page is no longer here";
  const notice = ownPart("gone", "Where to look", [
    ownParagraph(
      "gone-what",
      "A page was at this address, and what it was made of is no longer published. ",
      inlineLink("All reports", ADDRESSES.first),
      " are on the first page.",
    ),
  ]);
  return {
    address,
    name: title,
    description: "A page that is no longer here.",
    above: [toFirst],
    document: ownDocument(site, title, [notice]),
    lead: null,
    lists: [],
    isUnlisted: true,
  };
}
