import { plural } from "../text/words.ts";
import type { Audit } from "./audit-pdf.ts";
import type { Failure } from "./check.ts";

/** So many failures of one check are told in words; all are in the JSON. */
const MOST = 5;

/** What failed, in lines of text: under each check its failures with where they are, then what to do. */
export function sayFailures({ failures }: Audit): string[] {
  return [...Map.groupBy(failures, ({ check }) => check)].flatMap(([check, own]) => {
    const more = own.length > MOST ? [`and ${own.length - MOST} more of this kind`] : [];
    const [first] = own;
    return [
      `${check} (${first?.clause})`,
      ...own.slice(0, MOST).map((failure) => `  ${placeOf(failure)}${failure.what}`),
      ...more.map((line) => `  ${line}`),
      `  → ${first?.mend}`,
    ];
  });
}

/** "page 4, under "Caseloads" (#caseloads): ", or nothing for what is of the whole file. */
function placeOf({ page, heading, anchor }: Failure): string {
  const parts = [
    page === null ? null : `page ${page}`,
    heading === null || heading === "" ? null : `under "${heading}"${anchor === null ? "" : ` (#${anchor})`}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "" : `${parts.join(", ")}: `;
}

/** "40 checks of 55 pages". */
export const sayExtent = ({ checks, pages }: Audit): string =>
  `${plural(checks, "check")} of ${plural(pages, "page")}`;
