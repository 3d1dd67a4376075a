import type { PreviewChoice, PreviewPage } from "../index.ts";

/** The pages of a preview, with what they are called. */
export const PAGES: Readonly<Record<PreviewPage, string>> = {
  report: "The report",
  changes: "Changes since the last report",
  scorecard: "Scorecard",
  returns: "Who owes a return",
};

/** Reads from an address what is to be shown. A word that means nothing here counts as left out. */
export function readChoice(query: URLSearchParams): PreviewChoice {
  const [page, readers, edition] = ["page", "readers", "edition"].map((name) => query.get(name));
  return {
    page: isPage(page) ? page : "report",
    report: query.get("report") ?? undefined,
    readers: readers === "public" || readers === "board" ? readers : undefined,
    edition: edition === "public" || edition === "exempt" ? edition : undefined,
    month: query.get("month") || undefined,
  };
}

const isPage = (word: string | null | undefined): word is PreviewPage =>
  word !== null && word !== undefined && Object.hasOwn(PAGES, word);

/** The contrary: the same choice is always the same text, by which drafts are kept. */
export function writeChoice({ page, report, readers, edition, month }: PreviewChoice): string {
  const given = { page: page === "report" ? undefined : page, report, readers, edition, month };
  const pairs = Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return new URLSearchParams(pairs).toString();
}
