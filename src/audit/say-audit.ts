import { z } from "zod";
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

/** What `improve audit -f json` prints. */
export const auditJson = z
  .strictObject({
    version: z.literal(1),
    files: z.array(
      z.strictObject({
        file: z.string(),
        passes: z.boolean(),
        pages: z.int().describe("0 where the pages could not be read."),
        checks: z.int(),
        failures: z.array(
          z.strictObject({
            check: z.string(),
            what: z.string(),
            page: z.int().nullable().describe("Counted from 1; null for what is of the whole file."),
            heading: z.string().nullable().describe("The heading above it."),
            anchor: z.string().nullable().describe("The id in the HTML of the place at that heading."),
            mend: z.string().describe("What to do about it."),
            clause: z.string().describe("Where the standards ask for it."),
          }),
        ),
      }),
    ),
  })
  .describe("What an audit of PDF files found.");
